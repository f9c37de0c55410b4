/** The last look at the rewrites of a draft, when all its findings are known: what each may paste back, and how it fits where it is put. */
import type { Finding } from '../case/draft';
import type { FindingId } from '../case/ids';
import type { CompiledLanguage } from '../packs/compileReview';
import type { Span } from '../text/sentences';
import { type Desk, fill } from './desk';
import { matchesOf } from './matches';
import { isClauseEnd, sentenceAt, sentenceSpan } from './prose';

/** "李女士您好，" or "Hi Dave, " and what is said after it; both exact slices of the draft. */
export interface Opening {
  readonly salutation: string;
  readonly rest: string;
}

/** No salutation that we know is longer; what is longer says something. */
const longestSalutation = 40;

/** Cuts a stretch of the draft behind the salutation with which it begins; the salutation is empty where there is none. */
export function readOpening({ prose }: Desk, language: CompiledLanguage, { start, end }: Span): Opening {
  const folded = prose.folded.slice(start, Math.min(end, start + longestSalutation));
  for (const match of matchesOf(language.cue('salutation'), folded)) {
    if (match.index > 0) break;
    const isWhole = match[0].endsWith('您好') || isClauseEnd(prose.folded, start + match[0].length);
    if (!isWhole) continue;
    let to = match[0].length;
    while (to < folded.length && (isClauseEnd(prose.folded, start + to) || folded[to] === ' ')) to += 1;
    return { salutation: prose.text.slice(start, start + to), rest: prose.text.slice(start + to, end) };
  }
  return { salutation: '', rest: prose.text.slice(start, end) };
}

/** `findings` are all of the draft, in reading order; the same ones come back, with the rewrites that they may offer side by side. */
export function fitRewrites(desk: Desk, findings: readonly Finding[]): Finding[] {
  const fitted: Finding[] = [];
  for (const finding of findings) {
    const pasted = finding.id === 'explains-first' ? withoutOffence(desk, finding, findings) : finding.rewrite;
    const earlier = fitted.filter(({ start }) => sentenceAt(desk.prose, start) === sentenceAt(desk.prose, finding.start));
    const said = pasted !== null && repeats(finding, pasted, earlier) ? again(desk, finding, earlier) : pasted;
    fitted.push({ ...finding, rewrite: said === null ? null : inPlace(desk, finding, said) });
  }
  return fitted;
}

/** What stands beside these words is worth saying once they are mended: it is not thrown away with them. */
const mendable: readonly FindingId[] = ['jargon', 'promise-without-buffer', 'leftover-placeholder', 'but-after-apology'];
const ofTheWhole: readonly FindingId[] = ['missing-part', 'explains-first'];

/** An explanation that holds a marked word is not pasted back: the acknowledgement stands alone, or waits until the words are mended. */
function withoutOffence(desk: Desk, finding: Finding, findings: readonly Finding[]): string | null {
  const { rewrite, start, end } = finding;
  const language = desk.languages.find(({ language }) => language === languageOf(finding.quote)) ?? desk.home;
  const { rest } = readOpening(desk, language, finding);
  const from = end - rest.length;
  const inside = findings.filter(
    (other) => !ofTheWhole.includes(other.id) && other.start < end && other.end > Math.max(from, start),
  );
  if (inside.length === 0 || rewrite === null) return rewrite;
  if (inside.every(({ id }) => mendable.includes(id))) return null;
  return rewrite.slice(0, rewrite.length - rest.length).trimEnd();
}

/** Rewrites made of the draft's own words are never a repetition of another. */
const ownWords: readonly FindingId[] = [...mendable, ...ofTheWhole];

/** Would the sentence say nearly the same twice? */
function repeats({ id }: Finding, rewrite: string, earlier: readonly Finding[]): boolean {
  if (ownWords.includes(id)) return false;
  return earlier.some((other) => !ownWords.includes(other.id) && likeness(other.rewrite ?? '', rewrite) >= nearlySame);
}

/** Of the words of two rewrites (Chinese: pairs of characters), the share that both have. */
const nearlySame = 0.6;

function likeness(one: string, other: string): number {
  const [a, b] = [piecesOf(one), piecesOf(other)];
  const shared = [...a].filter((piece) => b.has(piece)).length;
  return (2 * shared) / Math.max(1, a.size + b.size);
}

function piecesOf(text: string): Set<string> {
  if (languageOf(text) === 'en') return new Set(text.toLowerCase().match(/[a-z0-9']+/g) ?? []);
  const units = [...text];
  return new Set(units.slice(1).map((unit, index) => `${units[index]}${unit}`));
}

/** Few words that go on from the sentence instead of saying it again; null where the pack has none, or they are in it already. */
function again(desk: Desk, finding: Finding, earlier: readonly Finding[]): string | null {
  const language = desk.languages.find((known) => known.language === languageOf(finding.rewrite ?? ''));
  const words = language?.findings[finding.id]?.again;
  if (!words || repeats(finding, words, earlier)) return null;
  return fill([words], desk.facts.slots(language.language));
}

function languageOf(text: string): 'zh-CN' | 'en' {
  return /[\u4e00-\u9fff]/.test(text) ? 'zh-CN' : 'en';
}

/** A capital where the words had one or open a sentence, and the mark at which their sentence ended. */
function inPlace({ prose }: Desk, { start, quote }: Finding, rewrite: string): string {
  if (rewrite.startsWith(quote)) return rewrite;
  const opens = sentenceSpan(prose, start).start === start && !/[,，、]\s*$/.test(prose.text.slice(0, start));
  const isCapital = /^\p{Lu}/u.test(quote) && !/^I\b/.test(quote);
  const begun = opens || isCapital ? capital(rewrite) : rewrite;
  const isStatement = /[.。!！]$/.test(quote) && !/[.。!！?？]$/.test(begun) && begun !== '';
  return isStatement ? begun + (languageOf(begun) === 'en' ? '.' : '。') : begun;
}

/** The text with its first letter upper case. */
export function capital(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
