/**
 * Customer or staff by evidence, in this order: what the block says of itself, whose name it is, whom it was sent to, what the
 * same author was elsewhere in the list, on which side of a conversation it stands. Contradicting or no evidence is `unsure`.
 */
import { addressing } from './address';
import { isEventText } from './events';
import type { Head } from './head';
import { labelPath } from './labels';
import { markOf } from './marks';
import { bareName, samePerson } from './persons';
import { spreadSides } from './sides';
import type { People, Said, SideOf, Spoken } from './spoken';
import words from './words.json' with { type: 'json' };

export function speakersOf(spoken: readonly Spoken[], people: People, sideOf: SideOf): Said[] {
  const common = commonTokens(spoken.map(({ head }) => head.tokens));
  const said = spoken.map((each) => ownEvidence(each, people, common));
  byDeeds(said, spoken, people);
  spread(said, spoken);
  inherit(said, spoken);
  if (said.includes('unsure')) spreadSides(said, spoken, sideOf, common);
  return said;
}

/** What every block of the list carries marks none of them. */
export function commonTokens(all: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  if (all.length < 2) return new Set();
  const [first, ...rest] = all;
  return new Set([...(first ?? [])].filter((token) => rest.every((tokens) => tokens.has(token))));
}

function ownEvidence({ head, text }: Spoken, people: People, common: ReadonlySet<string>): Said {
  const { author, mark } = head;
  if (mark.who === 'system' || isSystem(head, text, common)) return 'system';
  const isCustomer =
    samePerson(author, people.customer) ||
    holdsName(author, people) ||
    isFirstName(author, people) ||
    sameMail(head, people.mail);
  const isStaff = author !== null && (samePerson(author, people.handler) || isSelf(author) || hasStaffName(author));
  if (head.isInternal) return isCustomer && !isStaff ? 'unsure' : 'staff';
  // 来电 is the customer's call, whoever wrote it down; what was sent is ours.
  if (mark.direction === 'in')
    return mark.who === 'staff' && author !== null && mark.channel === null && isStaff ? 'unsure' : 'customer';
  if (mark.direction === 'out') return isCustomer ? 'unsure' : 'staff';
  if (mark.who) return mark.who === 'staff' && isCustomer ? 'unsure' : mark.who;
  if (isCustomer !== isStaff) return isCustomer ? 'customer' : 'staff';
  if (isCustomer) return 'unsure';
  const sent = recipientEvidence(head, people);
  if (sent) return sent;
  const carried = tokenEvidence(head, common);
  if (carried) return carried;
  if (author && author.length > 1 && people.topBar.includes(author.toLowerCase())) return 'staff';
  return mailEvidence(head, people);
}

const longestWithName = 24;

/** 客户严菲通过电话反映: the name of the one and not of the other. */
function holdsName(author: string | null, { customer, handler }: People): boolean {
  if (!author || !customer || customer.length < 2 || author.length > longestWithName || !/[\u3400-\u9fff]/.test(customer))
    return false;
  return author.includes(customer) && !(handler && author.includes(handler));
}

const isSelf = (author: string): boolean => /^(?:我|本人|you|me|myself)$/i.test(author.trim());

/** `Mia` is Mia Torres, unless a colleague is called so too. */
function isFirstName(author: string | null, { customer, handler }: People): boolean {
  if (!author || !customer || !/^[a-z][a-z'-]+$/i.test(author) || !customer.includes(' ')) return false;
  const first = (name: string | null) => name?.toLowerCase().split(/\s+/)[0];
  return first(customer) === author.toLowerCase() && first(handler) !== author.toLowerCase();
}

function hasStaffName(author: string): boolean {
  const low = author.toLowerCase();
  return words.staffName.some((word) => low.includes(word));
}

/** Sent to the record's customer: ours. Sent to the house: the customer's. */
function recipientEvidence({ to, author }: Head, { customer, mail, handler }: People): Said | null {
  if (to === null || author === null) return null;
  if (samePerson(to, customer) || (mail !== null && to.toLowerCase().includes(mail.toLowerCase()))) return 'staff';
  return (samePerson(to, handler) || hasStaffName(to)) && !hasStaffName(author) ? 'customer' : null;
}

function tokenEvidence(head: Head, common: ReadonlySet<string>): Said | null {
  const carries = (list: readonly string[]) => list.some((token) => head.tokens.has(token) && !common.has(token));
  const customer = carries(words.customerTokens);
  const staff = carries(words.staffTokens);
  if (customer !== staff) return customer ? 'customer' : 'staff';
  return customer ? null : wholeWords(head, common);
}

/** 客户 and 客服 in titles and descriptions of pictures. */
function wholeWords(head: Head, common: ReadonlySet<string>): Said | null {
  const marks = [...head.tokens].filter((token) => !common.has(token) && /[\u3400-\u9fff]/.test(token)).map(markOf);
  const says = (who: 'customer' | 'staff', direction: 'in' | 'out') =>
    marks.some((mark) => mark?.who === who || mark?.direction === direction);
  const [customer, staff] = [says('customer', 'in'), says('staff', 'out')];
  return customer === staff ? null : customer ? 'customer' : 'staff';
}

const longestEvent = 160;

function isSystem(head: Head, text: string, common: ReadonlySet<string>): boolean {
  const isEvent = text.length <= longestEvent && isEventText(text.replace(/\s+/g, ' ').trim());
  if (head.author && (markOf(head.author)?.who === 'system' || /(?:[a-z]bot|\bbot|机器人|系统)$/i.test(head.author))) return true;
  const carried = words.systemTokens.some((token) => head.tokens.has(token) && !common.has(token));
  const isTold = head.author === null || isEvent || head.tokens.has('system') || isChange(text);
  return (carried && isTold) || (isEvent && !head.isInternal);
}

/** `Stage: New, Waiting for parts`: nothing but fields of the record and what they are now. */
function isChange(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    text.length <= longestEvent && lines.every((line) => labelPath(/^([^:：]{2,24})[:：]/.exec(line.trim())?.[1] ?? '') !== null)
  );
}

/** Whoever changes the record, is called upon by colleagues or addresses the customer by name is one of us. */
function byDeeds(said: Said[], spoken: readonly Spoken[], people: People): void {
  const isCustomers = (author: string | null) => author === null || samePerson(author, people.customer);
  const actors = new Set(
    spoken.flatMap(({ head }, index) =>
      said[index] === 'system' && !isCustomers(head.author) ? (authorKeyOf(head.author) ?? []) : [],
    ),
  );
  for (const name of people.actors) if (!isCustomers(name)) actors.add(bareName(name));
  const isAddressed = addressing(people.customer);
  const notes = spoken
    .filter((_, index) => said[index] === 'staff')
    .map(({ text }) => text)
    .join(' ');
  for (const [index, who] of said.entries()) {
    const { head, text } = spoken[index] as Spoken;
    if (who !== 'unsure' || isCustomers(head.author)) continue;
    const isCalled = head.author !== null && notes.includes(`@${head.author}`);
    if (actors.has(authorKeyOf(head.author) ?? '') || isCalled || isAddressed(text)) said[index] = 'staff';
  }
}

const authorKeyOf = (author: string | null): string | null => (author ? bareName(author) : null);

function authorKey(spoken: Spoken | undefined): string | null {
  const author = spoken?.head.author;
  return author ? bareName(author) : null;
}

/** The same author is the same side all along, if nothing says otherwise. */
function spread(said: Said[], spoken: readonly Spoken[]): void {
  const known = new Map<string, Set<Said>>();
  for (const [index, who] of said.entries()) {
    const key = authorKey(spoken[index]);
    if (key && (who === 'customer' || who === 'staff')) known.set(key, (known.get(key) ?? new Set()).add(who));
  }
  for (const [index, who] of said.entries()) {
    const key = authorKey(spoken[index]);
    const found = key ? known.get(key) : undefined;
    if (who === 'unsure' && found?.size === 1) said[index] = [...found][0] ?? 'unsure';
  }
}

/** A message without a head goes on where the one before it, built the same way, left off. */
function inherit(said: Said[], spoken: readonly Spoken[]): void {
  for (const [index, who] of said.entries()) {
    const before = spoken[index - 1];
    const own = spoken[index];
    if (who !== 'unsure' || !before || !own || own.head.author !== null || before.head.author === null) continue;
    const isSame = [...own.head.tokens].every((token) => before.head.tokens.has(token));
    if (isSame) said[index] = said[index - 1] ?? 'unsure';
  }
}

function sameMail(head: Head, mail: string | null): boolean {
  return mail !== null && head.mail !== null && head.mail.toLowerCase() === mail.toLowerCase();
}

/** An address of the CRM's own house is a colleague's; one of a public house is nobody's evidence. */
function mailEvidence({ mail }: Head, { host, mail: customerMail }: People): Said {
  const domain = mail?.split('@')[1]?.toLowerCase();
  if (!domain || domain === customerMail?.split('@')[1]?.toLowerCase()) return 'unsure';
  const own = host.split(':')[0]?.split('.').slice(-2).join('.') ?? '';
  return own.includes('.') && (domain === own || domain.endsWith(`.${own}`)) ? 'staff' : 'unsure';
}
