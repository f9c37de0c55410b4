/** Asking for progress: which customer messages chase, and whether two in a row went without a real answer. `[crisis]` */
import type { Facts } from '../facts';
import type { Said } from '../spokenCase';

const newsCues = ['staff-arrived', 'staff-ready', 'staff-shipped', 'staff-ordered', 'staff-slip', 'staff-cost', 'loaner'] as const;
const shortAnswer = 14;

/** Customer messages that chase. The opening message that asks how long it takes does not. */
export function chasingMessages(facts: Facts): Said[] {
  const [opening, ...later] = facts.spoken.customer;
  const startsInTheMiddle = opening && facts.spoken.said.indexOf(opening) > 0 && facts.spoken.staff.some((said) => isBefore(said, opening, facts));
  const candidates = startsInTheMiddle ? [opening, ...later] : later;
  return candidates.filter((said) => facts.heard.inMessage(said, 'chase').length > 0);
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
  if (told.inMessage(said, ...newsCues).length > 0) return true;
  if (told.inMessage(said, 'staff-no-news').length > 0 || told.inMessage(said, 'staff-empty').length > 0) return false;
  return said.text.length > shortAnswer;
}

function isBefore(a: Said, b: Said, facts: Facts): boolean {
  return facts.spoken.said.indexOf(a) < facts.spoken.said.indexOf(b);
}
