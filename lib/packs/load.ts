/** Loads a policy pack from its files, over the shipped one of its language. A pack that does not fit is refused, whole. */
import * as v from 'valibot';
import { readLexicon } from './lexicon';
import { mergeOver } from './merge';
import { readPattern } from './notation';
import { sourceOfAny } from './patternSource';
import { type Pack, packParts, packSchema } from './schema';

/** File name (`words.json`) → its text, or its parsed JSON. */
export type PackFiles = Readonly<Record<string, unknown>>;

export interface PackError {
  readonly file: string;
  /** Where in the file, e.g. `rules.3.match`. */
  readonly key: string;
  /** What should have stood there, in plain words. */
  readonly expected: string;
}

export type LoadedPack =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly errors: readonly PackError[] };

/** `base` is what the files change: a company's pack may hold a single threshold. Without it every file must be there. */
export function loadPack(files: PackFiles, base?: Pack): LoadedPack {
  const parts: Record<string, unknown> = {};
  const errors: PackError[] = [];
  for (const [file, content] of Object.entries(files)) {
    const part = packParts.find((name) => file.split('/').at(-1) === `${name}.json`);
    if (!part) continue;
    const parsed = parseFile(file, content, errors);
    parts[part] = mergeOver(base?.[part], parsed);
  }
  if (errors.length > 0) return { ok: false, errors };
  return check({ ...base, ...parts });
}

/** The pack in force after an import: the new one if it fits, else the one that was good. */
export function replacePack(
  inForce: Pack,
  files: PackFiles,
  base: Pack,
): { readonly pack: Pack; readonly errors: readonly PackError[] } {
  const loaded = loadPack(files, base);
  return loaded.ok ? { pack: loaded.pack, errors: [] } : { pack: inForce, errors: loaded.errors };
}

function parseFile(file: string, content: unknown, errors: PackError[]): unknown {
  if (typeof content !== 'string') return content;
  try {
    return JSON.parse(content);
  } catch (error) {
    errors.push({ file, key: '', expected: `valid JSON (${error instanceof Error ? error.message : 'unreadable'})` });
    return undefined;
  }
}

function check(candidate: unknown): LoadedPack {
  const parsed = v.safeParse(packSchema, candidate);
  if (!parsed.success) return { ok: false, errors: parsed.issues.map(describe) };
  const errors = badPatterns(parsed.output);
  return errors.length > 0 ? { ok: false, errors } : { ok: true, pack: parsed.output };
}

function describe(issue: v.BaseIssue<unknown>): PackError {
  const [part = '', ...rest] = (v.getDotPath(issue) ?? '').split('.');
  const found = issue.received === 'undefined' ? 'nothing' : issue.received;
  const expected = issue.expected ?? issue.message;
  return { file: `${part}.json`, key: rest.join('.'), expected: `${expected}, found ${found}` };
}

/** Every pattern must compile: a word list that does not exist is named with the rule that asks for it. */
function badPatterns(pack: Pack): PackError[] {
  const errors: PackError[] = [];
  const lexicon = readLexicon(pack.words);
  const tryOut = (file: string, key: string, patterns: readonly string[]) => {
    try {
      new RegExp(sourceOfAny(patterns.map(readPattern), lexicon));
    } catch (error) {
      errors.push({ file, key, expected: error instanceof Error ? error.message : 'a readable pattern' });
    }
  };
  pack.rules.forEach((rule, index) => {
    tryOut('rules.json', `${index}.match`, rule.match);
    if (rule.unless) tryOut('rules.json', `${index}.unless`, rule.unless);
  });
  for (const [key, patterns] of Object.entries(pack.context)) tryOut('context.json', key, patterns);
  for (const [key, mode] of Object.entries(pack.modes)) {
    tryOut('modes.json', `${key}.match`, mode.match);
    if (mode.unless) tryOut('modes.json', `${key}.unless`, mode.unless);
  }
  for (const [key, patterns] of Object.entries(pack.words)) tryOut('words.json', key, patterns);
  return errors;
}
