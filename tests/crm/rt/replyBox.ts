/** Request Tracker's reply form as the page itself sees it, in either dress, and the sidebar's words about it. */
import { expect, type Frame, type Page } from '@playwright/test';
import { replyPage } from './server';

export interface ReplyBox {
  /** What RT would send: CKEditor's data, or the field's value. */
  content(): Promise<string>;
  /** The same as lines of plain text. */
  lines(): Promise<string[]>;
  /** Where a person clicks to write. */
  click(): Promise<void>;
}

export interface Reply {
  readonly ticket: number;
  readonly quote: number;
  readonly action?: 'Respond' | 'Comment';
}

export async function openReply(
  page: Page,
  { ticket, quote, action = 'Respond' }: Reply,
  dress: 'rich' | 'plain',
): Promise<ReplyBox> {
  await page.goto(replyPage(ticket, action, quote));
  return dress === 'rich' ? richBox(page) : plainBox(page);
}

declare const CKEDITOR: { instances: { UpdateContent?: { status: string; getData(): string } } };

async function richBox(page: Page): Promise<ReplyBox> {
  await page.waitForFunction(() => typeof CKEDITOR === 'object' && CKEDITOR.instances.UpdateContent?.status === 'ready');
  const content = () => page.evaluate(() => CKEDITOR.instances.UpdateContent?.getData() ?? '');
  return {
    content,
    lines: async () => page.evaluate(linesOfHtml, await content()),
    click: () =>
      page
        .frameLocator('#cke_UpdateContent iframe')
        .locator('body')
        .click({ position: { x: 20, y: 12 } }),
  };
}

async function plainBox(page: Page): Promise<ReplyBox> {
  const field = page.locator('textarea#UpdateContent');
  await field.waitFor();
  const content = () => field.inputValue();
  return { content, lines: async () => trimmedLines(await content()), click: () => field.click({ position: { x: 20, y: 12 } }) };
}

/** Runs in the page, where HTML is read as HTML. */
function linesOfHtml(html: string): string[] {
  const made = new DOMParser().parseFromString(html, 'text/html');
  for (const element of made.querySelectorAll('br, p, div, blockquote')) element.before('\n');
  return (made.body.textContent ?? '').split('\n').flatMap((line) => line.replace(/\s+/g, ' ').trim() || []);
}

export function trimmedLines(text: string): string[] {
  return text.split('\n').flatMap((line) => line.replace(/\s+/g, ' ').trim() || []);
}

export const insertButton = (drawer: Frame) => drawer.getByRole('button', { name: /^(插入|Insert)/ });
export const copyButton = (drawer: Frame) => drawer.getByRole('button', { name: /^(复制|Copy)$/ });

/** A script for the phone is not offered for a reply box: goes to the first track that is. */
export async function chooseWrittenTrack(drawer: Frame): Promise<void> {
  const written = drawer.getByRole('button', { name: /文字版|written version/ });
  const offered = insertButton(drawer).or(written).first();
  const others = drawer.locator('.other');
  for (let index = 0; index < (await others.count()) && !(await offered.isVisible()); index++) await others.nth(index).click();
  if (await written.isVisible()) await written.click();
  await insertButton(drawer).waitFor();
}

/** Answers what the track asks for, as an advisor would, and gives its text as it will be copied or inserted. */
export async function completeTrack(drawer: Frame): Promise<string> {
  const slots = drawer.locator('.track .slot');
  for (let index = 0; index < (await slots.count()); index++) await slots.nth(index).fill('王芳');
  const text = await drawer
    .locator('.track-text')
    .evaluate((element) =>
      [...element.childNodes].map((node) => (node instanceof HTMLInputElement ? node.value : (node.textContent ?? ''))).join(''),
    );
  expect(text.length).toBeGreaterThan(20);
  return text;
}

/** What the sidebar says came of it, beside the button that was pressed. */
export const outcome = (drawer: Frame) => drawer.locator('.track .outcome');
