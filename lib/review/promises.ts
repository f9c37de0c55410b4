/** promise-without-buffer: a bare day or length of time beside an outcome, with no range, no room, no "if it slips". `[expect]` `[crisis]` */
import type { Finding } from '../case/draft';
import type { CompiledLanguage } from '../packs/compileReview';
import { addDays, daysBetween } from '../text/clock';
import { fold } from '../text/fold';
import type { Span } from '../text/sentences';
import { findTimeMentions, type TimeMention } from '../text/timeMention';
import { type Slots, sayLength, sayRange } from './caseFacts';
import { type Desk, framesOf, isTakenBack, makeFinding } from './desk';
import { wordsOf } from './words';

/** Any clock serves to find a time when the draft comes without a case; its date is then never said. */
const anyNow = '2026-01-05T09:00:00+08:00';
const takenBackBy = [
  'negated',
  'denied',
  'asked-here',
  'conditional',
  'theirs',
  'past',
  'own-process',
  'not-repair',
  'not-arriving',
  'not-here',
  'appointment',
  'booked',
  'person-comes',
  'you-come',
  'roomy',
  'history',
];
/** A day that the customer may choose is an appointment; when a part arrives nobody chooses. */
const ofVisits = ['offered', 'asked'];
const gapUnits = { 'zh-CN': { after: 14, before: 8 }, en: { after: 36, before: 30 } } as const;
const mostSentences = 60;
const shared = 6;

export function judgePromises(desk: Desk): Finding[] {
  const found: Finding[] = [];
  let looked = 0;
  for (const sentence of desk.prose.sentences) {
    const folded = desk.prose.folded.slice(sentence.start, sentence.end);
    for (const language of desk.languages) {
      const within = (list: string) => spansWithin(wordsOf(desk, language, list), sentence);
      const outcomes = [...within('outcome'), ...within('outcome-loose')];
      const firsts = [...outcomes, ...within('outcome-first')];
      if (firsts.length === 0) continue;
      if (++looked > mostSentences) return found;
      const at = desk.facts.reading?.now ?? anyNow;
      for (const mention of findTimeMentions(desk.prose.text.slice(sentence.start, sentence.end), at)) {
        const span = isBare(mention, language) ? promiseSpan(mention, { folded, outcomes, firsts, language }) : null;
        if (!span) continue;
        const finding = judge(desk, language, { start: sentence.start + span.start, end: sentence.start + span.end }, mention);
        if (finding) found.push(finding);
      }
    }
  }
  return found;
}

/** Those of a sentence, counted from its beginning. */
function spansWithin(spans: readonly Span[], sentence: Span): Span[] {
  return spans
    .filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
    .map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }));
}

function isBare(mention: TimeMention, language: CompiledLanguage): boolean {
  if (mention.kind === 'range') return false;
  // An hour is the length of a job, not the day on which a part comes.
  if (mention.kind === 'duration' && fold(mention.text).search(language.cue('hours')) >= 0) return false;
  if (mention.kind === 'month-part' && fold(mention.text).search(language.cue('month-end')) < 0) return false;
  return !mention.approximate && fold(mention.text).search(language.cue('bound')) < 0;
}

interface Place {
  readonly folded: string;
  readonly outcomes: readonly Span[];
  readonly firsts: readonly Span[];
  readonly language: CompiledLanguage;
}

/** From the time to its outcome, whichever comes first; with "already" or "not" between them it tells how things stand. */
function promiseSpan(mention: TimeMention, { folded, outcomes, firsts, language }: Place): Span | null {
  const gap = gapUnits[language.language];
  const isJoined = (from: number, to: number, most: number) => {
    if (to - from > most) return false;
    const between = folded.slice(from, to);
    return !/[,;:]/.test(between) && between.search(language.cue('over')) < 0;
  };
  const after = outcomes.find(({ start }) => start >= mention.end && isJoined(mention.end, start, gap.after));
  if (after) return { start: mention.start, end: after.end };
  // "lands on the 26th": a small word may belong to both.
  const before = firsts.find(({ start, end }) => {
    return (
      start < mention.start && end <= mention.start + shared && isJoined(Math.min(end, mention.start), mention.start, gap.before)
    );
  });
  return before ? { start: before.start, end: mention.end } : null;
}

function judge(desk: Desk, language: CompiledLanguage, span: Span, mention: TimeMention): Finding | null {
  const isArrival = desk.prose.folded.slice(span.start, span.end).search(language.cue('arrival')) >= 0;
  if (isTakenBack(desk, framesOf(language, isArrival ? takenBackBy : [...takenBackBy, ...ofVisits]), span)) return null;
  return makeFinding(desk, {
    id: 'promise-without-buffer',
    span: withVerb(desk, span),
    language,
    slots: roomSlots(desk, language, mention),
  });
}

/** "The mirror will be here by Wednesday": the helping verb goes with its verb, so that what replaces both is a sentence. */
function withVerb({ prose }: Desk, { start, end }: Span): Span {
  const before = /(?<![a-z'])(?:will|shall|should|can|would|could|may|might)\s{1,3}$/.exec(
    prose.folded.slice(Math.max(0, start - 12), start),
  );
  return { start: start - (before?.[0].length ?? 0), end };
}

/** What may be told instead of the bare time: real dates when the case has a clock, else a longer length, else the time with a way out. */
function roomSlots(desk: Desk, language: CompiledLanguage, mention: TimeMention): Slots {
  const { buffer } = desk.rules;
  const now = desk.facts.reading?.now;
  const days = now ? daysBetween(now, mention.dueAt) : 0;
  return {
    due: mention.text,
    told: now ? sayRange(days, addDays(now, 0), buffer, language.language) : null,
    length: mention.kind === 'duration' ? sayLength(mention.text, buffer, language.language) : null,
  };
}
