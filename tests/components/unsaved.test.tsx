// @vitest-environment happy-dom
/** What the advisor typed into a form stays in sight when the store cannot take it, and is offered as copy and file. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Contacts } from '../../components/notes/Contacts';
import type { MemoryActions } from '../../components/notes/memoryActions';
import { Promises } from '../../components/notes/Promises';
import { type SettingsActions, SettingsPage } from '../../components/settings/SettingsPage';
import type { WordKey } from '../../components/ui/words';
import type { SettingsView } from '../../lib/case/memory';
import { defaultSettings } from '../../lib/storage/settings';

let problem: WordKey | null;
let copied: string[];
const memory = {
  addPromise: async () => problem,
  decidePromise: async () => problem,
  logContact: async () => (problem ? { problem } : { id: 'c1' }),
  removeContact: async () => problem,
  copy: async (text: string) => copied.push(text) > 0,
} as unknown as MemoryActions;

const show = (node: Parameters<typeof render>[0]) => act(() => render(node, document.body));
const words = () => document.body.textContent ?? '';
const click = (name: string) =>
  act(async () => {
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)?.click();
  });
const type = (box: HTMLInputElement | null, text: string) =>
  act(() => {
    if (!box) throw new Error('no box');
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const promisesOf = (caseId: string) =>
  show(<Promises key={caseId} caseId={caseId} promises={[]} trust={0} now={0} actions={memory} />);
const whatBox = () => document.querySelector<HTMLInputElement>('.by-when input');

beforeEach(() => {
  problem = 'problem.storage.quota';
  copied = [];
});
afterEach(() => {
  act(() => render(null, document.body));
  vi.useRealTimers();
});

test('a promise that cannot be kept stays typed, says why, and can be copied; it is there again with its case, and then kept', async () => {
  promisesOf('demo:ticket/1');
  await click('记一个承诺');
  await type(whatBox(), '今晚八点回电');
  await click('记下');
  expect(words()).toContain('空间满了');
  expect(whatBox()?.value).toBe('今晚八点回电');
  await click('复制文字');
  expect(copied[0]).toMatch(/^今晚八点回电 · \d{4}-\d\d-\d\d 10:00$/);
  promisesOf('demo:ticket/2');
  expect(whatBox()).toBeNull();
  promisesOf('demo:ticket/1');
  expect(whatBox()?.value).toBe('今晚八点回电');
  problem = null;
  await click('记下');
  expect(whatBox()).toBeNull();
});

test('a promise on its way to the store is not kept twice, and nothing is typed into the form meanwhile', async () => {
  const kept = Promise.withResolvers<WordKey | null>();
  const addPromise = vi.fn(() => kept.promise);
  const actions = { ...memory, addPromise };
  show(<Promises caseId="demo:ticket/4" promises={[]} trust={0} now={0} actions={actions} />);
  await click('记一个承诺');
  await type(whatBox(), '今晚八点回电');
  await click('记下');
  await click('记下');
  expect(addPromise).toHaveBeenCalledOnce();
  expect(whatBox()?.readOnly).toBe(true);
  await act(async () => kept.resolve(null));
  expect(whatBox()).toBeNull();
});

test('a promise that is cancelled is forgotten', async () => {
  promisesOf('demo:ticket/3');
  await click('记一个承诺');
  await type(whatBox(), '不要了');
  await click('取消');
  await click('记一个承诺');
  expect(whatBox()?.value).toBe('');
});

test('a contact that was not logged is never said to be, and the reason stands there', async () => {
  show(<Contacts caseId="demo:ticket/1" numbers={[]} masked={false} actions={memory} />);
  await click('打了电话');
  expect(words()).not.toContain('已记下');
  expect(words()).toContain('空间满了');
  problem = null;
  await click('打了电话');
  expect(words()).toContain('已记下：打了电话');
  problem = 'problem.storage.disk';
  await click('撤销');
  expect(words()).toContain('已记下：打了电话');
  expect(words()).toContain('没有办成');
});

test('settings that were not saved stay in their fields, can be copied, and are tried again', async () => {
  vi.useFakeTimers();
  const actions = {
    save: async () => ({ problem }),
    adapters: { list: async () => [] },
    copy: memory.copy,
  } as unknown as SettingsActions;
  const stored = { counts: {}, bytes: null, persisted: null };
  const view: SettingsView = { settings: defaultSettings, language: 'zh-CN', stored, lost: null };
  show(<SettingsPage view={view} actions={actions} />);
  await type(document.querySelector<HTMLInputElement>('.fields input'), '王芳');
  await pass(1_000);
  expect(words()).toContain('还没有保存');
  await click('复制文字');
  expect(copied[0]).toContain('姓名: 王芳');
  problem = null;
  await pass(10_000);
  expect(words()).not.toContain('还没有保存');
  expect(words()).toContain('已保存');
  expect(document.querySelector<HTMLInputElement>('.fields input')?.value).toBe('王芳');
});
