import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../lib/text/duration';

const read = (text: string) => {
  const length = parseDuration(text);
  return length && `${length.min}-${length.max} ${length.unit}`;
};

describe('how long we said it takes', () => {
  it.each([
    ['3-5个工作日', '3-5 working-day'],
    ['3 to 5 working days', '3-5 working-day'],
    ['三到五天', '3-5 day'],
    ['3、4天', '3-4 day'],
    ['3至5日', '3-5 day'],
    ['三五天', '3-5 day'],
    ['一个星期左右', '1-1 week'],
    ['俩礼拜', '2-2 week'],
    ['两三周', '2-3 week'],
    ['半个月', '15-15 day'],
    ['一个半月', '45-45 day'],
    ['一个多月', '1-2 month'],
    ['个把月', '1-2 month'],
    ['十几天', '11-19 day'],
    ['10', '10-10 day'],
    ['7-10', '7-10 day'],
    ['10天', '10-10 day'],
    ['within 10 days', '10-10 day'],
    ['two to three weeks', '2-3 week'],
    ['4–6 weeks', '4-6 week'],
    ['a couple of days', '2-2 day'],
    ['a few days', '3-5 day'],
    ['about a week', '1-1 week'],
    ['48小时内', '48-48 hour'],
    ['24h', '24-24 hour'],
    ['T+3', '3-3 working-day'],
    ['三天到一周', '3-7 day'],
    ['十天半个月', '10-15 day'],
    ['预计两周到货', '2-2 week'],
    ['最多一个礼拜', '1-1 week'],
  ])('%s', (text, expected) => expect(read(text)).toBe(expected));

  it.each(['', '0', '-3', '尽快', 'soon', '5-3天', '3000元', '2026-10-25', '25号', '3 cars'])('%j is no length of time', (text) =>
    expect(read(text)).toBeNull(),
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[一两三半个天周月到工作日\d-]{0,9}$/)), (text) => void read(text)),
    );
  });
});
