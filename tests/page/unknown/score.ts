/**
 * How well the generic reader reads pages of CRMs that it was not made for, in a real browser. `tuned`, `styles` (in the manner
 * of CRMs in use), `fresh` (written after that, read at first sight with fields 74.5 %, messages 68.0 %), `fresh2` (by an author who does not know the reader; at first sight 78.3 % and 56.0 %), `measured2` (by the same author later; at first sight 84.9 % and 51.6 %), `forms` (ways of writing labels and heads of messages, made for tuning): the reader was improved on these; `measured3` (one more author; 86.7 % and 53.8 %, one date style mended since) and `measured`: written apart from it and only measured; `other`: pages that are no case, of which nothing may be claimed.
 * `npx tsx tests/page/unknown/score.ts [folder] [-v]` prints the scores.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { build } from 'esbuild';
import type { CaseReading } from '../../../lib/case/reading';
import { parseShownDate } from '../../../lib/text/shownDate';
import { launchBrowser } from '../inBrowser';

export const now = '2026-11-20T10:00:00+08:00';

type Shown = string | boolean | readonly string[];
/** Time, speaker, how its text begins (`=`: all of it), internal. */
type ExpectedMessage = readonly [at: string, from: string, text: string, internal?: boolean];

interface Expected {
  readonly url?: string;
  readonly kind?: string;
  readonly fields: Readonly<Record<string, Shown>>;
  readonly messages: readonly ExpectedMessage[];
}

export interface Score {
  readonly name: string;
  readonly fields: number;
  readonly right: number;
  readonly wrong: number;
  readonly messages: number;
  readonly messagesRight: number;
  readonly messagesWrong: number;
  readonly notes: readonly string[];
  readonly ms: number;
}

declare const generic: typeof import('./genericInPage');

export async function scoreFolder(folder: string, browser: Browser): Promise<Score[]> {
  const names = readdirSync(join(import.meta.dirname, folder)).filter((name) => name.endsWith('.html.saved'));
  const script = await bundle();
  const scores: Score[] = [];
  for (const name of names) scores.push(await scorePage(join(folder, name.replace('.html.saved', '')), browser, script));
  return scores;
}

async function bundle(): Promise<string> {
  const entry = join(import.meta.dirname, 'genericInPage.ts');
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'generic',
    target: 'es2023',
  });
  return `${built.outputFiles[0]?.text}\nglobalThis.generic = generic;`;
}

async function scorePage(name: string, browser: Browser, script: string): Promise<Score> {
  const read = (extension: string) => readFileSync(join(import.meta.dirname, `${name}.${extension}`), 'utf8');
  const expected = JSON.parse(read('json')) as Expected;
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  try {
    await page.setContent(read('html.saved'));
    await page.addScriptTag({ content: script });
    const { reading, kind, ms, glance } = await page.evaluate(
      ({ url, time }) => {
        const begin = performance.now();
        const made = generic.readGeneric({ doc: document, url, now: time, budgetMs: 5_000 });
        return {
          ms: performance.now() - begin,
          kind: made?.kind ?? 'other',
          glance: generic.mayBeCase(document),
          reading: made && (JSON.parse(JSON.stringify(made.reading)) as CaseReading),
        };
      },
      { url: expected.url ?? 'https://crm.example/detail?id=1', time: now },
    );
    const scored = compare(name, reading, expected, kind);
    // What the glance does not take for a case is never read.
    return glance || kind === 'other' ? { ...scored, ms } : { ...scored, ms, messagesRight: 0, notes: ['not seen at a glance'] };
  } finally {
    await page.close();
  }
}

export function compare(name: string, reading: CaseReading | null, expected: Expected, kind: string): Omit<Score, 'ms'> {
  const notes: string[] = [];
  if (kind !== (expected.kind ?? 'ticket')) notes.push(`kind: ${kind}`);
  const got = reading ? flat(reading) : {};
  let right = 0;
  let wrong = 0;
  for (const [path, value] of Object.entries(expected.fields)) {
    if (same(got[path], value)) right++;
    else {
      if (got[path] !== undefined) wrong++;
      notes.push(`${path}: ${JSON.stringify(got[path])} instead of ${JSON.stringify(value)}`);
    }
  }
  for (const path of Object.keys(got)) {
    if (path in expected.fields) continue;
    wrong++;
    notes.push(`${path}: ${JSON.stringify(got[path])}, which the page does not show`);
  }
  return { name, fields: Object.keys(expected.fields).length, right, wrong, ...compareMessages(reading, expected, notes), notes };
}

function compareMessages(reading: CaseReading | null, { messages }: Expected, notes: string[]) {
  let messagesRight = 0;
  let messagesWrong = 0;
  const left = [...(reading?.messages ?? [])];
  for (const [at, from, text, internal = false] of messages) {
    const index = left.findIndex((each) => begins(each.text, text));
    const found = index < 0 ? undefined : left.splice(index, 1)[0];
    const isRight =
      found &&
      instant(found.at) === instant(at) &&
      found.from === from &&
      (found.internal ?? false) === internal &&
      fits(found.text, text);
    if (isRight) messagesRight++;
    else {
      const isUnsure = !found || (found.from === 'unsure' && from !== 'unsure');
      if (!isUnsure) messagesWrong++;
      notes.push(`message "${text}": ${JSON.stringify(found)} instead of ${at} ${from}${internal ? ' internal' : ''}`);
    }
  }
  for (const extra of left) {
    messagesWrong++;
    notes.push(`no such message: ${JSON.stringify(extra)}`);
  }
  return { messages: messages.length, messagesRight, messagesWrong };
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');
const begins = (text: string, expected: string): boolean => squeeze(text).includes(squeeze(expected.replace(/^=/, '')));
const fits = (text: string, expected: string): boolean =>
  expected.startsWith('=') ? squeeze(text) === squeeze(expected.slice(1)) : begins(text, expected);

function instant(at: string | null | undefined): string | null {
  return at ? (parseShownDate(at, now)?.iso ?? at) : null;
}

function flat(reading: CaseReading): Record<string, Shown> {
  const found: Record<string, Shown> = {};
  for (const group of ['customer', 'vehicle', 'ticket'] as const) {
    for (const [key, value] of Object.entries(reading[group] ?? {}))
      if (value !== null) found[`${group}.${key}`] = value as Shown;
  }
  return found;
}

/** What a page shows as 是, No or 不可行驶 is the same as the true or false that an expectation may write. */
function yesOrNo(shown: Shown): boolean | null {
  if (typeof shown === 'boolean') return shown;
  const text = String(shown).trim().toLowerCase();
  if (/^(?:否|不|无法|no\b|not\b|false)/.test(text)) return false;
  return /^(?:是|能|可|yes\b|true\b|drivable|vip)/.test(text) ? true : null;
}

function same(got: Shown | undefined, expected: Shown): boolean {
  if (got === undefined) return false;
  if (typeof got === 'boolean' || typeof expected === 'boolean') return yesOrNo(got) === yesOrNo(expected);
  if (Array.isArray(expected) || Array.isArray(got))
    return JSON.stringify([got].flat().map(String).sort()) === JSON.stringify([expected].flat().map(String).sort());
  if (got === expected || squeeze(String(got)) === squeeze(String(expected))) return true;
  const [a, b] = [parseShownDate(String(got), now), parseShownDate(String(expected), now)];
  return a !== null && b !== null && a.iso === b.iso;
}

/** Unsure counts as not read, wrong counts double. */
export function totalOf(scores: readonly Score[]): { readonly fields: number; readonly messages: number } {
  const sum = (key: 'fields' | 'right' | 'wrong' | 'messages' | 'messagesRight' | 'messagesWrong') =>
    scores.reduce((total, each) => total + each[key], 0);
  const share = (right: number, wrong: number, all: number) => (all === 0 ? 1 : (right - wrong) / all);
  return {
    fields: share(sum('right'), sum('wrong'), sum('fields')),
    messages: share(sum('messagesRight'), sum('messagesWrong'), sum('messages')),
  };
}

export function sayScores(folder: string, scores: readonly Score[], isTalkative: boolean): string {
  const total = totalOf(scores);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const lines = scores.flatMap((each) => [
    `  ${each.name}: fields ${each.right}/${each.fields}${each.wrong ? ` (${each.wrong} wrong)` : ''}, messages ${each.messagesRight}/${each.messages}${each.messagesWrong ? ` (${each.messagesWrong} wrong)` : ''}, ${each.ms.toFixed(1)} ms`,
    ...(isTalkative ? each.notes.map((note) => `      ${note}`) : []),
  ]);
  return [`${folder}: fields ${percent(total.fields)}, messages ${percent(total.messages)} (wrong counts double)`, ...lines].join(
    '\n',
  );
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('-'));
  const browser = await launchBrowser();
  try {
    for (const folder of folders.length > 0
      ? folders
      : ['tuned', 'measured', 'styles', 'fresh', 'fresh2', 'measured2', 'forms', 'other']) {
      console.log(sayScores(folder, await scoreFolder(folder, browser), process.argv.includes('-v')));
    }
  } finally {
    await browser.close();
  }
}
