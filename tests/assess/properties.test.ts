/** What must hold for any case at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../lib/assess/assess';
import { type CaseReading, type Message, parseReading } from '../../lib/case/reading';
import { judge, pack, points } from './support';

const words = fc.constantFrom(
  ...[
    '投诉',
    '曝光',
    '律师',
    '到了吗',
    '谢谢',
    '没事',
    '不是要',
    '我要',
    '你们',
    '没人管',
    '退车',
    '今天必须',
    '3天内',
    '下周一到货',
    '已到店',
    '装好了',
  ],
  ...[
    ' ',
    '。',
    ',',
    '!',
    '?',
    '\n',
    '😡',
    '哈哈',
    '12315',
    '隔壁',
    '“',
    '”',
    '> ',
    'sue',
    'refund',
    ' by Friday',
    'any update',
    'thanks',
    '\u0000',
    '𠮷',
  ],
);
const text = fc.oneof(
  fc.array(words, { maxLength: 14 }).map((parts) => parts.join('')),
  fc.string(),
);
const shownDate = fc.oneof(
  fc.constantFrom('2026-11-01 10:00', '3天前', '昨天 09:00', '2099-01-01', 'Aug 1, 2026', '', 'sometime'),
  fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((date) => date.toISOString()),
);
const message: fc.Arbitrary<Message> = fc.record({
  at: shownDate,
  from: fc.constantFrom('customer', 'staff', 'system', 'unsure'),
  text,
});
const anyReading: fc.Arbitrary<CaseReading> = fc.record({
  id: fc.constant('p:1'),
  now: fc.constantFrom('2026-11-20T10:00:00+08:00', '2026-03-01T00:30:00-05:00', '2026-12-31T23:59:59Z'),
  messages: fc.array(message, { maxLength: 8 }),
  ticket: fc.record({
    openedAt: shownDate,
    promisedDays: fc.constantFrom('10', '3-5个工作日', 'soon', '-4', '999999999'),
    score: fc.constantFrom('2', '11', ''),
  }),
  customer: fc.record({
    followers: fc.constantFrom('12.5万', '-5', '1e99', '87'),
    occupation: fc.constantFrom('记者', '教师', ''),
  }),
});

describe('any case', () => {
  it('any JSON is answered or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (fields, messages) => {
        const base = { id: 'p:1', now: '2026-11-20T10:00:00+08:00', messages: Array.isArray(messages) ? messages : [messages] };
        const parsed = parseReading({ ...base, ticket: fields, customer: fields, vehicle: fields });
        if (parsed.ok) assess(parsed.reading, { pack, unread: parsed.unread });
      }),
      { numRuns: 300 },
    );
  });

  it.each(Object.getOwnPropertyNames(Object.prototype))('a page that shows the word %s shows a word', (word) => {
    const group = Object.fromEntries(
      [
        'name',
        'occupation',
        'followers',
        'vip',
        'drivable',
        'status',
        'openedAt',
        'promisedAt',
        'promisedDays',
        'visits',
        'score',
        'eta',
      ].map((field) => [field, word]),
    );
    const { rite, promises, unread } = judge({
      id: 'p:1',
      now: '2026-11-20T10:00:00+08:00',
      customer: { ...group, tags: [word] },
      vehicle: group,
      ticket: group,
      messages: [{ from: 'customer', at: word, text: word }],
    });
    expect({ total: rite.total, promises }).toEqual({ total: 15, promises: [] });
    expect(unread.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['messages.0.at', 'ticket.openedAt', 'customer.followers']),
    );
  });

  it('the total is the sum, the priority follows it, quotes are exact slices, and twice is the same', () => {
    fc.assert(
      fc.property(anyReading, (reading) => {
        const assessment = judge(reading);
        const { total, priority, due } = assessment.rite;
        expect(total).toBe(points(assessment).reduce((sum, value) => sum + value, 0));
        expect(priority).toBe(total >= 80 ? 'P0' : total >= 60 ? 'P1' : total >= 40 ? 'P2' : 'P3');
        expect(due === null).toBe(priority === 'P3');
        const { r, i, t, e } = assessment.rite;
        for (const item of [r, i, t, e, ...assessment.signals, assessment.part].flatMap((holder) => holder.evidence)) {
          if (item.start === undefined) continue;
          const whole = reading.messages[Number(item.source.split('.')[1])]?.text ?? '';
          expect(whole.slice(item.start, item.end)).toBe(item.quote);
        }
        expect(assessment.situations.length).toBeGreaterThan(0);
        expect(judge(reading)).toEqual(assessment);
      }),
      { numRuns: 300 },
    );
  });

  it('a further threat never lowers R or E', () => {
    fc.assert(
      fc.property(anyReading, (reading) => {
        const last: Message = { at: reading.now, from: 'customer', text: '再不解决我就去投诉' };
        const before = judge(reading);
        const after = judge({ ...reading, messages: [...reading.messages, last] });
        expect(after.rite.r.points).toBeGreaterThanOrEqual(before.rite.r.points);
        expect(after.rite.e.points).toBeGreaterThanOrEqual(before.rite.e.points);
      }),
      { numRuns: 200 },
    );
  });

  it('a later now never lowers T', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }), (start, more) => {
        const at = (days: number) => new Date(Date.parse('2026-01-31T20:00:00+08:00') + days * 86_400_000).toISOString();
        const t = (now: string) => judge({ id: 'p', now, messages: [], ticket: { openedAt: '2026-01-31 12:00' } }).rite.t.points;
        expect(t(at(start + more))).toBeGreaterThanOrEqual(t(at(start)));
      }),
    );
  });

  it('staff alone never raise what only a customer can say', () => {
    const owned = [
      'threat',
      'ultimatum',
      'not-cared-for',
      'refund-request',
      'public-scene',
      'safety',
      'already-posted',
      'chased-twice',
    ];
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const messages = texts.map((words) => ({ at: '2026-11-01 10:00', from: 'staff' as const, text: words }));
        const assessment = judge({ id: 'p', now: '2026-11-20T10:00:00+08:00', messages });
        expect(assessment.signals.filter((signal) => owned.includes(signal.id))).toEqual([]);
        expect([assessment.rite.r.points, assessment.rite.e.points]).toEqual([0, 0]);
      }),
      { numRuns: 200 },
    );
  });
});
