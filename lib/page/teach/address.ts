/** The address of a page as patterns: which pages are of its kind, and where the record's number stands. */

/** What stands for one record in an address: `17`, `C-55`, `GD-2026-0017`. */
const recordId = '[A-Za-z]{0,8}[-_]?\\d[\\w-]*';
const idsIn = new RegExp(`([/=#-])(${recordId})(?=$|[/?&#])`, 'g');

/** `/tickets/17` and `?id=17` hold the number of the record: the last one in the address. One group: the number. */
export function recordPattern(url: string): string {
  const lead = recordLead(url);
  return lead === null ? '://[^/]+(/.*)$' : `${leadPattern(lead)}([\\w-]+)`;
}

/** The same for the address of a link, which may lead to `/tickets/new`: that is no record. */
export function linkPattern(lead: string): string {
  return `${leadPattern(lead)}(${recordId})(?=$|[/?&#])`;
}

/** What stands before the record's number in an address: `tickets/`, `id=`; null where the address names no record. */
export function recordLead(url: string): string | null {
  const address = addressOf(url);
  const last = [...address.matchAll(idsIn)].at(-1);
  if (!last) return null;
  const before =
    address
      .slice(0, last.index + 1)
      .split(/(?<=[/?&])/)
      .at(-1) ?? '';
  return before.endsWith('=') ? before.replace(/^[?&]/, '') : `${address.slice(0, last.index).split('/').at(-1) ?? ''}${last[1]}`;
}

const leadPattern = (lead: string): string => (lead.endsWith('=') ? `[?&#]${escaped(lead)}` : escaped(lead));

/** All addresses that differ from this one by the record only. */
export function pagePattern(url: string): string {
  const { protocol, host, pathname, search, hash } = new URL(url);
  const origin = `^${escaped(`${protocol}//${host}`)}`;
  if (idsOf(hash)) return `${origin}${withoutIds(pathname)}.*${withoutIds(hash)}`;
  const key = /[?&]([\w-]+)=$/.exec(search.slice(0, idsOf(search)?.index ?? 0).concat('='))?.[1];
  return key ? `${origin}${withoutIds(pathname)}\\?(?:.*&)?${escaped(key)}=${recordId}` : `${origin}${withoutIds(pathname)}`;
}

/** True where the address itself says which record it is. */
export const namesRecord = (url: string): boolean => idsOf(addressOf(url)) !== undefined;

function addressOf(url: string): string {
  const { pathname, search, hash } = new URL(url);
  return `${pathname}${search}${hash}`;
}

const idsOf = (part: string): RegExpExecArray | RegExpMatchArray | undefined => [...part.matchAll(idsIn)].at(-1);

function withoutIds(part: string): string {
  let made = '';
  let at = 0;
  for (const { index, 0: whole, 1: lead = '' } of part.matchAll(idsIn)) {
    made += escaped(part.slice(at, index) + lead) + recordId;
    at = index + whole.length;
  }
  return made + escaped(part.slice(at));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\\\//g, '/');
