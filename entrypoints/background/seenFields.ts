/**
 * Which fields each kind of page of each site has given before: counts, never values. So the doctor can say that a site used to
 * have a field and no longer does.
 */
import { browser } from 'wxt/browser';
import type { SeenBefore } from '../../lib/case/view';
import { seenNow } from '../../lib/page/doctor';

const key = 'seenFields';
type AllSeen = Readonly<Record<string, SeenBefore>>;

/** Two readings may arrive at once: one after the other is counted. */
let queue: Promise<unknown> = Promise.resolve();

const place = (site: string, kind: string) => `${site} ${kind}`;

async function readAll(): Promise<AllSeen> {
  return ((await browser.storage.local.get(key))[key] as AllSeen | undefined) ?? {};
}

export async function seenOn(site: string, kind: string): Promise<SeenBefore> {
  return (await readAll())[place(site, kind)] ?? {};
}

/** One record more of that site and kind, with the fields that it gave. */
export function countSeen(site: string, kind: string, paths: readonly string[]): Promise<void> {
  const counted = queue.then(async () => {
    const all = await readAll();
    const at = place(site, kind);
    await browser.storage.local.set({ [key]: { ...all, [at]: seenNow(all[at] ?? {}, paths) } });
  });
  queue = counted.catch(() => {}); // the caller sees the error; the next one must not
  return counted;
}

export async function forgetSeen(): Promise<void> {
  await browser.storage.local.remove(key);
}
