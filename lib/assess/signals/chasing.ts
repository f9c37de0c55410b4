/** Asking for progress: which customer messages chase, and whether two in a row went without a real answer. `[crisis]` */
import { daysBetween } from '../../text/clock';
import type { Cue } from '../cues';
import type { Facts } from '../facts';
import { threats } from '../meanings';
import type { Said } from '../spokenCase';

const newsCues = [
  'staff-arrived',
  'staff-ready',
  'staff-shipped',
  'staff-ordered',
  'staff-slip',
  'staff-cost',
  'loaner',
] as const;

/** Customer messages that chase. The opening message that asks how long it takes does not. */
export function chasingMessages(facts: Facts): Said[] {
  const [first, ...later] = facts.spoken.customer;
  const candidates = first && !isOpening(first, facts) ? [first, ...later] : later;
  return candidates.filter((said) => asks(said, facts) || isNudge(said, facts));
}

/** A deadline that comes with a threat announces; it no longer asks. */
function asks(said: Said, facts: Facts): boolean {
  const { heard } = facts;
  if (heard.hasInMessage(said, 'chase')) return true;
  return heard.hasInMessage(said, 'ultimatum') && !heard.hasInMessage(said, ...threats);
}

/** The words of a message that ask for progress: a chase, a demand, else the days counted, else the whole nudge. */
export function chasingCues(said: Said, facts: Facts): readonly Cue[] {
  const cues = facts.heard.inMessage(said, 'chase', 'ultimatum', 'waited');
  if (cues.length > 0) return cues;
  return [{ cue: 'chase', rule: 'nudge', source: said.source, said, start: 0, end: said.text.length, quote: said.text }];
}

/** A question mark behind which no word follows, whatever brackets, dots or emoji do. */
const endsAsking = /[?][^\p{L}\p{N}]*$/u;

/** 第三周了, "hello?": someone who waits and counts the days, or sends a short question about nothing else, asks for progress. */
function isNudge(said: Said, facts: Facts): boolean {
  const { heard } = facts;
  if (facts.solution?.withThanks || heard.hasInMessage(said, 'good-humour', 'thanks', 'praise', 'fixed', 'other-topic'))
    return false;
  if (heard.hasInMessage(said, 'waited')) return true;
  const text = said.folded.trim();
  return text.length <= facts.pack.policy.silence.nudgeCharacters && endsAsking.test(text);
}

/** The first message opens the case unless staff wrote before it or the ticket is days older. */
function isOpening(said: Said, facts: Facts): boolean {
  if ((facts.spoken.staff[0]?.place ?? Number.POSITIVE_INFINITY) < said.place) return false;
  const { openedAt } = facts.spoken;
  return !openedAt || !said.at || daysBetween(openedAt, said.at) <= 1;
}

/** The longest row of chases without a staff message between them that says anything new. */
export function longestRow(facts: Facts): Said[] {
  const chasing = new Set(chasingMessages(facts));
  let row: Said[] = [];
  let longest: Said[] = [];
  for (const said of facts.spoken.said) {
    if (chasing.has(said)) row = [...row, said];
    else if (said.from === 'staff' && saysSomethingNew(said, facts)) row = [];
    if (row.length > longest.length) longest = row;
  }
  return longest;
}

/** 我帮您看看 is no news; a date, a shipment, a reason is. */
export function saysSomethingNew(said: Said, facts: Facts): boolean {
  const { told } = facts;
  if (told.hasInMessage(said, ...newsCues)) return true;
  if (told.hasInMessage(said, 'staff-no-news') || told.hasInMessage(said, 'staff-empty')) return false;
  return said.text.length > facts.pack.policy.signals.newsCharacters;
}
