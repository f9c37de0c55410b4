/** A fresh database for each test, and cases to put into it. */
import 'fake-indexeddb/auto';
import type { Assessment, Dimension } from '../../lib/case/assessment';
import type { CaseReading } from '../../lib/case/reading';
import type { CaseRecord } from '../../lib/case/record';
import { openStore, type Store } from '../../lib/storage/database';
import { calmAssessment } from '../case/calm';

export const now = '2026-11-20T10:00:00+08:00';
export const minute = (n: number) => new Date(Date.parse(now) + n * 60_000).toISOString();

let opened = 0;
export function freshName(): string {
  opened += 1;
  return `riteside-test-${opened}`;
}

export function freshStore(): Promise<Store> {
  return openStore({ name: freshName() });
}

const points = (n: number): Dimension => ({ points: n, assumed: false, evidence: [] });

export function assessment(id: string, change: { total?: number; waitDays?: number | null } = {}): Assessment {
  const total = change.total ?? 95;
  return calmAssessment(id, {
    rite: {
      r: points(Math.min(30, total)),
      i: points(Math.max(0, Math.min(25, total - 30))),
      t: points(20),
      e: points(20),
      total,
      priority: total >= 80 ? 'P0' : total >= 60 ? 'P1' : total >= 40 ? 'P2' : 'P3',
      due: null,
    },
    waitDays: change.waitDays === undefined ? 26 : change.waitDays,
  });
}

export function reading(id: string, change: Partial<CaseReading> = {}): CaseReading {
  return {
    id,
    now,
    site: 'demo',
    url: `https://crm.example/${id}`,
    customer: { name: '李女士', phone: '139 1234 5678', email: 'li@example.com' },
    vehicle: { model: 'Model Y', plate: '京A·12345' },
    ticket: { number: '17', subject: '中控主板缺货', status: '等待配件', part: '中控主板' },
    messages: [{ from: 'customer', text: '到底什么时候?' }],
    ...change,
  };
}

export function record(
  id: string,
  change: {
    total?: number;
    waitDays?: number | null;
    seenAt?: string;
    closedAt?: string | null;
    reading?: Partial<CaseReading>;
  } = {},
): CaseRecord {
  return {
    id,
    reading: reading(id, change.reading),
    assessment: assessment(id, change),
    seenAt: change.seenAt ?? now,
    closedAt: change.closedAt ?? null,
  };
}
