/** How many follow the customer: the field, else the number that the customer's own words about their reach name. `[kit]` */
import type { Evidence } from '../../case/assessment';
import { parseCount } from '../../text/count';
import type { Cue } from '../cues';
import { evidence, type Facts, fieldEvidence } from '../facts';

export interface Followers {
  readonly count: number;
  readonly evidence: (rule: string) => readonly Evidence[];
}

const amount =
  '(?:好?几|上|近|约|超)?(?:\\d[\\d,.]*\\s?(?:百万|千万|万|w|千|k|m|thousand|million)?|[一二两三四五六七八九十百千万几]+)(?:多|来|余|\\+)?';
const followers = '(?:粉丝|粉|关注者?|followers?|fans|subscribers?)';
const amountFirst = new RegExp(`(${amount})\\s?[个名位的]{0,2}\\s?${followers}`);
const amountLast = new RegExp(`${followers}[数量有是也已经大概约快将近差不多超过:= ]{0,6}(${amount})`);
/** 我是博主，粉丝 | 12.5w: the number may stand so far behind the words that were noticed. */
const reachBehind = 16;

/** Null where neither the page nor the customer names a number; the field wins. */
export function followersOf(facts: Facts): Followers | null {
  const { followers: shown, reading } = facts.spoken;
  if (shown !== null)
    return { count: shown, evidence: (rule) => [fieldEvidence('customer.followers', reading.customer?.followers, rule)] };
  const said = facts.everHeard
    .of('reach-some')
    .map((cue) => ({ cue, count: countIn(cue, facts) }))
    .filter((entry): entry is { cue: Cue; count: number } => entry.count !== null)
    .sort((a, b) => b.count - a.count)[0];
  return said ? { count: said.count, evidence: () => evidence([said.cue], facts.pack) } : null;
}

/** The number that goes with the words; not that of a friend who was named before it. */
function countIn(cue: Cue, facts: Facts): number | null {
  const text = cue.said?.folded.slice(cue.start, cue.end + reachBehind).split(/[。!?;\n]/)[0] ?? '';
  const found = amountFirst.exec(text) ?? amountLast.exec(text);
  if (!found?.[1] || facts.pack.context.otherPerson().first(text.slice(0, found.index))) return null;
  return parseCount(found[1]);
}
