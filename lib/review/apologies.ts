/** How the draft apologises: too often, taken back with a "but", or after its excuses. An apology counts as a speech act, not as a word. */
import type { Finding } from '../case/draft';
import type { CompiledLanguage } from '../packs/compileReview';
import type { Span } from '../text/sentences';
import type { Slots } from './caseFacts';
import { type Desk, framesOf, isTakenBack, makeFinding } from './desk';
import { matchesOf } from './matches';
import { around, clauseSpan, sentenceAt } from './prose';
import { capital, readOpening } from './rewrites';
import { wordsOf } from './words';

const mostApologies = 2;
const longestBut = 120;
/** A text that repeats itself for pages need not be marked on every line. */
const mostButs = 50;

interface Act extends Span {
  readonly language: CompiledLanguage;
}

export function judgeApologies(desk: Desk): Finding[] {
  const acts = findActs(desk);
  return [...judgeCount(desk, acts), ...judgeBut(desk, acts), ...judgeOrder(desk)];
}

/** 非常抱歉，对不起 in one clause is one act; 经理会向您道歉 and 道歉解决不了问题 are none. */
function findActs(desk: Desk): Act[] {
  const all = desk.languages.flatMap((language) => {
    const frames = framesOf(language, ['no-apology']);
    return matchesOf(language.cue('apology'), desk.prose.folded)
      .map((match) => ({ start: match.index, end: match.index + match[0].length, language }))
      .filter((act) => !isTakenBack(desk, frames, act));
  });
  const acts: Act[] = [];
  for (const act of all.sort((a, b) => a.start - b.start)) {
    const last = acts.at(-1);
    if (last && act.start <= clauseSpan(desk.prose, last).end)
      acts[acts.length - 1] = { ...last, end: Math.max(last.end, act.end) };
    else acts.push(act);
  }
  return acts;
}

function judgeCount(desk: Desk, acts: readonly Act[]): Finding[] {
  const excess = acts[mostApologies];
  if (!excess) return [];
  return [makeFinding(desk, { id: 'over-apology', span: clauseSpan(desk.prose, excess), language: excess.language })];
}

/** The "but" of the same sentence, or at the head of the next. */
function judgeBut(desk: Desk, acts: readonly Act[]): Finding[] {
  const found: Finding[] = [];
  for (const act of acts) {
    const but = findBut(desk, act);
    if (found.length >= mostButs) break;
    if (!but || found.some((finding) => finding.end === but.end)) continue;
    const isFar = but.end - act.start > longestBut;
    const head = desk.prose.text.slice(act.start, but.start).replace(/[\s,.;!，。；！]+$/, '');
    const span = isFar ? but : { start: act.start, end: but.end };
    const slots = { head: isFar ? null : head || null };
    found.push(makeFinding(desk, { id: 'but-after-apology', span, slots, language: act.language }));
  }
  return found;
}

function findBut({ prose }: Desk, act: Act): Span | null {
  const own = sentenceAt(prose, act.start);
  const ownEnd = prose.sentences[own]?.end ?? act.end;
  const next = prose.sentences[own + 1];
  const text = prose.folded.slice(act.end, next ? Math.min(next.end, ownEnd + 60) : ownEnd);
  for (const match of matchesOf(act.language.cue('but'), text)) {
    const start = act.end + match.index;
    if (start >= ownEnd && next && start - next.start > 2) return null;
    return { start, end: start + match[0].length };
  }
  return null;
}

const openingSentences = 3;

/** LATTE explains last: a cause before any acknowledgement, in an answer to somebody who has been let down. `[crisis]` */
function judgeOrder(desk: Desk): Finding[] {
  const { prose } = desk;
  const opening = prose.sentences.slice(0, openingSentences);
  for (const sentence of opening) {
    const folded = prose.folded.slice(sentence.start, sentence.end);
    const language = desk.languages.find((known) => folded.search(known.cue('cause')) >= 0) ?? desk.home;
    const cause = folded.search(language.cue('cause'));
    const kind = folded.search(language.cue('acknowledge'));
    if (kind >= 0 && (cause < 0 || kind < cause)) return [];
    if (cause < 0) continue;
    if (!desk.facts.hasComplaint && around(prose, sentence.start, 1, 1).search(language.cue('let-down')) < 0) return [];
    if (
      isTakenBack(desk, framesOf(language, ['no-cause', 'status-report']), {
        start: sentence.start + cause,
        end: sentence.start + cause + 1,
      })
    )
      return [];
    if (isAnswered(desk, language, sentence.end)) return [];
    return [makeFinding(desk, { id: 'explains-first', span: sentence, language, slots: orderSlots(desk, language, sentence) })];
  }
  return [];
}

/** Behind the draft's own salutation nobody is named again; the sentence after the acknowledgement begins like one. */
function orderSlots(desk: Desk, language: CompiledLanguage, sentence: Span): Slots {
  const { salutation, rest } = readOpening(desk, language, sentence);
  const isFirst = desk.prose.text.slice(0, sentence.start).trim() === '';
  const slots = { salutation: salutation || null, rest: capital(rest) };
  return isFirst && salutation === '' ? slots : { ...slots, name: null };
}

/** Bad news told plainly, with the next contact and no kind word trailing behind, is no excuse. */
function isAnswered(desk: Desk, language: CompiledLanguage, from: number): boolean {
  if (desk.facts.hasComplaint) return false;
  const follows = (list: string) => wordsOf(desk, language, list).some(({ start }) => start >= from);
  return !follows('acknowledge') && follows('next-contact');
}
