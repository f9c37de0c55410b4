import { describe, expect, it } from 'vitest';
import type { Assessment } from '../../lib/case/assessment';
import { emptyHistory, type TrackUse } from '../../lib/case/record';
import { chooseTracks, type RankedTrack } from '../../lib/talk/choose';
import { bare, english, journalist, type TalkCase } from './cases';
import { tracksIn } from './shipped';

function choose(
  { reading, assessment }: TalkCase,
  changes: Partial<Assessment> = {},
  uses: readonly TrackUse[] = [],
  now = reading.now,
): RankedTrack[] {
  const history = { ...emptyHistory, uses };
  return chooseTracks({ ...assessment, ...changes }, { reading: { ...reading, now }, history, tracks: tracksIn('zh-CN') });
}

const used = (trackId: string, at = '2026-11-20T01:00:00Z', caseId = journalist.reading.id): TrackUse => {
  const [situation, channel] = trackId.replace(/-\d$/, '').split('/') as [TrackUse['situation'], TrackUse['channel']];
  return { caseId, trackId, situation, channel, how: 'copy', at };
};

const first = (ranked: readonly RankedTrack[]) => ranked[0]?.track.id;
const situations = (ranked: readonly RankedTrack[]) => [...new Set(ranked.map(({ situation }) => situation))];

describe('the first track', () => {
  it('answers the threat, by phone, with the words that were said', () => {
    const [best] = choose(journalist);
    expect(best?.track.id).toBe('threatens-post/phone');
    expect(best?.why).toBe('客户说：“再不修好我就发微博”');
  });

  it('is written, not called, late in the evening', () => {
    expect(first(choose(journalist, {}, [], '2026-11-20T21:30:00+08:00'))).toBe('threatens-post/message');
  });

  it('is said face to face when somebody shouts in the lounge', () => {
    const shouting = { signals: [{ id: 'public-scene', evidence: [] }], situations: [{ id: 'shouting', why: [] }] } as const;
    expect(first(choose(journalist, shouting))).toBe('shouting/in-person');
  });

  it('goes back by the channel the customer chose, in a calm case', () => {
    expect(first(choose(bare))).toBe('progress-update/message');
    const called = {
      ...bare,
      reading: {
        ...bare.reading,
        now: '2026-11-20T10:00:00+08:00',
        messages: [{ from: 'customer', channel: '电话', text: '在吗' }],
      },
    } as const;
    expect(first(choose(called))).toBe('progress-update/phone');
  });

  it('is never the one this customer heard last', () => {
    expect(first(choose(journalist, {}, [used('threatens-post/phone')]))).toBe('threatens-post/message');
    const alone = { situations: [{ id: 'shouting', why: [] }] } as const;
    expect(first(choose(journalist, alone, [used('shouting/phone'), used('shouting/in-person', '2026-11-20T01:05:00Z')]))).toBe(
      'shouting/phone',
    );
    expect(first(choose(journalist, {}, [used('threatens-post/phone', '2026-11-20T01:00:00Z', 'another:case')]))).toBe(
      'threatens-post/phone',
    );
  });

  it('alternates wordings day by day', () => {
    const diary = { ...bare.assessment, waitDays: 5, situations: [{ id: 'sms-day-1-7', why: [] }] } as const;
    const talkCase = { ...bare, assessment: diary };
    const day = first(choose(talkCase));
    const next = first(choose(talkCase, {}, [used(day ?? '', '2026-11-19T12:00:00Z', bare.reading.id)]));
    expect([day, next]).toEqual(['sms-day-1-7/message', 'sms-day-1-7/message-2']);
  });
});

describe('the ranking', () => {
  it('keeps the order of the assessment and adds the part and the wait', () => {
    expect(situations(choose(journalist))).toEqual([
      'threatens-post',
      'overdue-apology',
      'progress-update',
      'slipped-update',
      'sms-day-15-plus',
    ]);
  });

  it.each([
    [1, 'sms-day-1-7'],
    [7, 'sms-day-1-7'],
    [8, 'sms-day-8-14'],
    [14, 'sms-day-8-14'],
    [15, 'sms-day-15-plus'],
  ])('puts day %i into %s', (waitDays, band) => {
    expect(situations(choose(bare, { waitDays }))).toContain(band);
  });

  it('tells of the arrival, and no longer of the wait', () => {
    const ranked = choose(english);
    expect(situations(ranked)).toEqual(['progress-update', 'part-arrived']);
    expect(ranked.find(({ situation }) => situation === 'part-arrived')?.why).toBe('配件到了');
  });

  it('asks openly where the customer has stopped asking', () => {
    expect(situations(choose(bare, { stage: 'disappointed' }))).toContain('silent-customer');
  });

  it('speaks of no wait once it is solved', () => {
    const solved = { waitDays: 20, situations: [{ id: 'care-3d', why: [] }] } as const;
    expect(situations(choose(bare, solved))).toEqual(['care-3d', 'progress-update']);
  });

  it('offers what is said once only at the end, after it was said', () => {
    const opened = {
      situations: [
        { id: 'first-notice', why: [] },
        { id: 'daily-call', why: [] },
      ],
    } as const;
    const said = used('first-notice/phone', '2026-11-19T01:00:00Z', bare.reading.id);
    expect(situations(choose(bare, opened, [said]))).toEqual(['daily-call', 'progress-update', 'first-notice']);
  });

  it('says why without words of the customer: a missed promise, a step that is due', () => {
    const why = (ranked: readonly RankedTrack[], situation: string) => ranked.find((each) => each.situation === situation)?.why;
    expect(why(choose(journalist), 'overdue-apology')).toBe('答应过“3-5个工作日”，没有兑现');
    expect(why(choose(bare, { situations: [{ id: 'first-notice', why: [] }] }), 'first-notice')).toBe(
      '刚报修，还没有人跟客户讲过实情',
    );
  });

  it('has a reason in one line for every track', () => {
    for (const talkCase of [journalist, bare, english]) {
      for (const { why } of choose(talkCase)) expect(why).toMatch(/^[^\n]{3,60}$/);
    }
  });
});
