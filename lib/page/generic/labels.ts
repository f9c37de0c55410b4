/** What a label means: a dictionary of synonyms in Chinese and English, exact words before patterns. */
import type { FieldPath } from '../adapters/types';
import patterns from './patterns.json' with { type: 'json' };
import synonyms from './synonyms.json' with { type: 'json' };
import words from './words.json' with { type: 'json' };

/** Who handles the record: no field of a reading, but evidence of who is staff. */
export const handlerPath = 'handler';
/** Known words that are no field of ours: what follows them is theirs, not a value of the label before. */
export const otherPath = 'other';
export type LabelPath = FieldPath | typeof handlerPath | typeof otherPath;

const exact: ReadonlyMap<string, LabelPath> = new Map(
  Object.entries({ [otherPath]: words.otherLabels, ...synonyms, [handlerPath]: words.handler }).flatMap(([path, labels]) =>
    labels.map((label) => [label, path as LabelPath] as const),
  ),
);
const shaped = Object.entries(patterns).map(([path, source]) => [new RegExp(source, 'iu'), path as LabelPath] as const);
const longest = 40;
const known = new Map<string, LabelPath | null>();
const knownLimit = 4_000;

/** `* 客户姓名（必填）：` says 客户姓名. */
export function bareLabel(text: string): string {
  return text
    .replace(/^[^\p{L}\p{N}【[]+/u, '')
    .replace(/[\s:：*＊?？ⓘ﹕.…]+$/u, '')
    .replace(/^[【[](.*)[】\]]$/u, '$1')
    .toLowerCase()
    .trim();
}

export function labelPath(text: string): LabelPath | null {
  if (text.length > longest) return null;
  const bare = bareLabel(text);
  if (bare === '') return null;
  const before = known.get(bare);
  if (before !== undefined) return before;
  const path = lookUp(bare) ?? lookUpParts(bare);
  if (known.size < knownLimit) known.set(bare, path);
  return path;
}

function lookUp(bare: string): LabelPath | null {
  return exact.get(bare) ?? exact.get(bare.replace(/\s+/g, '')) ?? shaped.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

/** `客户姓名 (Customer name)`, `客户 / Customer`, `承诺到货(天)`, `Customer 客户`: one of the parts says it. */
function lookUpParts(bare: string): LabelPath | null {
  if (/\d{2}/.test(bare)) return null;
  const outside = bare.replace(/[(（[【][^)）\]】]*[)）\]】]/gu, ' ').trim();
  const parts = [
    outside,
    ...outside.split(/[/|·]/u),
    ...outside.split(/(?<=\p{Script=Han})\s*(?=[a-z])|(?<=[a-z])\s*(?=\p{Script=Han})/u),
  ];
  // A person in a role (刘洋(车主)) is no label: what stands in brackets never decides.
  for (const part of parts) {
    const trimmed = part.trim();
    if (trimmed === '' || trimmed === bare) continue;
    const path = lookUp(trimmed);
    if (path) return path;
  }
  return null;
}

const empty: ReadonlySet<string> = new Set(words.empty);
const actions: ReadonlySet<string> = new Set(words.actions);

export const isEmptyValue = (text: string): boolean => /^[-—–_/.·\s]*$/.test(text) || empty.has(text.toLowerCase());
export const isAction = (text: string): boolean => actions.has(text.toLowerCase());
