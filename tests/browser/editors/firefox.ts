/** The same contract in a real Firefox, through WebDriver BiDi. Run by run.ts. An argument keeps only the editors it names. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import puppeteer, { type Browser, type ElementHandle, type Frame, type KeyInput, type Page } from 'puppeteer-core';
import { findFirefox } from '../harness/findBrowser';
import { contract, type Desk, type Line } from './contract';
import { askFromDrawer } from './drawer';
import { type Editor, editors } from './editors';
import { openStage } from './stage';

const report = path.join('.output', 'editors', 'firefox.json');
const size = { width: 1280, height: 900 };
/** Where the chip is drawn: the right edge, 38 % down (lib/page/host/chip.ts). */
const chipPlace = { x: size.width - 60, y: size.height * 0.38 + 18 };

async function until<Value>(what: string, look: () => Promise<Value | null | false>, patienceMs = 15_000): Promise<Value> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look().catch(() => null); // the page may be between two documents
    if (found) return found;
    assert(Date.now() < end, `waited in vain for ${what}`);
    await new Promise((next) => setTimeout(next, 25));
  }
}

/** Nothing of ours is in the page's own tree but one empty element with a closed root. */
const hasChip = (page: Page) =>
  page.evaluate(() => [...document.documentElement.children].some((child) => child.tagName === 'DIV' && !child.hasChildNodes()));

async function openDrawer(page: Page): Promise<Frame> {
  await until('the chip', () => hasChip(page));
  const before = page.frames().length;
  return until('the drawer', async () => {
    // The chip may have been drawn in the very moment of the click: only a click that did nothing is repeated.
    if (page.frames().length === before) await page.mouse.click(chipPlace.x, chipPlace.y);
    for (const frame of page.frames().slice(1)) if (await frame.$('.score')) return frame;
    return null;
  });
}

async function sitDown(page: Page, url: string, editor: Editor, readOnly = false): Promise<Desk> {
  await page.goto(`${url}/tickets/${editor.page}${readOnly ? '?read-only' : ''}`);
  await until('the editor', () => page.$('html[data-editor="ready"]'));
  let frame: Frame | null = null;
  const drawer = async () => {
    frame ??= await openDrawer(page);
    return frame;
  };
  const box = async (): Promise<ElementHandle<Element>> => {
    const found = await until('the box', () => page.$('#reply-rich, #reply-plain'));
    const inner = editor.framed ? await (found as ElementHandle<HTMLIFrameElement>).contentFrame() : null;
    return inner ? until('the body', () => inner.$('body')) : found;
  };
  return {
    editor,
    blocks: () => page.evaluate(() => (window as unknown as { box: { blocks(): string[] } }).box.blocks()),
    clickBox: async () => (await box()).click(),
    type: (text) => page.keyboard.type(text),
    async press(keys, times = 1) {
      const [last = '', ...held] = keys.split('+').reverse() as KeyInput[];
      for (let time = 0; time < times; time++) {
        for (const key of held) await page.keyboard.down(key);
        await page.keyboard.press(last as KeyInput);
        for (const key of held) await page.keyboard.up(key);
      }
    },
    async goToDrawer() {
      await (await until('the heading', async () => (await drawer()).$('h1'))).click();
      await until('the focus in the drawer', async () => (await drawer()).evaluate(() => document.hasFocus()));
    },
    insert: async (text) => (await drawer()).evaluate(askFromDrawer, text),
  };
}

interface Outcome {
  readonly editor: string;
  readonly promise: string;
  readonly broken: string | null;
}

async function keep(browser: Browser, url: string, editor: Editor, { promise, readOnly, keep: run }: Line): Promise<Outcome> {
  const page = await browser.newPage();
  try {
    await run(await sitDown(page, url, editor, readOnly));
    return { editor: editor.name, promise, broken: null };
  } catch (error) {
    return { editor: editor.name, promise, broken: error instanceof Error ? error.message : String(error) };
  } finally {
    await page.close();
  }
}

async function main(): Promise<number> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error('Firefox is not installed');
  const wanted = new RegExp(process.argv[2] ?? '', 'i');
  const stage = await openStage();
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, defaultViewport: size });
  const outcomes: Outcome[] = [];
  try {
    await browser.installExtension(path.resolve('.output/editors-product/firefox-mv3'));
    for (const editor of editors.filter(({ name }) => wanted.test(name))) {
      for (const line of contract) {
        const outcome = await keep(browser, stage.url, editor, line);
        outcomes.push(outcome);
        console.log(`${outcome.broken ? '✗' : '✓'} Firefox › ${outcome.editor} › ${outcome.promise}`);
        if (outcome.broken) console.log(outcome.broken.replace(/^/gm, '    '));
      }
    }
  } finally {
    await browser.close();
    await stage.close();
  }
  const failed = outcomes.filter(({ broken }) => broken).length;
  const counts = { passed: outcomes.length - failed, failed };
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  mkdirSync(path.dirname(report), { recursive: true });
  writeFileSync(report, JSON.stringify(counts));
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
