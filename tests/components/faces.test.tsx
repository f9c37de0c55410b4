// @vitest-environment happy-dom
/** What a face shows when something is missing or goes wrong; the good days are shown in tests/browser. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { Sidebar, type SidebarActions } from '../../components/case/Sidebar';
import { NoteEditor } from '../../components/notes/NoteEditor';
import { Notes } from '../../components/notes/Notes';
import type { SaveNote } from '../../components/notes/noteSaver';

const noActions = {
  talk: { copy: async () => ({ say: 'copied' }), insert: async () => ({ say: 'inserted' }) },
  saveNote: async () => ({ problem: 'problem.storage' }),
  showEvidence: () => {},
  override: () => {},
  copyDetails: () => {},
} as unknown as SidebarActions;

const show = (node: Parameters<typeof render>[0]) => act(() => render(node, document.body));
const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const words = () => document.body.textContent ?? '';

afterEach(() => {
  act(() => render(null, document.body));
  vi.useRealTimers();
});

test('before anything is known the sidebar says that it reads, and is not blank', () => {
  show(<Sidebar shown={null} notice={null} actions={noActions} />);
  expect(words()).toContain('正在读取');
});

test('a page that could not be read gives one line and its details to copy', () => {
  const copyDetails = vi.fn();
  show(
    <Sidebar
      shown={{ kind: 'failed', language: 'zh-CN', details: 'demo\nTypeError: x' }}
      notice={null}
      actions={{ ...noActions, copyDetails }}
    />,
  );
  expect(words()).toContain('没能读出来');
  act(() => document.querySelector('button')?.click());
  expect(copyDetails).toHaveBeenCalledWith('demo\nTypeError: x');
});

test('a page without a case says what to do', () => {
  show(<Sidebar shown={{ kind: 'no-case', language: 'zh-CN' }} notice="problem.gone" actions={noActions} />);
  expect(words()).toContain('不是客户工单');
  expect(words()).toContain('请刷新这一页');
});

function typeInto(text: string): HTMLTextAreaElement {
  const box = document.querySelector('textarea') as HTMLTextAreaElement;
  box.value = text;
  act(() => void box.dispatchEvent(new Event('input', { bubbles: true })));
  return box;
}

const showNote = (onSave: SaveNote) => show(<NoteEditor caseId="demo:ticket/1" id="n1" note={null} onSave={onSave} />);
const stored = (text: string, revision: number, id = 'n1') => ({
  saved: {
    id,
    caseId: 'demo:ticket/1',
    text,
    createdAt: '2026-11-22T00:00:00.000Z',
    updatedAt: '2026-11-22T00:00:00.000Z',
    revision,
  },
});

test('a store that cannot write is told plainly, the text stays, and the save is tried again until it holds', async () => {
  vi.useFakeTimers();
  let works = false;
  showNote(async ({ text }) => (works ? stored(text, 1) : { problem: 'problem.storage' }));
  const box = typeInto('客户要书面答复');
  await pass(1_000);
  expect(words()).toContain('还没有保存');
  expect(words()).not.toContain('已保存');
  expect(box.value).toBe('客户要书面答复');
  works = true;
  await pass(10_000);
  expect(words()).toContain('已保存');
});

test('saved is never said for a text that was typed after the save began', async () => {
  vi.useFakeTimers();
  const answers: (() => void)[] = [];
  showNote(({ text }) => new Promise((resolve) => answers.push(() => resolve(stored(text, answers.length)))));
  typeInto('一');
  await pass(1_000);
  typeInto('一二');
  await act(async () => answers[0]?.());
  expect(words()).not.toContain('已保存');
  await pass(1_000);
  await act(async () => answers[1]?.());
  expect(words()).toContain('已保存');
});

test('another tab had saved first: the face says that both texts were kept', async () => {
  vi.useFakeTimers();
  showNote(async ({ text }) => stored(text, 1, 'beside'));
  typeInto('我的一份');
  await pass(1_000);
  expect(words()).toContain('两份都已保留');
});

test('a text that could not be saved is there again when its case is, and is still tried', async () => {
  vi.useFakeTimers();
  let works = false;
  const onSave: SaveNote = async ({ id, text }) => (works ? stored(text, 1, id) : { problem: 'problem.storage.quota' });
  const notes = (caseId: string) => show(<Notes key={caseId} caseId={caseId} notes={[]} onSave={onSave} />);
  notes('demo:ticket/7');
  typeInto('空间满了也不能丢');
  await pass(1_000);
  expect(words()).toContain('空间满了，请腾出空间');
  notes('demo:ticket/8');
  expect(document.querySelector('textarea')?.value).toBe('');
  notes('demo:ticket/7');
  expect(document.querySelector('textarea')?.value).toBe('空间满了也不能丢');
  works = true;
  await pass(10_000);
  expect(words()).toContain('已保存');
});
