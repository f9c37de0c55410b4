/** The main job as an advisor does it, on the demo CRM: read, open, copy, insert, note, reload. Leaves a picture of each step. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Frame, Page } from '@playwright/test';
import { chipText, openDrawer } from '../harness/chip';

export interface TourStop {
  readonly ticket: number;
  readonly customer: string;
  readonly chip: string;
  readonly signals: string;
  readonly track: string;
}

export interface Tour {
  readonly page: Page;
  readonly origin: string;
  readonly extensionId: string;
  readonly folder: string;
}

/** The P0, P2 and P3 customers of the demo CRM. */
export const tourTickets = [17, 2, 1] as const;
const noteText = '09:40 电话：客户要书面的到货日期，答应下班前回电。';

export async function walkTour(tour: Tour): Promise<TourStop[]> {
  mkdirSync(tour.folder, { recursive: true });
  const stops: TourStop[] = [];
  for (const ticket of tourTickets) stops.push(await visit(tour, ticket));
  await speakAndRemember(tour, tourTickets[0]);
  return stops;
}

async function visit(tour: Tour, ticket: number): Promise<TourStop> {
  const { page, origin, extensionId } = tour;
  await page.goto(`${origin}/tickets/${ticket}`);
  const chip = await chipText(page, /^P\d · \d+ · /);
  await picture(tour, `ticket-${ticket}-chip`);
  const drawer = await openDrawer(page, extensionId);
  await picture(tour, `ticket-${ticket}-sidebar`);
  return {
    ticket,
    customer: await drawer.locator('h1').innerText(),
    chip,
    signals: (await drawer.locator('.signal').allInnerTexts()).join('、') || '—',
    track: await drawer.locator('.track h2').innerText(),
  };
}

async function speakAndRemember(tour: Tour, ticket: number): Promise<void> {
  const { page, origin, extensionId } = tour;
  await page.goto(`${origin}/tickets/${ticket}`);
  let drawer = await openDrawer(page, extensionId);
  await fillSlots(drawer);
  await drawer.getByRole('button', { name: /^(复制|Copy)$/ }).click();
  await drawer.getByText(/^(已复制|Copied)$/).waitFor();
  await picture(tour, 'copied');
  await insertTrack(drawer);
  await picture(tour, 'inserted');
  await openNotes(drawer);
  await drawer.locator('.note textarea').first().fill(noteText);
  await drawer.locator('.note-state.saved').first().waitFor();
  await picture(tour, 'note-saved');
  await page.reload();
  drawer = await openDrawer(page, extensionId);
  await openNotes(drawer);
  await drawer.locator('.note textarea').first().waitFor();
  const found = await drawer.locator('.note textarea').first().inputValue();
  if (found !== noteText) throw new Error(`the note was not found after the reload: ${JSON.stringify(found)}`);
  await picture(tour, 'note-found-after-reload');
}

/** What the page cannot know is asked in place; a tour answers as an advisor would. */
export async function fillSlots(drawer: Frame): Promise<void> {
  const slots = drawer.locator('.track .slot');
  for (let index = 0; index < (await slots.count()); index++) await slots.nth(index).fill('王芳');
}

export async function openNotes(drawer: Frame): Promise<void> {
  await drawer.getByRole('tab', { name: /^(笔记|Notes)/ }).click();
}

/** The written version of the open track goes into the reply box. */
export async function insertTrack(drawer: Frame): Promise<void> {
  await chooseWritten(drawer);
  await fillSlots(drawer);
  await drawer.getByRole('button', { name: /^(插入|Insert)/ }).click();
  await drawer.getByText(/Ctrl\+Z/).waitFor();
}

/** A phone script opens first where a call is due; its written version is one tap away. */
export async function chooseWritten(drawer: Frame): Promise<void> {
  const written = drawer.getByRole('button', { name: /文字版|written/ });
  if (await written.count()) await written.click();
}

let pictures = 0;
async function picture({ page, folder }: Tour, name: string): Promise<void> {
  pictures += 1;
  await page.screenshot({ path: path.join(folder, `${String(pictures).padStart(2, '0')}-${name}.png`) });
}
