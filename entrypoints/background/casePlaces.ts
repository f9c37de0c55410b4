/** How each site writes the addresses and numbers of its cases: patterns, never values. By them lists without an adapter get badges. */
import { browser } from 'wxt/browser';
import type { CaseReading } from '../../lib/case/reading';
import { type CasePlace, casePlace } from '../../lib/page/list/casePlaces';

const key = 'casePlaces';
type AllPlaces = Readonly<Record<string, readonly CasePlace[]>>;
/** A site has few kinds of tickets; the oldest goes. */
const mostPlaces = 4;

/** Two readings may arrive at once: one after the other is kept. */
let queue: Promise<unknown> = Promise.resolve();

async function readAll(): Promise<AllPlaces> {
  return ((await browser.storage.local.get(key))[key] as AllPlaces | undefined) ?? {};
}

export async function placesAt(origin: string | null): Promise<readonly CasePlace[]> {
  return origin === null ? [] : ((await readAll())[origin] ?? []);
}

/** A case was read at this site. */
export function keepPlace({ site = '', url = '', ticket }: CaseReading, origin: string): Promise<void> {
  const number = typeof ticket?.number === 'string' ? ticket.number : null;
  const place = casePlace({ site, url, number });
  const kept = queue.then(async () => {
    const all = await readAll();
    const here = all[origin] ?? [];
    const says = JSON.stringify(place);
    if (place === null || here.some((each) => JSON.stringify(each) === says)) return;
    await browser.storage.local.set({ [key]: { ...all, [origin]: [place, ...here].slice(0, mostPlaces) } });
  });
  queue = kept.catch(() => {}); // the caller sees the error; the next one must not
  return kept;
}

export async function forgetPlaces(): Promise<void> {
  await browser.storage.local.remove(key);
}
