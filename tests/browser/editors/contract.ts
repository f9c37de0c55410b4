/**
 * What an advisor may count on in every reply box, once for all editors and browsers. What counts is the editor's own
 * model (`blocks`), which is what the CRM would send: the DOM alone may show text that the framework never learned of.
 */
import assert from 'node:assert/strict';
import type { InsertResult } from '../../../lib/case/view';
import type { Editor } from './editors';

/** One editor's page in one browser, with the extension in it. */
export interface Desk {
  readonly editor: Editor;
  /** The editor's paragraphs; a line break within one is `\n`. A plain box is one block. */
  blocks(): Promise<readonly string[]>;
  clickBox(): Promise<void>;
  type(text: string): Promise<void>;
  press(key: string, times?: number): Promise<void>;
  /** Opens the drawer and stands in it: the box has lost the focus, as always when an advisor inserts. */
  goToDrawer(): Promise<void>;
  /** As the drawer asks for it: drawer, background, page. */
  insert(text: string): Promise<InsertResult>;
}

export interface Line {
  readonly promise: string;
  readonly readOnly?: true;
  keep(desk: Desk): Promise<void>;
}

const [first, second, third] = ['李女士，您好。', '配件周五到，下午5点前给您电话。', '有事请直接找我。'] as const;
const letter = `${first}\n\n${second}\n${third}`;
const emoji = '抱歉让您久等了🙏🏽 您一家👨‍👩‍👧‍👦的车🚗，周五✅，𠮷先生也在。';
const markup = '<b>不是标记</b> & "引号" 5 > 3 <script>';
const long = Array.from({ length: 40 }, (_, index) =>
  `第${String(index + 1).padStart(2, '0')}段${'配件到货后马上通知您安排进站更换，'.repeat(3)}`.slice(0, 49).padEnd(49, '。'),
).join('\n\n');

export const contract: readonly Line[] = [
  {
    promise: 'fills an empty box that was never touched',
    async keep(desk) {
      await inserted(desk, '您好，周五到货。');
      await holds(desk, ['您好，周五到货。']);
    },
  },
  {
    promise: 'goes to the caret between the advisor’s own words and keeps both sides',
    async keep(desk) {
      await stand(desk, '您好。再见。', 3);
      await inserted(desk, '周五到货。');
      await holds(desk, ['您好。周五到货。再见。']);
    },
  },
  {
    promise: 'puts two paragraphs between the advisor’s own words in their order',
    async keep(desk) {
      await stand(desk, '您好。再见。', 3);
      await inserted(desk, letter);
      await eventually(async () => squeezed(await desk.blocks()), squeezed(['您好。', letter, '再见。']));
    },
  },
  {
    promise: 'never replaces what is selected',
    async keep(desk) {
      await stand(desk, '您好。再见。');
      await desk.press('Control+a');
      await inserted(desk, '周五到货。');
      await holds(desk, ['您好。再见。周五到货。']);
    },
  },
  {
    promise: 'makes paragraphs in rich text and line breaks in plain text',
    async keep(desk) {
      await inserted(desk, letter);
      if (desk.editor.kind === 'plain') return holds(desk, [letter]);
      await eventually(async () => linesOf(await desk.blocks()), [first, second, third]);
      // Firefox's bare editables know no blocks: there an empty line keeps them apart.
      const blocks = await desk.blocks();
      assert(!blocks.some((block) => block.includes(`${first}\n${second}`)), `one paragraph: ${JSON.stringify(blocks)}`);
    },
  },
  {
    promise: 'one Ctrl+Z takes back exactly what was inserted',
    async keep(desk) {
      await stand(desk, '您好。再见。', 3);
      const before = await desk.blocks();
      await inserted(desk, letter);
      await desk.press('Control+z');
      await holds(desk, before);
    },
  },
  {
    promise: 'one Ctrl+Z takes back only the text, also right behind what was just typed',
    async keep(desk) {
      await stand(desk, '您好。');
      const before = await desk.blocks();
      await inserted(desk, letter);
      await desk.press('Control+z');
      await holds(desk, before);
    },
  },
  {
    promise: 'of two texts one behind the other, one Ctrl+Z takes back the second',
    async keep(desk) {
      await inserted(desk, letter);
      await eventually(async () => linesOf(await desk.blocks()).length, 3);
      const before = await desk.blocks();
      await inserted(desk, letter);
      await desk.press('Control+z');
      await holds(desk, before);
    },
  },
  {
    promise: 'one Ctrl+Z empties a box that was empty',
    async keep(desk) {
      const before = await desk.blocks();
      await inserted(desk, letter);
      await eventually(async () => linesOf(await desk.blocks()).length, 3);
      await desk.press('Control+z');
      await holds(desk, before);
    },
  },
  {
    promise: 'the advisor types on right behind it',
    async keep(desk) {
      await stand(desk, '您好。再见。', 3);
      await inserted(desk, '周五到货。');
      await desk.type('请放心！');
      await holds(desk, ['您好。周五到货。请放心！再见。']);
    },
  },
  {
    promise: 'typing on, then taking all of it back step by step, ends where it began',
    async keep(desk) {
      await stand(desk, '您好。再见。', 3);
      const before = await desk.blocks();
      await inserted(desk, '周五到货。');
      await desk.type('好');
      await desk.press('Backspace');
      await desk.type('！');
      await pressUntil(desk, 'Control+z', before);
    },
  },
  {
    promise: 'a second text goes behind the first',
    async keep(desk) {
      await inserted(desk, '周五到货。');
      await inserted(desk, '请放心。');
      await holds(desk, ['周五到货。请放心。']);
    },
  },
  {
    promise: 'keeps emoji and rare characters whole',
    async keep(desk) {
      await stand(desk, '您好👋🏽再见', 2);
      await inserted(desk, emoji);
      await holds(desk, [`您好👋🏽${emoji}再见`]);
    },
  },
  {
    promise: 'what looks like markup stays text',
    async keep(desk) {
      await inserted(desk, markup);
      await holds(desk, [markup]);
    },
  },
  {
    promise: 'takes 2,000 characters in 40 paragraphs, and one Ctrl+Z takes them back',
    async keep(desk) {
      await stand(desk, '您好。再见。', 3);
      const before = await desk.blocks();
      await inserted(desk, long);
      await eventually(async () => squeezed(await desk.blocks()), squeezed(['您好。', long, '再见。']));
      await desk.press('Control+z');
      await holds(desk, before);
    },
  },
  {
    promise: 'a box that cannot be written to is left alone, and we say so',
    readOnly: true,
    async keep(desk) {
      const before = await desk.blocks();
      await desk.goToDrawer();
      const { how } = await desk.insert('周五到货。');
      assert.notEqual(how, 'inserted');
      assert.deepEqual(await desk.blocks(), before);
    },
  },
];

/** The advisor has typed, and gone back some characters. */
async function stand(desk: Desk, typed: string, stepsBack = 0): Promise<void> {
  await desk.clickBox();
  await desk.type(typed);
  await holds(desk, [typed]);
  await desk.press('ArrowLeft', stepsBack);
}

async function inserted(desk: Desk, text: string): Promise<void> {
  await desk.goToDrawer();
  assert.equal((await desk.insert(text)).how, 'inserted');
}

const holds = (desk: Desk, expected: readonly string[]) => eventually(() => desk.blocks(), expected);
const squeezed = (blocks: readonly string[]) => blocks.join('').replace(/\s/g, '');
const linesOf = (blocks: readonly string[]) => blocks.flatMap((block) => block.split('\n')).filter(Boolean);

/** Frameworks may hear of a key a moment later: waits until it is so, and else says how it was. */
async function eventually<Value>(look: () => Promise<Value>, expected: Value, patienceMs = 3_000): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    try {
      return assert.deepEqual(found, expected);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((next) => setTimeout(next, 25));
  }
}

/** Editors cut typing into steps as they like; the way back must pass the beginning. */
async function pressUntil(desk: Desk, key: string, expected: readonly string[], most = 6): Promise<void> {
  for (let step = 1; step <= most; step++) {
    await desk.press(key);
    try {
      return await eventually(() => desk.blocks(), expected, step === most ? 3_000 : 200);
    } catch (error) {
      if (step === most) throw error;
    }
  }
}
