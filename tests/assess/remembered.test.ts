/** A page is judged again with every change: what was remembered of its messages must not change the answer. */
import { describe, expect, it } from 'vitest';
import { remembered } from '../../lib/assess/remembered';
import { customer, judge, reading, staff } from './support';

describe('judging again', () => {
  const first = reading([
    customer('件坏了,麻烦订一个', '2026-11-02 10:00'),
    staff('三天内到货', '2026-11-02 11:00'),
    customer('再不修好我就去投诉', '2026-11-18 09:00'),
  ]);

  it('says the same of the same page', () => {
    expect(judge(first)).toEqual(judge(first));
  });

  it('says where the words stand now, when a message has come before them', () => {
    judge(first);
    const moved = judge({ ...first, messages: [customer('你好', '2026-11-01 10:00'), ...first.messages] });
    const [threat] = moved.signals.filter(({ id }) => id === 'threat');
    expect(threat?.evidence[0]).toMatchObject({ source: 'messages.3', quote: '投诉' });
  });

  it('hears the same words from staff as staff', () => {
    judge(first);
    const spoken = judge(reading([customer('件坏了', '2026-11-02 10:00'), staff('再不修好我就去投诉', '2026-11-18 09:00')]));
    expect(spoken.signals.map(({ id }) => id)).not.toContain('threat');
  });
});

describe('what is remembered', () => {
  it('is there while it is asked for, and is forgotten when nobody asks', () => {
    const memory = remembered<number>(2);
    memory.put('kept', 1);
    for (let n = 0; n < 20; n += 1) {
      memory.put(`passing ${n}`, n);
      expect(memory.get('kept')).toBe(1);
    }
    expect(memory.get('passing 0')).toBeUndefined();
    expect(memory.get('passing 19')).toBe(19);
  });
});
