/** The review reads along in every editor: marks are right or absent, a fix is one step, an input method is left alone. */
import { expect, type Page } from '@playwright/test';
import { countsOn } from '../harness/chip';
import { sitDown } from './chromium';
import { ground, openList, record, underlined } from './drafts';
import { type Editor, editors } from './editors';
import { type Office, test } from './office';

const counts = async (page: Page) => (await countsOn(page)).map(({ text }) => text).filter((text) => /^\d+$/.test(text));
const bare = (text: string) => text.replace(/\s/g, '');
const painted = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const sorted = (texts: readonly string[]) => texts.map(bare).sort();

async function begin(office: Office, editor: Editor) {
  const page = await office.context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const place = { page, ...office };
  const desk = await sitDown(place, editor);
  const list = await openList(place);
  return { page, desk, list, errors, frame: await ground(page, editor) };
}

type Scene = Awaited<ReturnType<typeof begin>>;

/** In rich editors every finding of the list is underlined, with its very words; a plain box has only the count. */
async function marksAreExact({ page, list, frame, desk }: Scene): Promise<string[]> {
  let quotes: string[] = [];
  const look = async () => {
    quotes = await list.quotes();
    const marks = desk.editor.kind === 'rich' ? sorted(await underlined(frame)) : sorted(quotes);
    return { marks, counts: await counts(page), found: quotes.length > 0 };
  };
  await expect(async () => {
    const seen = await look();
    expect(seen).toEqual({ marks: sorted(quotes), counts: [String(quotes.length)], found: true });
  }).toPass({ timeout: 5_000 });
  return quotes;
}

for (const editor of editors) {
  test.describe(editor.name, () => {
    test('marks the very words, over paragraphs, emoji and rare characters', async ({ office }) => {
      const scene = await begin(office, editor);
      const { desk } = scene;
      await desk.clickBox();
      await desk.type('您好👨‍👩‍👧‍👦🙏🏽，𠮷先生，这个我不清楚。');
      await desk.press('Enter');
      await desk.type('周五一定能修好，请放心👍');
      const quotes = await marksAreExact(scene);
      expect(quotes.join(' ')).toContain('一定');
      expect(scene.errors).toEqual([]);
      await scene.page.close();
    });

    test('a fix replaces the very words, and one Ctrl+Z brings them back', async ({ office }) => {
      const scene = await begin(office, editor);
      const { desk, list } = scene;
      await desk.clickBox();
      await desk.type('您好，周五一定能修好。再见。');
      const [quote = ''] = await marksAreExact(scene);
      const before = await desk.blocks();
      const [draft] = await list.drafts();
      const nth = draft?.findings.findIndex(({ rewrite }) => rewrite !== null) ?? -1;
      const found = draft?.findings[nth];
      if (!draft || !found) throw new Error('nothing to mend');
      expect(before.join('\n')).toContain(quote);
      await desk.goToDrawer();
      expect(await list.fix(draft, nth)).toEqual({ how: 'fixed' });
      await expect.poll(() => desk.blocks()).toEqual(before.map((block) => block.replace(found.quote, found.rewrite ?? '')));
      await desk.press('Control+z');
      await expect.poll(() => desk.blocks()).toEqual(before);
      await marksAreExact(scene);
      expect(scene.errors).toEqual([]);
      await scene.page.close();
    });

    test('what is typed elsewhere never shifts a mark, what is typed into one takes it off, and a fix of old words is refused', async ({
      office,
    }) => {
      const scene = await begin(office, editor);
      const { desk, list, frame } = scene;
      await desk.clickBox();
      await desk.type('收到。周五一定能修好。');
      const quotes = await marksAreExact(scene);
      const [old] = await list.drafts();
      const seen = editor.kind === 'rich' ? await record(frame) : async () => [];
      for (const _ of '定能修好。') {
        await desk.press('ArrowLeft');
        await painted(scene.page); // Slate hears of its caret a moment later
      }
      await desk.type('、');
      await expect.poll(() => desk.blocks()).toEqual(['收到。周五一、定能修好。']);
      await expect.poll(async () => (await list.quotes()).some((quote) => quote.includes('一定'))).toBe(false);
      if (editor.kind === 'rich') expect((await underlined(frame)).some((words) => words.includes('一定'))).toBe(false);
      if (old) expect((await list.fix(old, 0)).how).toBe('changed');
      const broken = (await list.quotes()).map(bare);
      await desk.press('Backspace');
      await desk.press('Control+Home');
      await desk.type('李女士，😀您好。');
      await marksAreExact(scene);
      for (const words of await seen()) expect([...quotes.map(bare), ...broken]).toContain(bare(words));
      expect(scene.errors).toEqual([]);
      await scene.page.close();
    });

    test('nothing happens while an input method composes', async ({ office }) => {
      const scene = await begin(office, editor);
      const { desk, list, page, frame } = scene;
      await desk.clickBox();
      await desk.type('周五一定能修好。');
      const quotes = await marksAreExact(scene);
      const session = await page.context().newCDPSession(page);
      for (const part of ['wo', 'wo bu', 'wobuqingchu', '我不清楚']) {
        await session.send('Input.imeSetComposition', { text: part, selectionStart: part.length, selectionEnd: part.length });
      }
      await painted(page);
      expect(await list.quotes()).toEqual(quotes);
      if (editor.kind === 'rich') for (const words of await underlined(frame)) expect(quotes.map(bare)).toContain(bare(words));
      await session.send('Input.insertText', { text: '这个我不清楚' });
      await expect.poll(async () => (await list.quotes()).some((quote) => quote.includes('我不清楚'))).toBe(true);
      await marksAreExact(scene);
      expect(scene.errors).toEqual([]);
      await page.close();
    });

    test('a box that goes takes everything along and leaves the page in peace', async ({ office }) => {
      const scene = await begin(office, editor);
      const { desk, page, list } = scene;
      await desk.clickBox();
      await desk.type('周五一定能修好。');
      await marksAreExact(scene);
      await page.evaluate(() => document.getElementById('place')?.remove());
      await expect.poll(() => counts(page)).toEqual([]);
      await expect.poll(async () => (await list.drafts()).length).toBe(0);
      await page.close();
    });
  });
}

const bareEditable = editors.find(({ page }) => page === 'contenteditable') as Editor;
const framed = editors.find(({ page }) => page === 'ckeditor4') as Editor;
const plain = editors.find(({ page }) => page === 'textarea') as Editor;

test.describe('when things go wrong', () => {
  test('text nodes that are split, joined and drawn anew keep their marks or lose them', async ({ office }) => {
    const scene = await begin(office, bareEditable);
    const { desk, page, frame } = scene;
    await desk.clickBox();
    await desk.type('收到。周五一定能修好，这个我不清楚。');
    const quotes = await marksAreExact(scene);
    const seen = await record(frame);
    await page.evaluate(() => {
      const box = document.getElementById('reply-rich') as HTMLElement;
      const text = document.createTreeWalker(box, NodeFilter.SHOW_TEXT).nextNode() as Text;
      for (let at = text.length - 3; at > 0; at -= 3) text.splitText(at);
    });
    await marksAreExact(scene);
    await page.evaluate(() => document.getElementById('reply-rich')?.normalize());
    await marksAreExact(scene);
    await page.evaluate(() => {
      const box = document.getElementById('reply-rich') as HTMLElement;
      box.replaceChildren(...[...box.childNodes].map((node) => node.cloneNode(true)));
    });
    await marksAreExact(scene);
    for (const words of await seen()) expect(quotes.map(bare)).toContain(bare(words));
    await page.close();
  });

  test('an editor that sets its content anew is read anew', async ({ office }) => {
    const scene = await begin(office, framed);
    await scene.desk.clickBox();
    await scene.desk.type('收到。周五一定能修好。');
    await marksAreExact(scene);
    await scene.page.evaluate(() => {
      type Editor = { setData(html: string): void };
      const { instances } = (window as unknown as { CKEDITOR: { instances: Record<string, Editor> } }).CKEDITOR;
      for (const editor of Object.values(instances)) editor.setData('<p>这个我不清楚。</p>');
    });
    await expect.poll(async () => (await scene.list.quotes()).some((quote) => quote.includes('一定'))).toBe(false);
    await scene.desk.clickBox();
    expect((await marksAreExact({ ...scene, frame: await ground(scene.page, framed) })).join()).toContain('我不清楚');
    await scene.page.close();
  });

  test('right-to-left and mixed text', async ({ office }) => {
    for (const editor of [bareEditable, framed]) {
      const scene = await begin(office, editor);
      await scene.desk.clickBox();
      await scene.desk.type('مرحبا سيدتي 周五一定能修好 שלום, it will definitely be fixed by Friday. 👩🏽‍🔧');
      await marksAreExact(scene);
      await scene.page.close();
    }
  });

  test('two boxes at once, each with its own marks and count', async ({ office }) => {
    const scene = await begin(office, bareEditable);
    const { desk, page, list, frame } = scene;
    await desk.clickBox();
    await desk.type('收到。周五一定能修好。');
    await page.evaluate(() => {
      const second = Object.assign(document.createElement('textarea'), { id: 'reply-plain', rows: 4 });
      second.style.width = '600px';
      document.getElementById('place')?.after(second);
    });
    await page.locator('#reply-plain').click();
    await page.keyboard.type('这个我不清楚。');
    await expect.poll(async () => (await list.drafts()).length).toBe(2);
    await expect.poll(async () => (await counts(page)).length).toBe(2);
    const [first, second] = await list.drafts();
    expect(second?.findings.every(({ quote }) => '这个我不清楚。'.includes(quote))).toBe(true);
    await expect
      .poll(async () => sorted(await underlined(frame)))
      .toEqual(sorted(first?.findings.map(({ quote }) => quote) ?? []));
    await page.locator('#reply-plain').fill('');
    await expect.poll(async () => (await counts(page)).length).toBe(1);
    await page.close();
  });

  for (const editor of [plain, bareEditable]) {
    test(`${editor.name}: a draft of 100,000 characters`, async ({ office }) => {
      const scene = await begin(office, editor);
      const { desk, page, errors } = scene;
      const line = '配件到了就安排进站更换，换好再检查一遍。';
      const text = `${line.repeat(Math.ceil(99_960 / line.length)).slice(0, 99_960)}。周五一定能修好。`;
      await desk.clickBox();
      await page.keyboard.insertText(text);
      const quotes = await marksAreExact(scene);
      expect(quotes.join()).toContain('一定');
      await desk.press('Control+Home');
      await desk.type('您好。');
      await marksAreExact(scene);
      expect(errors).toEqual([]);
      await page.close();
    });
  }
});
