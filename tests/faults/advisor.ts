/** An advisor who types, and a witness who writes down every line that stood there when "saved" was shown. */
import type { BrowserContext, Frame, Page } from '@playwright/test';
import { openDrawer } from '../browser/harness/chip';
import { askFrom } from '../browser/harness/faces';
import { type Launched, launch } from '../browser/harness/launch';

export interface Desk extends Launched {
  readonly origin: string;
  readonly extension: string;
}

export interface Witness {
  /** Lines that stood in a note when its "saved" was shown. */
  readonly saved: Set<string>;
}

export async function open(extension: string, origin: string, profile?: string): Promise<Desk> {
  return { ...(await launch({ extension, profile })), origin, extension };
}

/** The witness sits in the browser, so that no line is written down before the advisor could have read "saved". */
export async function watch(context: BrowserContext): Promise<Witness> {
  const saved = new Set<string>();
  await context.exposeFunction('witness', (text: string) => {
    for (const line of text.split('\n')) if (line) saved.add(line);
  });
  return { saved };
}

interface Place {
  readonly page?: Page;
  /** A fresh note in front; else the newest of the case. */
  readonly fresh?: boolean;
}

/** Opens a ticket's drawer at its notes and sets the witness beside it. */
export async function openNotes(
  desk: Desk,
  ticket: number,
  { page, fresh = true }: Place = {},
): Promise<{ page: Page; drawer: Frame }> {
  const tab = page ?? (await desk.context.newPage());
  await tab.goto(`${desk.origin}/tickets/${ticket}`);
  const drawer = await openDrawer(tab, desk.extensionId);
  await drawer.locator('#tab-notes').click();
  const another = drawer.locator('.notes-head .link');
  await drawer.locator('.note').first().waitFor();
  if (fresh && (await drawer.locator('.note').count()) > 0 && (await another.count()) > 0) await another.click();
  await drawer.evaluate(sitDown);
  return { page: tab, drawer };
}

/** Runs in the drawer; as text, because what tsx makes of a function asks for a helper that is not there. */
const sitDown = `
  const look = () => {
    for (const note of document.querySelectorAll('.note')) {
      const box = note.querySelector('textarea');
      if (box && note.querySelector('.note-state.saved')) witness(box.value);
    }
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
`;

/** Adds a line to the first note as typing does: one input event, at the end. */
export async function typeLine(drawer: Frame, line: string): Promise<void> {
  await drawer
    .locator('.note textarea')
    .first()
    .evaluate((element, text) => {
      const box = element as HTMLTextAreaElement;
      box.focus();
      box.setRangeText(`${text}\n`, box.value.length, box.value.length, 'end');
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }, line);
}

/** What the store holds at the start of a round: a database that was replaced is seen in the very round it happened. */
export async function found(desk: Desk): Promise<{ readonly notes: number; readonly replaced: boolean }> {
  const page = await desk.context.newPage();
  await page.goto(`chrome-extension://${desk.extensionId}/options.html`);
  await page.locator('main').waitFor();
  const { stored, lost } = await askFrom(page)('settings/view', {});
  await page.close();
  return { notes: stored.counts.notes ?? 0, replaced: lost !== null };
}

/** Every line of every note of these tickets, as the store has it now. */
export async function keptLines(desk: Desk, tickets: readonly number[]): Promise<Set<string>> {
  const page = await desk.context.newPage();
  await page.goto(`chrome-extension://${desk.extensionId}/options.html`);
  await page.locator('main').waitFor();
  const ask = askFrom(page);
  const lines = new Set<string>();
  for (const ticket of new Set(tickets)) {
    const { story } = await ask('memory/case', { caseId: `demo:ticket/${ticket}` });
    for (const line of story.flatMap((event) => (event.kind === 'note' ? event.text.split('\n') : []))) lines.add(line);
  }
  await page.close();
  return lines;
}

export interface Figures {
  readonly what: string;
  readonly rounds: number;
  readonly saved: number;
  readonly lost: readonly string[];
}

export function compare(what: string, rounds: number, saved: Iterable<string>, kept: ReadonlySet<string>): Figures {
  const all = [...saved];
  return { what, rounds, saved: all.length, lost: all.filter((line) => !kept.has(line)) };
}

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
/** Spreads the moment of the fault evenly over a time, the same in every run. */
export const spread = (round: number, ms: number) => ((round * 0.618_034) % 1) * ms;

/** The browser's own process, to be killed. */
export async function processOf(context: BrowserContext): Promise<number> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no debugging session');
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('no browser process');
  return main.id;
}
