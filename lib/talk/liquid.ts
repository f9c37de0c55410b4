/**
 * The sandbox in which templates run: no files, no other templates, no clock, few tags, hard limits.
 * Every output is passed through `ask`, which turns a missing value into a mark that names its slot, so that nothing missing
 * can ever become an empty text. Conditions see the missing value itself: `{% if new_date %}` is false without a date.
 */
import { Liquid, type Template } from 'liquidjs';

/** Private-use characters around a slot's name: no keyboard types them and no CRM shows them. */
export const askOpen = '\uE000';
export const askClose = '\uE001';

const allowedTags = new Set(['if', 'unless', 'case', 'for', 'assign', 'comment', 'break', 'continue']);
const allowedFilters = new Set([
  'default',
  'upcase',
  'downcase',
  'capitalize',
  'strip',
  'append',
  'prepend',
  'replace',
  'remove',
  'size',
  'first',
  'last',
  'join',
  'split',
  'plus',
  'minus',
  'times',
  'divided_by',
  'round',
  'ceil',
  'floor',
  'slice',
  'truncate',
  'where',
  'sort',
  'map',
  'ask',
  'sentence',
]);

function makeEngine(): Liquid {
  const engine = new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    dynamicPartials: false,
    cache: false,
    parseLimit: 20_000,
    renderLimit: 200,
    memoryLimit: 200_000,
  });
  engine.registerFilter('sentence', (value: unknown) =>
    typeof value === 'string' ? value.charAt(0).toUpperCase() + value.slice(1) : value,
  );
  engine.registerFilter('ask', (value: unknown, name: string) => (isMissing(value) ? `${askOpen}${name}${askClose}` : value));
  for (const tag of Object.keys(engine.tags)) if (!allowedTags.has(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters)) if (!allowedFilters.has(filter)) delete engine.filters[filter];
  return engine;
}

function isMissing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

let made: Liquid | null = null;

/** Made when the first words are filled: the background starts for a chip, which needs none. */
const engine = (): Liquid => {
  made ??= makeEngine();
  return made;
};

/** `{{ part }}` becomes `{{ part | ask: "part" }}`, on the same line. */
const output = /\{\{(-?)\s*([A-Za-z_][\w.-]*)((?:"[^"]*"|'[^']*'|[^"'}])*?)\s*(-?)\}\}/g;

export interface TemplateFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type LiquidResult = { readonly ok: true; readonly text: string } | ({ readonly ok: false } & TemplateFault);

/** Renders a template whose every missing output is marked; a broken template says where it broke and what Liquid said. */
export function runLiquid(source: string, scope: object): LiquidResult {
  try {
    engine().parse(source);
    const marked = source.replace(
      output,
      (_all, left, name, rest, right) => `{{${left} ${name}${rest} | ask: "${name}" ${right}}}`,
    );
    const templates: Template[] = engine().parse(marked);
    return { ok: true, text: String(engine().renderSync(templates, scope)) };
  } catch (error) {
    return { ok: false, ...readFault(error) };
  }
}

/** Liquid appends `, line:3, col:5` to its messages and keeps the token; anything else thrown here is ours and goes up. */
function readFault(error: unknown): TemplateFault {
  if (!(error instanceof Error)) throw error;
  const [, line, column] = /, line:(\d+), col:(\d+)/.exec(error.message) ?? [];
  const message = error.message.replace(/(?:, file:[^,]*)?, line:\d+, col:\d+/, '');
  return { line: Number(line ?? 1), column: Number(column ?? 1), message };
}
