/** What a customer's other cases say of the one in front. */
import { expect, test } from 'vitest';
import { assess } from '../../lib/assess/assess';
import { checkPast } from '../../lib/case/past';
import { parseReading } from '../../lib/case/reading';
import { compileShipped } from '../../lib/packs/shipped';

const pack = compileShipped();
const past = (part: string, n: number) => ({ id: `demo:ticket/${n}`, subject: `${part}又坏了`, part, openedAt: '2026-08-01' });

function judge(history: unknown, ticket: object = {}) {
  const parsed = parseReading({
    id: 'demo:ticket/9',
    now: '2026-11-20T10:00:00+08:00',
    ticket: { part: '空调压缩机', openedAt: '2026-11-18', ...ticket },
    messages: [],
    history,
  });
  if (!parsed.ok) throw new Error(parsed.error);
  return assess(parsed.reading, { pack, unread: [...parsed.unread] });
}
const repeat = (history: unknown, ticket?: object) => judge(history, ticket).signals.find(({ id }) => id === 'repeat-repair');

test('the third case for one part is a repeat repair, and says by which cases', () => {
  const found = repeat([past('空调压缩机', 1), past('空调 压缩机', 2), past('大灯', 3)]);
  expect(found?.evidence.map(({ source, quote }) => [source, quote])).toEqual([
    ['history.0', '空调压缩机又坏了'],
    ['history.1', '空调 压缩机又坏了'],
  ]);
});

test('two cases are none, other parts are none, and the page’s own number of visits counts before', () => {
  expect(repeat([past('空调压缩机', 1)])).toBeUndefined();
  expect(repeat([past('大灯', 1), past('大灯', 2)])).toBeUndefined();
  expect(repeat([past('空调压缩机', 1), past('空调压缩机', 2)], { visits: '1' })).toBeUndefined();
});

test.each([[null], ['x'], [{}], [[1, null, { subject: 'no id' }]], [[{ id: 'a', broken: -1 }]]])(
  'what is no history (%j) is left out',
  (history) => {
    expect(checkPast(history)).toBeUndefined();
    expect(repeat(history)).toBeUndefined();
  },
);
