/** Three very different cases, and the advisor who speaks. */
import type { Assessment } from '../../lib/case/assessment';
import type { CaseReading } from '../../lib/case/reading';
import type { CaseRecord } from '../../lib/case/record';
import type { TalkProfile } from '../../lib/talk/profile';
import { calmAssessment } from '../case/calm';

const dimension = { points: 10, assumed: true, evidence: [] };

const calm = calmAssessment('demo:1', {
  rite: { r: dimension, i: dimension, t: dimension, e: dimension, total: 40, priority: 'P2', due: null },
  contact: { lastByStaff: null, lastByCustomer: null, nextDue: null, rule: 'every-3-days' },
  situations: [{ id: 'progress-update', why: [] }],
});

export interface TalkCase {
  readonly name: string;
  readonly reading: CaseReading;
  readonly assessment: Assessment;
}

const now = '2026-11-20T10:00:00+08:00';

export const journalist: TalkCase = {
  name: 'a journalist, 26 days, P0, threatens to post',
  reading: {
    id: 'demo:ticket/17',
    now,
    customer: { name: '李女士', occupation: '记者' },
    vehicle: { model: 'Model Y' },
    ticket: { openedAt: '2026-10-25', promisedDays: '3-5个工作日', part: '中控主板' },
    messages: [
      { at: '2026-10-25 09:12', from: 'staff', text: '3-5个工作日到货' },
      { at: '2026-11-19 20:01', from: 'customer', channel: '微信', text: '再不修好我就发微博' },
    ],
  },
  assessment: {
    ...calm,
    id: 'demo:ticket/17',
    rite: { ...calm.rite, total: 85, priority: 'P0', due: '2026-11-23T10:00:00+08:00' },
    waitDays: 26,
    signals: [{ id: 'threat', evidence: [{ source: 'messages.1', quote: '再不修好我就发微博', rule: 'threat-post' }] }],
    escalate: true,
    stage: 'chasing',
    promises: [
      {
        text: '3-5个工作日',
        madeAt: '2026-10-25T09:12:00+08:00',
        dueAt: '2026-10-30T23:59:59+08:00',
        state: 'broken',
        source: 'messages.0',
      },
    ],
    part: { state: 'slipped-once', name: '中控主板', eta: '2026-11-30', evidence: [] },
    law: [
      { rule: 'spare-car-5-days', article: '24', daysUsed: 26, daysLeft: 0, reached: true },
      { rule: 'repair-30-days', article: '24', daysUsed: 26, daysLeft: 4, reached: false },
    ],
    situations: [
      { id: 'threatens-post', why: [{ source: 'messages.1', quote: '再不修好我就发微博', rule: 'threat-post' }] },
      { id: 'overdue-apology', why: [] },
      { id: 'progress-update', why: [] },
    ],
  },
};

export const bare: TalkCase = {
  name: 'nothing but a full name, no part, no dates',
  reading: { id: 'demo:2', now: '2026-11-20T20:30:00+08:00', customer: { name: '王建国' }, messages: [] },
  assessment: { ...calm, id: 'demo:2' },
};

export const english: TalkCase = {
  name: 'an English ticket, nine days, part arrived',
  reading: {
    id: 'demo:3',
    now: '2026-11-20T16:40:00+08:00',
    customer: { name: 'Sarah Brown', since: '2020' },
    vehicle: { model: 'ID.4' },
    ticket: { openedAt: '2026-11-11', part: 'headlight control unit', eta: '2026-11-20' },
    messages: [{ at: '2026-11-18', from: 'customer', channel: 'email', text: 'Any news about my car?' }],
  },
  assessment: {
    ...calm,
    id: 'demo:3',
    waitDays: 9,
    part: { state: 'arrived', name: 'headlight control unit', eta: '2026-11-20', evidence: [] },
    law: [{ rule: 'repair-30-days', article: '24', daysUsed: 9, daysLeft: 21, reached: false }],
  },
};

export const cases = [journalist, bare, english] as const;

export const profile: TalkProfile = {
  name: '陈晓',
  post: '服务顾问',
  phone: '138 0000 0000',
  centre: '滨江服务中心',
  brand: '某品牌',
  managerName: '周敏',
  managerPhone: '139 0000 0000',
  workFrom: '09:00',
  workTo: '18:00',
  authority: 500,
};

export function recordOf({ reading, assessment }: TalkCase): CaseRecord {
  return { id: reading.id, reading, assessment, seenAt: reading.now };
}
