// @vitest-environment happy-dom
/** The page's tab as an advisor meets it: what counts at first sight, the technical rest behind a disclosure. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import type { PageActions } from '../../components/page/actions';
import { PagePanel } from '../../components/page/PagePanel';
import { sayIn, WordsContext } from '../../components/ui/words';
import type { PageSheet, PageView, SheetField } from '../../lib/case/view';

const field = (path: string, shown: string | null, more: Partial<SheetField> = {}): SheetField => ({
  ...{ path, shown, from: shown === null ? null : ('generic' as const), locator: shown === null ? null : 2 },
  ...{ ms: shown === null ? 0 : 0.42, isStale: false, isWanted: true },
  ...more,
});
const whole: PageSheet = {
  kind: 'ticket',
  caseId: 'crm:ticket/1',
  readers: [{ name: '澄川', version: 3, isTaught: false }],
  isGeneric: true,
  fields: [
    field('ticket.number', '4711', { isWanted: false }),
    field('customer.name', '李婉清'),
    field('vehicle.model', '澄川 E6'),
    field('ticket.part', '车窗升降器'),
    field('ticket.openedAt', '2026-10-20'),
    field('ticket.promisedDays', '5天'),
    ...['customer.occupation', 'customer.followers', 'customer.tags'].map((path) => field(path, null)),
  ],
  messages: { count: 3, customer: 2, staff: 1, system: 0, unsure: 0, internal: 0, withoutTime: 0 },
  replyBoxes: [{ label: '', internal: false }],
  others: [],
  complete: true,
  report: '{}',
};

const point = vi.fn(async () => null);

async function show(sheet: PageSheet, language: 'zh-CN' | 'en' = 'zh-CN'): Promise<HTMLElement> {
  const view: PageView = { sheet, teaching: null, kept: null };
  const actions = { load: async () => view, point, copy: async () => true } as unknown as PageActions;
  const panel = (
    <WordsContext.Provider value={{ language, say: sayIn(language) }}>
      <PagePanel actions={actions} turn={0} />
    </WordsContext.Provider>
  );
  await act(async () => render(panel, document.body));
  await act(async () => {}); // what it asked for has arrived
  return document.querySelector('.glance') as HTMLElement;
}

afterEach(() => {
  act(() => render(null, document.body));
  point.mockClear();
});

test.each([
  ['zh-CN', '这张工单都读懂了', /毫秒|定位|适配器|通用规则/],
  ['en', 'This ticket was read and understood', / ms\b|locator|adapter|rules/],
] as const)('a ticket that was read says so first, without technical words (%s)', async (language, verdict, technical) => {
  const glance = await show(whole, language);
  expect(glance.querySelector('h2')?.textContent).toBe(verdict);
  expect(glance.textContent).toContain('李婉清');
  expect(glance.textContent).not.toMatch(technical);
  expect(glance.querySelector('button'), 'nothing to teach').toBeNull();
  const details = document.querySelector('.page-details') as HTMLDetailsElement;
  expect(details.open).toBe(false);
  expect(details.textContent).toMatch(technical);
});

test('what is missing stands in one line, and one button teaches it in that order', async () => {
  const glance = await show({
    ...whole,
    fields: whole.fields.map((each) => (each.path === 'ticket.part' ? field('ticket.part', null) : each)),
    replyBoxes: [],
  });
  expect(glance.querySelector('h2')?.textContent).toBe('还差 2 项没读到');
  expect(glance.querySelector('.glance-missing')?.textContent).toBe('没读到：配件、回复框');
  const buttons = [...glance.querySelectorAll('button')];
  expect(buttons.map(({ textContent }) => textContent)).toEqual(['教这 2 项']);
  act(() => buttons[0]?.click());
  expect(point).toHaveBeenCalledWith(['ticket.part', 'reply-box']);
});

test('what hardly any CRM shows is no reason to call a page unread', async () => {
  const glance = await show(whole);
  expect(glance.textContent).toContain('多半没有：职业、粉丝数、客户标签');
});

test('a field that this site used to have is named', async () => {
  const gone = field('ticket.promisedDays', null, { isStale: true });
  const glance = await show({
    ...whole,
    fields: whole.fields.map((each) => (each.path === 'ticket.promisedDays' ? gone : each)),
  });
  expect(glance.querySelector('.banner')?.textContent).toBe('这个网站以前有「承诺到货」，现在没有了');
});

test.each([
  [null, '没认出这是一张客户工单', '教 RiteSide 读这一页'],
  ['list', '这是列表，不是工单', undefined],
  ['customer', '这是客户页，他的其他工单会一起算进判断', undefined],
] as const)('a page of kind %s is called what it is', async (kind, verdict, button) => {
  const nothing = { count: 0, customer: 0, staff: 0, system: 0, unsure: 0, internal: 0, withoutTime: 0 };
  const empty = { ...whole, kind, fields: [field('customer.name', null)], messages: nothing, replyBoxes: [] };
  const glance = await show(empty);
  expect(glance.querySelector('h2')?.textContent).toBe(verdict);
  expect(glance.querySelector('button')?.textContent).toBe(button);
});

test('messages of which nobody knows who speaks are counted', async () => {
  const glance = await show({ ...whole, messages: { ...whole.messages, count: 5, unsure: 2 } });
  expect(glance.textContent).toContain('5 条：客户 2，我们 1 · 2 条不知是谁说的');
});
