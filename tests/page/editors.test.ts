/** One contract for every editor: the text arrives at the caret, nothing else changes, Ctrl+Z takes it back, typing goes on. */
import type { Browser, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserPath, bundleLib, type Lib, launchBrowser } from './inBrowser';

declare const lib: Lib;

interface Editor {
  readonly name: string;
  readonly html: string;
  /** In the page: what the editor holds. */
  readonly read: string;
  /** Selector of what takes the focus. */
  readonly box: string;
  readonly frame?: string;
}

// A framework that writes its state back at every render: text that came without an `input` event is lost.
const controlled = `<textarea id="box"></textarea><script>
  const box = document.getElementById('box'); let state = '';
  const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
  box.addEventListener('input', () => { state = box.value; });
  setInterval(() => { if (box.value !== state) setter.call(box, state); }, 10);
</script>`;

const framed = `<iframe id="frame" srcdoc="<body contenteditable id=box></body>"></iframe>`;

// A part of the page that is a document of its own, and no editor.
const inFrame = `<iframe id="frame" srcdoc="<body><p>Reply</p><textarea id=box></textarea></body>"></iframe>`;
const inShadow = `<reply-box></reply-box><script>
  document.querySelector('reply-box').attachShadow({ mode: 'open' }).innerHTML = '<label>Reply</label><textarea id="box"></textarea>';
</script>`;

const editors: readonly Editor[] = [
  { name: 'textarea', html: '<textarea id="box"></textarea>', read: 'box.value', box: '#box' },
  { name: 'controlled textarea', html: controlled, read: 'box.value', box: '#box' },
  { name: 'contenteditable', html: '<div id="box" contenteditable="true"></div>', read: 'box.innerText', box: '#box' },
  { name: 'plaintext-only', html: '<div id="box" contenteditable="plaintext-only"></div>', read: 'box.innerText', box: '#box' },
  { name: 'textarea in a frame', html: inFrame, read: 'box.value', box: '#box', frame: '#frame' },
  { name: 'textarea in an open shadow root', html: inShadow, read: 'box.value', box: '#box' },
  { name: 'editor in a frame', html: framed, read: 'box.innerText', box: '#box', frame: '#frame' },
];
const twoParagraphs = '您好,李女士。\n\n配件周五到,下午5点前给您电话。\n<b>不是标记</b>';

describe.skipIf(!browserPath)('inserting into foreign editors', () => {
  let browser: Browser;
  let script: string;
  beforeAll(async () => {
    [browser, script] = await Promise.all([launchBrowser(), bundleLib()]);
  }, 60_000);
  afterAll(() => browser?.close());

  describe.each(editors.map((editor) => [editor.name, editor] as const))('%s', (_, editor) => {
    let page: Page;
    beforeEach(async () => {
      page = await browser.newPage();
      await page.setContent(`<button id="other">x</button>${editor.html}`);
      await page.addScriptTag({ content: script });
      await page.evaluate(() => {
        Object.assign(window, { memory: lib.rememberCaret(document, new AbortController().signal) });
        lib.findReplyBoxes(document, null, (window as unknown as Remembering).memory);
      });
    });
    afterEach(() => page.close());

    const inside = () => (editor.frame ? page.frameLocator(editor.frame) : page).locator(editor.box);
    const content = async () =>
      (await inside().evaluate((box, read) => new Function('box', `return ${read}`)(box), editor.read)) as string;
    const squeezed = async () => (await content()).replace(/\s+/g, '');
    const insert = (text: string) =>
      page.evaluate((added) => {
        const { memory } = window as unknown as Remembering;
        const [box] = lib.findReplyBoxes(document, null, memory);
        return box ? lib.insertText(box, added, memory) : null;
      }, text);
    const textSqueezed = twoParagraphs.replace(/\s+/g, '');

    it('fills an empty box that was never touched', async () => {
      expect(await insert(twoParagraphs)).toMatchObject({ how: 'inserted' });
      expect(await squeezed()).toBe(textSqueezed);
    });

    it('goes to the caret, after the focus has gone elsewhere, and one Ctrl+Z takes it back', async () => {
      await inside().click();
      await page.keyboard.type('abcdef');
      for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
      await page.focus('#other');
      expect(await insert(twoParagraphs)).toMatchObject({ how: 'inserted' });
      expect(await squeezed()).toBe(`abc${textSqueezed}def`);
      await page.keyboard.type('!');
      expect(await squeezed()).toBe(`abc${textSqueezed}!def`);
      await page.keyboard.press('Backspace');
      await page.keyboard.press('Control+z');
      await page.keyboard.press('Control+z');
      expect(await squeezed()).toBe('abcdef');
    });

    it('never replaces what is selected', async () => {
      await inside().click();
      await page.keyboard.type('abcdef');
      await page.keyboard.press('Control+a');
      expect(await insert('XY')).toMatchObject({ how: 'inserted' });
      expect(await squeezed()).toBe('abcdefXY');
    });

    it('keeps line breaks', async () => {
      await insert('one\ntwo');
      expect((await content()).trim().split(/\n+/)).toEqual(['one', 'two']);
    });
  });
});

interface Remembering {
  readonly memory: ReturnType<Lib['rememberCaret']>;
}
