/**
 * The same built product in a real Firefox, through WebDriver BiDi: chip, drawer, copy, insert, note. A shorter tour than
 * Chromium's; each step is a promise, and the first broken one ends it with its name.
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Browser, type Frame, type Page } from 'puppeteer-core';
import { startDemoCrm } from '../../crm/demo/server.mjs';
import { findFirefox } from '../harness/findBrowser';

const size = { width: 1280, height: 900 };
/** Where the chip is drawn: the right edge, 38 % down (lib/page/host/chip.ts). */
const chipPlace = { x: size.width - 60, y: size.height * 0.38 + 18 };
const pictures = path.join('.output', 'firefox');

async function until<Value>(
  what: string,
  look: () => Promise<Value | null | undefined | false>,
  patienceMs = 15_000,
): Promise<Value> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look().catch(() => null); // the page may be between two documents
    if (found) return found;
    assert(Date.now() < end, `waited in vain for ${what}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** Nothing of ours is in the page's own tree but one empty element with a closed root. */
const ownElements = (page: Page) =>
  page.evaluate(
    () =>
      [...document.documentElement.children].filter((child) => child.tagName === 'DIV' && child.childNodes.length === 0).length,
  );

async function openDrawer(page: Page): Promise<Frame> {
  await until('the chip', async () => (await ownElements(page)) === 1);
  return until('the drawer', async () => {
    if (page.frames().length === 1) await page.mouse.click(chipPlace.x, chipPlace.y);
    for (const frame of page.frames().slice(1)) if (await frame.$('.score')) return frame;
    return null;
  });
}

const textOf = (frame: Frame, selector: string) => frame.$eval(selector, (element) => element.textContent ?? '');

async function fillSlots(frame: Frame): Promise<void> {
  for (const slot of await frame.$$('.track .slot')) await slot.type('王芳');
}

async function chooseWritten(frame: Frame): Promise<void> {
  for (const button of await frame.$$('.track-actions button')) {
    if (/文字版|written/.test((await button.evaluate((element) => element.textContent)) ?? '')) return button.click();
  }
}

async function press(frame: Frame, name: RegExp): Promise<void> {
  for (const button of await frame.$$('.track-actions button')) {
    if (name.test((await button.evaluate((element) => element.textContent)) ?? '')) return button.click();
  }
  assert.fail(`no button ${name}`);
}

async function tour(browser: Browser, origin: string): Promise<string[]> {
  const page = await browser.newPage();
  const kept: string[] = [];
  const step = async (name: string) => {
    kept.push(name);
    await page.screenshot({ path: path.join(pictures, `${kept.length}.png`) as `${string}.png` });
    console.log(`✓ ${name}`);
  };
  await page.goto(`${origin}/tickets/17`);
  let drawer = await openDrawer(page);
  assert.match(await textOf(drawer, '.score'), /^95P0$/);
  await step('the chip comes and opens the drawer with the right score');

  await fillSlots(drawer);
  await press(drawer, /^(复制|Copy)$/);
  await until('the word that it is copied', async () => /已复制|Copied/.test(await textOf(drawer, '.outcome')));
  await step('one click copies');

  await chooseWritten(drawer);
  await fillSlots(drawer);
  await press(drawer, /^(插入|Insert)/);
  await until('the second click being asked for', async () => /再点一次|again/.test(await textOf(drawer, '.outcome')));
  await press(drawer, /^(插入|Insert)/);
  const inserted = await until('the text in the reply box', () =>
    page.$eval('#reply-plain', (box) => (box as HTMLTextAreaElement).value),
  );
  assert(inserted.length > 20);
  await step('insert asks for a second click in place, then stands in the reply box');

  await page.$eval('#reply-plain', (box) => {
    (box as HTMLTextAreaElement).value = '';
  });
  await drawer.$eval('.case-header .close', (button) => (button as HTMLElement).click());
  await until('the drawer being closed', async () => page.frames().length === 1);
  drawer = await openDrawer(page);
  await until('the open track having the keyboard', () => drawer.$eval('.track', (track) => document.activeElement === track));
  await page.keyboard.press('Enter');
  await until('the second key being asked for', async () => /再|again/.test(await textOf(drawer, '.outcome')));
  await page.keyboard.press('Enter');
  await until('the text of the keys in the reply box', () =>
    page.$eval('#reply-plain', (box) => (box as HTMLTextAreaElement).value.length > 20),
  );
  await step('two keys insert: Enter, and Enter again in place');

  await until('the draft tab', () => drawer.$('#tab-draft'));
  await drawer.$eval('#tab-draft', (each) => (each as HTMLElement).click());
  const reply = await until('the reply box', () => page.$('#reply-plain'));
  await reply.evaluate((box) => {
    (box as HTMLTextAreaElement).value = '';
  });
  await reply.type('您放心，周五一定修好。');
  await until('the finding beside what is being typed', async () =>
    /一定修好/.test(await drawer.$eval('#panel-draft', (panel) => panel.textContent ?? '')),
  );
  await step('the draft is read along, and the open drawer hears of it');

  const tab = await until('the notes tab', () => drawer.$('#tab-notes'));
  await tab.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await tab.click();
  const words = '火狐里写的一行';
  // As a person does: the reply box has the keyboard after an insert, a click brings it back.
  const note = await until('the note box', () => drawer.$('.note textarea'));
  await note.click();
  await note.type(words);
  await until('the word that it is saved', async () => /已保存|Saved/.test(await textOf(drawer, '.note-state')));
  await page.reload();
  drawer = await openDrawer(page);
  await until(
    'the note',
    async () => (await drawer.$eval('.note textarea', (box) => (box as HTMLTextAreaElement).value)) === words,
  );
  await step('a note is there after a reload');

  await page.goto(`${origin}/tickets/1`);
  await until('the other ticket’s chip', async () => (await ownElements(page)) === 1);
  await page.goBack();
  drawer = await openDrawer(page);
  await until('the first ticket’s score', async () => /^95P0$/.test(await textOf(drawer, '.score')));
  await step('going back shows the case of the page that came back');

  await until('the page tab', () => drawer.$('#tab-page'));
  await drawer.$eval('#tab-page', (tab) => (tab as HTMLElement).click());
  await until('what was read', async () => /李女士/.test(await textOf(drawer, '.glance-read')));
  await drawer.$eval('.page-field[data-path="vehicle.model"] button', (button) => (button as HTMLElement).click());
  const model = await until('the model on the page', () => page.$('#vehicle-card dd'));
  const { x, y, height } = (await model.boundingBox()) ?? assert.fail('the model is not laid out');
  // Left of the drawer, which is an element of ours too.
  await until('the pane over the page', () => ownsPoint(page, size.width / 3, size.height / 2));
  await page.mouse.click(x + 5, y + height / 2);
  await until('what was learned', async () => /车型|model/.test(await textOf(drawer, '.teaching')));
  await step('the doctor says what was read; a field is taught by pointing at it');

  await page.goto(`${origin}/tickets`);
  await until('a badge on the list', () => page.$$eval('tr[data-row-id]', marksOfOurs));
  await step('the list is marked');
  return kept;
}

/** What is hit there is an element of ours: a child of the document that is not its body. */
const ownsPoint = (page: Page, x: number, y: number) =>
  page.evaluate(
    (left, top) => {
      const hit = document.elementFromPoint(left, top);
      return hit !== document.body && hit?.parentElement === document.documentElement;
    },
    x,
    y,
  );

/** Runs in the page: somewhere along a row stands something of ours. */
function marksOfOurs(rows: Element[]): boolean {
  return rows.some((row) => {
    const { left, right, top, height } = row.getBoundingClientRect();
    for (let x = left; x < right; x += 20) {
      const hit = document.elementFromPoint(x, top + height / 2);
      if (hit && hit !== document.body && hit.parentElement === document.documentElement) return true;
    }
    return false;
  });
}

async function main(): Promise<void> {
  const firefox = findFirefox();
  if (!firefox) return console.log('Firefox is not installed: skipped');
  mkdirSync(pictures, { recursive: true });
  const crm = await startDemoCrm();
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox, headless: true, defaultViewport: size });
  try {
    await browser.installExtension(path.resolve('.output/test/firefox-mv3'));
    const kept = await tour(browser, crm.url);
    console.log(`${kept.length} passed, 0 failed`);
  } finally {
    await browser.close();
    await crm.close();
  }
}

main().catch((error) => {
  console.error(`✗ ${error instanceof Error ? error.message : error}\n0 passed, 1 failed`);
  process.exitCode = 1;
});
