/**
 * Customer or staff by evidence, in this order: what the block says of itself, whose name it is, what the same author was
 * elsewhere in the list, on which side of a conversation it stands. Contradicting or no evidence is `unsure`.
 */
import type { Speaker } from '../../case/reading';
import type { Block } from './block';
import { splitTokens } from './blocks';
import type { Head } from './head';
import words from './words.json' with { type: 'json' };

/** Of the record: the customer, who handles it, and whose names stand in the page's top bar. */
export interface People {
  readonly customer: string | null;
  readonly mail: string | null;
  readonly handler: string | null;
  readonly topBar: string;
  readonly host: string;
}

export interface Spoken {
  readonly block: Block;
  readonly head: Head;
  readonly text: string;
}

export type Said = Speaker | 'unsure';
export type SideOf = (block: Block) => 'left' | 'right' | null;

export function speakersOf(spoken: readonly Spoken[], people: People, sideOf: SideOf): Said[] {
  const common = commonTokens(spoken);
  const said = spoken.map((each) => ownEvidence(each, people, common));
  spread(said, (index) => authorKey(spoken[index]));
  inherit(said, spoken);
  if (said.includes('unsure')) spreadSides(said, spoken, sideOf);
  return said;
}

/** What every block of the list carries marks none of them. */
function commonTokens(spoken: readonly Spoken[]): ReadonlySet<string> {
  if (spoken.length < 2) return new Set();
  const [first, ...rest] = spoken;
  return new Set([...(first?.head.tokens ?? [])].filter((token) => rest.every(({ head }) => head.tokens.has(token))));
}

function ownEvidence({ head, text }: Spoken, people: People, common: ReadonlySet<string>): Said {
  const marked = one(
    (['customer', 'staff', 'system'] as const).filter((who) => words[who].some((word) => head.marks.includes(word))),
  );
  if (marked === 'system' || isSystem(head, text, common)) return 'system';
  const author = head.author;
  const isCustomer = samePerson(author, people.customer) || sameMail(head, people.mail);
  const isStaff = author !== null && (samePerson(author, people.handler) || isSelf(author) || hasStaffName(author));
  if (marked) return marked === 'staff' && isCustomer ? 'unsure' : marked;
  if (isCustomer !== isStaff) return isCustomer ? 'customer' : 'staff';
  if (isCustomer) return 'unsure';
  const carried = tokenEvidence(head, common);
  if (carried) return carried;
  if (head.isInternal) return 'staff';
  if (author && author.length > 1 && people.topBar.includes(author.toLowerCase())) return 'staff';
  return mailEvidence(head, people);
}

function one(found: readonly Speaker[]): Speaker | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}

const isSelf = (author: string): boolean => /^(?:我|本人|you|me|myself)$/i.test(author.trim());

function hasStaffName(author: string): boolean {
  const low = author.toLowerCase();
  return words.staffName.some((word) => low.includes(word));
}

function tokenEvidence(head: Head, common: ReadonlySet<string>): Said | null {
  const carried = (list: readonly string[]) => list.some((token) => head.tokens.has(token) && !common.has(token));
  const found = [
    carried(words.customerTokens) ? ('customer' as const) : null,
    carried(words.staffTokens) ? ('staff' as const) : null,
  ].filter((each) => each !== null);
  return found.length === 1 ? (found[0] ?? null) : found.length === 2 ? null : wholeWords(head, common);
}

/** 客户 and 客服 in titles and descriptions of pictures. */
function wholeWords(head: Head, common: ReadonlySet<string>): Said | null {
  const tokens = [...head.tokens].filter((token) => !common.has(token) && /\p{Script=Han}/u.test(token));
  const has = (list: readonly string[]) =>
    tokens.some((token) => list.some((word) => /\p{Script=Han}/u.test(word) && token.startsWith(word)));
  const customer = has(words.customer);
  const staff = has(words.staff);
  return customer === staff ? null : customer ? 'customer' : 'staff';
}

const systemText =
  /^(?:系统)?(?:自动)?(?:将|把)?.{0,12}(?:状态|优先级|负责人|处理人|受理人|工单).{0,20}(?:由|从|变更|更改|修改|更新|改为|调整|转派|分配|指派|创建|关闭|自动)|^(?:工单|案件)已(?:创建|关闭|分配|指派|升级|转派|自动)|^(?:the )?(?:status|priority|assignee|owner|state|case|ticket)\b.{0,40}\b(?:changed|set|updated|moved|was|created|assigned|closed|opened|escalated)\b|\b(?:changed|set|updated|moved) (?:the )?(?:status|priority|assignee|owner|state|due date)\b|^(?:automatically|auto-?)\b/i;

function isSystem(head: Head, text: string, common: ReadonlySet<string>): boolean {
  const carried = words.systemTokens.some((token) => head.tokens.has(token) && !common.has(token));
  const isEvent = text.length <= 160 && systemText.test(text.trim());
  if (head.author && words.system.includes(head.author.toLowerCase())) return true;
  return (
    (carried && (head.author === null || isEvent || head.tokens.has('system'))) ||
    (isEvent && !head.isInternal && (head.author === null || text.length < 90))
  );
}

function authorKey(spoken: Spoken | undefined): string | null {
  const author = spoken?.head.author;
  return author ? bare(author) : null;
}

/** The same author is the same side all along, if nothing says otherwise. */
function spread(said: Said[], keyOf: (index: number) => string | null): void {
  const known = new Map<string, Set<Said>>();
  for (const [index, who] of said.entries()) {
    const key = keyOf(index);
    if (key && (who === 'customer' || who === 'staff')) known.set(key, (known.get(key) ?? new Set()).add(who));
  }
  for (const [index, who] of said.entries()) {
    const key = keyOf(index);
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
    const same = [...own.head.tokens].filter((token) => !before.head.tokens.has(token)).length === 0;
    if (same) said[index] = said[index - 1] ?? 'unsure';
  }
}

/** Sides are evidence if both are there and no side has both speakers. */
function spreadSides(said: Said[], spoken: readonly Spoken[], sideOf: SideOf): void {
  const common = commonTokens(spoken);
  const sides = spoken.map((each) => tokenSide(each, common) ?? sideOf(each.block));
  const talkers = sides.map((side, index) => (said[index] === 'system' ? null : side));
  if (!talkers.includes('left') || !talkers.includes('right')) return;
  if (authorsCross(spoken, talkers)) return;
  const of = (side: 'left' | 'right') =>
    new Set(said.filter((who, index) => talkers[index] === side && who !== 'unsure' && !spoken[index]?.head.isInternal));
  const [left, right] = [of('left'), of('right')];
  if (left.size > 1 || right.size > 1) return;
  const [onLeft] = left;
  const [onRight] = right;
  if (onLeft !== undefined && onLeft === onRight) return;
  // Whoever sits before the screen is staff, and one's own words stand right.
  const named = { left: onLeft ?? opposite(onRight) ?? 'customer', right: onRight ?? opposite(onLeft) ?? 'staff' } as const;
  for (const [index, side] of talkers.entries()) if (said[index] === 'unsure' && side) said[index] = named[side];
}

const opposite = (who: Said | undefined): Said | undefined =>
  who === 'customer' ? 'staff' : who === 'staff' ? 'customer' : undefined;

function tokenSide({ head }: Spoken, common: ReadonlySet<string>): 'left' | 'right' | null {
  const has = (list: readonly string[]) => list.some((token) => head.tokens.has(token) && !common.has(token));
  const [left, right] = [has(words.leftTokens), has(words.rightTokens)];
  return left === right ? null : left ? 'left' : 'right';
}

function authorsCross(spoken: readonly Spoken[], sides: readonly ('left' | 'right' | null)[]): boolean {
  const seen = new Map<string, 'left' | 'right'>();
  return sides.some((side, index) => {
    const key = authorKey(spoken[index]);
    if (!key || !side) return false;
    const before = seen.get(key);
    seen.set(key, side);
    return before !== undefined && before !== side;
  });
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

const honorific = new RegExp(`(?:${words.honorifics.filter((word) => /\p{Script=Han}/u.test(word)).join('|')})$`, 'u');

function bare(name: string): string {
  return name
    .toLowerCase()
    .replace(/[(（[【].*$/u, '')
    .replace(/\b(?:mr|mrs|ms|miss|dr)\b\.?/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same name, in another order (`Brooks, Daniel`), with a title (`李女士` for 李雪), or masked (`李*`). */
export function samePerson(author: string | null, person: string | null): boolean {
  if (!author || !person) return false;
  const [a, b] = [bare(author), bare(person)];
  if (a === '' || b === '') return false;
  if (a === b || a.replace(/\s/g, '') === b.replace(/\s/g, '')) return true;
  const sorted = (text: string) => [...splitTokens(text)].sort().join(' ');
  if (/[a-z]/.test(a) && a.includes(' ') && sorted(a) === sorted(b)) return true;
  return isTitled(a, b) || isTitled(b, a) || isMasked(a, b) || isMasked(b, a);
}

/** `李女士` is 李雪梅; 李雪梅 written out is not any 李女士's other name. */
function isTitled(short: string, full: string): boolean {
  if (!/\p{Script=Han}/u.test(short) || !honorific.test(short)) return false;
  const surname = short.replace(honorific, '');
  const rest = full.replace(honorific, '');
  return (
    surname !== '' &&
    surname.length <= 2 &&
    rest.startsWith(surname) &&
    (!honorific.test(full) || rest === surname) &&
    rest.length <= 4
  );
}

function isMasked(masked: string, full: string): boolean {
  if (!masked.includes('*') || masked.length !== full.length || full.includes('*')) return false;
  return [...masked].every((character, index) => character === '*' || character === full[index]);
}
