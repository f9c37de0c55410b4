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
/** Expressions are made when a text begins and ends like one of theirs: making all costs more than reading a page. */
interface Shaped {
  readonly path: LabelPath;
  readonly pattern: string;
  readonly ends: ReadonlySet<string>;
  made: RegExp | null;
}
const edge = 2;
/** By the first characters of the text, in the order of the file. */
let byStart: ReadonlyMap<string, readonly Shaped[]> | null = null;

const longest = 40;
const known = new Map<string, LabelPath | null>();
const knownLimit = 4_000;

/** `* 客户姓名（必填）：` says 客户姓名. */
export function bareLabel(text: string): string {
  return text
    .replace(/^[\s*＊•·#>|:：—–-]+/, '')
    .replace(/[\s:：*＊?？ⓘ﹕.…]+$/, '')
    .replace(/^[【[](.*)[】\]]$/, '$1')
    .toLowerCase()
    .trim();
}

export function labelPath(text: string): LabelPath | null {
  if (text.length > longest) return null;
  const before = known.get(text);
  if (before !== undefined) return before;
  // A number of two digits is part of a value, an address, a name of something.
  const bare = /\d\d/.test(text) ? '' : bareLabel(text);
  const path = bare === '' ? null : (lookUp(bare) ?? lookUpParts(bare));
  if (known.size < knownLimit) known.set(text, path);
  return path;
}

function lookUp(bare: string): LabelPath | null {
  const path = exact.get(bare) ?? (bare.includes(' ') ? exact.get(bare.replace(/\s+/g, '')) : undefined);
  if (path) return path;
  byStart ??= shapedByStart();
  const end = bare.slice(-edge).padEnd(edge);
  for (const each of byStart.get(bare.slice(0, edge).padEnd(edge)) ?? []) {
    if (!each.ends.has(end) && !each.ends.has(anyBefore(end))) continue;
    each.made ??= new RegExp(`^(?:${each.pattern})$`);
    if (each.made.test(bare)) return each.path;
  }
  return null;
}

/** A bracket may close behind anything. */
const anyBefore = (end: string): string => `\0${end[end.length - 1]}`;

function shapedByStart(): ReadonlyMap<string, readonly Shaped[]> {
  const found = new Map<string, Shaped[]>();
  for (const [path, shapes] of Object.entries(patterns)) {
    for (const { pattern, starts, ends } of shapes) {
      const shaped: Shaped = { path: path as LabelPath, pattern, ends: new Set(pairsIn(ends)), made: null };
      for (const start of pairsIn(starts)) {
        const known = found.get(start);
        if (known) known.push(shaped);
        else found.set(start, [shaped]);
      }
    }
  }
  return found;
}

function pairsIn(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at += edge) found.push(text.slice(at, at + edge));
  return found;
}

export function forgetLabels(): void {
  known.clear();
}

const weak: ReadonlyMap<string, FieldPath> = new Map(
  Object.entries(words.weakLabels).flatMap(([path, labels]) => labels.map((label) => [label, path as FieldPath] as const)),
);

/** Most texts of a page begin like none of them. */
const weakStarts: ReadonlySet<string> = new Set([...weak.keys()].map((label) => label[0] ?? ''));
const longestWeak = 20;

/** What a label may mean where nothing else says it: 故障描述 for the subject, 进店时间 for when it was opened. */
export const weakPath = (text: string): FieldPath | null =>
  text.length <= longestWeak && weakStarts.has(text[0]?.toLowerCase() ?? '') ? (weak.get(bareLabel(text)) ?? null) : null;

const bracketed = /[(（[【][^)）\]】]*[)）\]】]/g;
const mixed = /[\u3400-\u9fff]\s*[a-z]|[a-z]\s*[\u3400-\u9fff]|[(（[【/|·]/;

/** `客户姓名 (Customer name)`, `客户 / Customer`, `承诺到货(天)`, `Customer 客户`: one of the parts says it. */
function lookUpParts(bare: string): LabelPath | null {
  if (!mixed.test(bare)) return null;
  const outside = bare.replace(bracketed, ' ').trim();
  // A person in a role (刘洋(车主)) is no label: what stands in brackets never decides.
  const parts = [
    outside,
    ...outside.split(/[/|·]/),
    ...outside.split(/(?<=[\u3400-\u9fff])\s*(?=[a-z])|(?<=[a-z])\s*(?=[\u3400-\u9fff])/),
  ];
  for (const part of parts) {
    const trimmed = part.trim();
    if (trimmed === '' || trimmed === bare) continue;
    const path = lookUp(trimmed);
    if (path) return path;
  }
  return null;
}

const hasJoint = /[/／|｜&+＋、及与和]| and /;
const joints = /\s*[/／|｜&+＋、]\s*|(?<=[\u3400-\u9fff])[及与和](?=[\u3400-\u9fff])|\s+and\s+/;

/** `客户/电话`, `车型 / 车牌`: several fields under one label; null if it is one. */
export function joinedPaths(text: string): readonly LabelPath[] | null {
  if (text.length > longest || !hasJoint.test(text) || !joints.test(text)) return null;
  const parts = bareLabel(text).split(joints).filter(Boolean);
  const paths = parts.flatMap((part) => labelPath(part) ?? []);
  const isJoined = parts.length > 1 && paths.length === parts.length && new Set(paths).size === parts.length;
  return isJoined && !paths.includes(otherPath) ? paths : null;
}

const empty: ReadonlySet<string> = new Set(words.empty);
const longestAction = 24;
const actions: ReadonlySet<string> = new Set(words.actions);

export const isEmptyValue = (text: string): boolean => /^[-—–_/.·\s]*$/.test(text) || empty.has(text.toLowerCase());
export const isAction = (text: string): boolean => text.length <= longestAction && actions.has(text.toLowerCase());
