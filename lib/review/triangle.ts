/** What the draft does contain (honesty, commitment, compensation, next contact, options) and, where all of it is due, what is missing. `[crisis]` */
import type { Finding, Triangle } from '../case/draft';
import { type Desk, framesOf, isTakenBack, makeFinding } from './desk';
import { wordsOf } from './words';

const mostLooked = 20;
const parts = ['honesty', 'commitment', 'compensation', 'nextContact', 'options'] as const;

export function readTriangle(desk: Desk): Triangle {
  const entries = parts.map((part) => [part, desk.languages.some((language) => has(desk, part, language))] as const);
  const found = Object.fromEntries(entries) as unknown as Triangle;
  // Who says when they call next has committed to something.
  return { ...found, commitment: found.commitment || found.nextContact };
}

function has(desk: Desk, part: (typeof parts)[number], language: Desk['home']): boolean {
  const frames = framesOf(language, [`no-${part.toLowerCase()}`]);
  const list = part === 'nextContact' ? 'next-contact' : part;
  return wordsOf(desk, language, list)
    .slice(0, mostLooked)
    .some((span) => !isTakenBack(desk, frames, span));
}

const laterParts = ['honesty', 'nextContact'] as const;

const shortestAnswer = { 'zh-CN': 24, en: 60 } as const;
/** To somebody near the end of their patience even a line is an answer. */
const shortestSerious = { 'zh-CN': 12, en: 30 } as const;
/** Without a serious case it is a hint, and only where an answer plainly leaves the customer hanging. */
const mostMissing = 4;

/** One finding at most, over the last sentence: that is where an answer leaves its reader. */
export function judgeTriangle(desk: Desk, has: Triangle): Finding[] {
  const missing = parts.filter((part) => !has[part]);
  // Without a case nobody knows what is due; the meter still shows what is there.
  if (missing.length === 0 || !desk.facts.reading || !isAnswer(desk)) return [];
  const { isSerious } = desk.facts;
  const isBad = isSerious ? !has.nextContact || missing.length >= 2 : !has.nextContact && missing.length >= mostMissing;
  if (!isBad) return [];
  const last = desk.prose.sentences.at(-1);
  if (!last) return [];
  const severity = isSerious ? 'warning' : 'hint';
  const slots = Object.fromEntries(missing.map((part) => [`no_${part.toLowerCase()}`, ' ']));
  const name = { no_nextcontact: null, ...slots };
  return [makeFinding(desk, { id: 'missing-part', span: last, language: desk.home, severity, slots: name })];
}

/** What is owed at this point of the case; the meter shows of it what is missing. */
export function partsDue(desk: Desk): readonly (typeof parts)[number][] {
  const { reading, isSerious } = desk.facts;
  if (!reading || !isAnswer(desk)) return [];
  const isFirst = !reading.messages.some(({ from, internal }) => from === 'staff' && !internal);
  return isSerious || isFirst ? parts : laterParts;
}

/** An answer to a delay or a complaint; not thanks, not good news, not a date for a visit. */
function isAnswer(desk: Desk): boolean {
  const { prose, home } = desk;
  const opening = prose.folded.slice(0, 3000);
  const { isSerious } = desk.facts;
  if (prose.folded.trim().length < (isSerious ? shortestSerious : shortestAnswer)[home.language]) return false;
  if (desk.languages.some((language) => opening.search(language.cue('good-news')) >= 0)) return false;
  const says = (cue: string) => desk.languages.some((language) => opening.search(language.cue(cue)) >= 0);
  return isSerious ? says('answering') || !says('small-talk') : says('delay');
}
