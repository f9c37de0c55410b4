/** The check at the border: what is refused, in words, and what is dropped and named while the rest is still read. */
import { describe, expect, it } from 'vitest';
import { parseReading } from '../../lib/case/reading';

const whole = { id: 'a', now: '2026-11-20T10:00:00+08:00', messages: [] };

describe('a reading that is refused', () => {
  it.each([
    ['a list', [], 'expected a JSON object with id, now and messages'],
    ['nothing', null, 'expected a JSON object with id, now and messages'],
    ['no id', { ...whole, id: undefined }, '"id" is missing'],
    ['no messages', { id: 'a', now: whole.now }, '"messages" is missing'],
    ['a number for an id', { ...whole, id: 1 }, '"id": expected string, got 1'],
    ['an empty id', { ...whole, id: '' }, '"id" is empty'],
    ['no offset', { ...whole, now: '2026-11-20T10:00:00' }, '"now" must be an ISO date and time with an offset'],
    [
      'a day that does not exist',
      { ...whole, now: '2026-02-30T10:00:00+08:00' },
      '"now" must be an ISO date and time with an offset',
    ],
  ])('%s', (_, input, error) => {
    expect(parseReading(input)).toEqual({ ok: false, error });
  });

  it('a leap day exists', () => {
    expect(parseReading({ ...whole, now: '2028-02-29T10:00:00+08:00' })).toMatchObject({ ok: true });
  });
});

describe('a wrong value', () => {
  const nested = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`);

  it.each([
    ['small, is named as it is', { x: 1 }, { x: 1 }],
    ['nested deeper than anybody reads, is named by its kind', nested, 'a long list'],
    ['longer than anybody reads, is named by its kind', { x: 'x'.repeat(2000) }, 'a long object'],
  ])('%s', (_, value, shown) => {
    const parsed = parseReading({ ...whole, customer: { name: value, vip: true } });
    expect(parsed).toMatchObject({ ok: true, reading: { customer: { vip: true } } });
    expect(parsed.ok && parsed.unread).toEqual([
      { field: 'customer.name', value: shown, reason: 'not a text, number or yes/no' },
    ]);
    expect(() => JSON.stringify(parsed)).not.toThrow();
  });
});
