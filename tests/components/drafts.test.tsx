// @vitest-environment happy-dom
/** The list of findings as an advisor meets it: words, reasons, buttons; the meter; the question about a promise. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { Drafts } from '../../components/draft/Drafts';
import type { DraftActions } from '../../components/draft/draftActions';
import type { DraftFinding, DraftsView, DraftView } from '../../lib/case/draft';

const has = { honesty: true, commitment: false, compensation: false, nextContact: false, options: false };
const finding: DraftFinding = {
  id: 'absolute-promise',
  key: 'k1',
  start: 2,
  end: 7,
  quote: '一定能修好',
  severity: 'error',
  why: '话说满了。',
  rewrite: '会先检测再修',
};
const draft: DraftView = { box: 'box 1', version: 3, label: '回复客户', internal: false, findings: [finding], has, missing: [] };
const none: DraftsView = { off: false, site: 'https://crm.example', drafts: [], question: null, ignored: [], wanted: false };

function actions(): DraftActions {
  return {
    fix: vi.fn(async () => 'draft.fixed' as const),
    show: vi.fn(async () => null),
    ignoreOnce: vi.fn(async () => {}),
    ignoreAlways: vi.fn(async () => {}),
    heedAgain: vi.fn(async () => {}),
    switchReview: vi.fn(async () => {}),
    answerPromise: vi.fn(async () => null),
  };
}

const show = (view: Partial<DraftsView>, doings = actions()) => {
  act(() => render(<Drafts view={{ ...none, ...view }} actions={doings} />, document.body));
  return doings;
};
const words = () => document.body.textContent ?? '';
const press = (name: string) =>
  act(async () => {
    const named = (each: HTMLButtonElement) => each.textContent === name || each.getAttribute('aria-label') === name;
    const button = [...document.querySelectorAll('button')].find(named);
    if (!button) throw new Error(`no button ${name}`);
    button.click();
  });

afterEach(() => act(() => render(null, document.body)));

test('a finding shows its words, how grave it is, why, and the better sentence', () => {
  show({ drafts: [draft] });
  for (const text of ['有 1 处', '一定能修好', '发出去会出事', '话说满了。', '会先检测再修']) expect(words()).toContain(text);
});

test('every button does one thing to that finding, and says what came of it', async () => {
  const doings = show({ drafts: [draft] });
  await press('换成这句');
  expect(doings.fix).toHaveBeenCalledWith(draft, finding);
  expect(words()).toContain('Ctrl+Z');
  await press('一定能修好');
  expect(doings.show).toHaveBeenCalledWith(draft, finding);
  await press('这次不管');
  expect(doings.ignoreOnce).toHaveBeenCalledWith(finding);
  await press('这句以后都不提');
  expect(doings.ignoreAlways).toHaveBeenCalledWith(finding);
});

test('what is missing stands nowhere: its line names no words of the draft', () => {
  show({ drafts: [{ ...draft, findings: [{ ...finding, id: 'missing-part', why: '没说下次什么时候联系。', quote: '祝好' }] }] });
  expect(words()).toContain('没说下次什么时候联系。');
  expect(document.querySelector('.finding-quote')).toBeNull();
});

test('without a rewrite there is nothing to put in, and a whole letter is not remembered for other drafts', () => {
  const long = { ...finding, rewrite: null, quote: '很长的一段话，'.repeat(30) };
  show({ drafts: [{ ...draft, findings: [long] }] });
  expect(words()).not.toContain('换成这句');
  expect(words()).not.toContain('以后都不提');
  expect(words()).toContain('…');
});

test('what is only added is shown alone', () => {
  show({ drafts: [{ ...draft, findings: [{ ...finding, rewrite: `${finding.quote}，明天十点给您电话` }] }] });
  expect(words()).toContain('补上这句');
  expect(document.querySelector('.finding-rewrite')?.textContent).toBe('…，明天十点给您电话');
});

test('the meter says in words what is due and missing, and is silent where nothing is due', () => {
  show({ drafts: [{ ...draft, missing: ['nextContact', 'options'] }] });
  expect(words()).toContain('下次联系、可选方案。');
  show({ drafts: [draft] });
  expect(words()).not.toContain('该听到而没有写的');
});

test('two boxes are told apart by name, a note for colleagues has no meter', () => {
  show({ drafts: [draft, { ...draft, box: 'box 2', label: '内部备注', internal: true, findings: [] }] });
  expect([...document.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual(['回复客户', '内部备注']);
  expect(document.querySelectorAll('.meter').length).toBe(1);
});

test('off on this site it says so and can be turned on again', async () => {
  const doings = show({ off: true });
  expect(words()).toContain('不审阅');
  await press('在这个网站上审阅草稿');
  expect(doings.switchReview).toHaveBeenCalledWith(true);
});

test('what is always ignored can be heeded again', async () => {
  const ignored = { finding: 'absolute-promise', quote: '一定' } as const;
  const doings = show({ ignored: [ignored] });
  await press('重新提醒 · 一定');
  expect(doings.heedAgain).toHaveBeenCalledWith(ignored);
});

test('a promise is kept with who confirms it and what if not; without a time it cannot be kept', async () => {
  const question = { key: 'q', text: '周五到货', dueAt: null };
  const doings = show({ question });
  const set = (label: string, value: string) =>
    act(() => {
      const id = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === label)?.htmlFor ?? '';
      const box = document.getElementById(id) as HTMLInputElement;
      box.value = value;
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
  const keep = [...document.querySelectorAll('button')].find(
    ({ textContent }) => textContent === '记入台账',
  ) as HTMLButtonElement;
  expect(keep.disabled).toBe(true);
  set('到什么时候', '2026-11-27T18:00');
  set('找谁确认', '老周');
  set('办不到怎么办', '换代步车');
  await act(async () => {
    document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  });
  const dueAt = new Date('2026-11-27T18:00').toISOString();
  expect(doings.answerPromise).toHaveBeenCalledWith('q', { text: '周五到货（办不到：换代步车）', who: '老周', dueAt });
  await press('不用记');
  expect(doings.answerPromise).toHaveBeenLastCalledWith('q', null);
});
