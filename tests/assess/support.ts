import { assess } from '../../lib/assess/assess';
import type { Assessment } from '../../lib/case/assessment';
import { type CaseReading, type Message, parseReading } from '../../lib/case/reading';
import type { CaseHistory } from '../../lib/case/record';
import { compileShipped } from '../../lib/packs/shipped';

export const pack = compileShipped();
export const now = '2026-11-20T10:00:00+08:00';

/** A case with messages, opened the day of the first one unless said otherwise. */
export function reading(messages: readonly Message[], more: Partial<CaseReading> = {}): CaseReading {
  return { id: 'test:1', now, messages, ...more };
}

export function judge(input: unknown, history?: CaseHistory): Assessment {
  const parsed = parseReading(input);
  if (!parsed.ok) throw new Error(parsed.error);
  return assess(parsed.reading, { pack, unread: parsed.unread, history });
}

export function customer(text: string, at = '2026-11-19 10:00'): Message {
  return { at, from: 'customer', text };
}

export function staff(text: string, at = '2026-11-10 10:00'): Message {
  return { at, from: 'staff', text };
}

export function signalsOf(assessment: Assessment): string[] {
  return assessment.signals.map((signal) => signal.id);
}

export function points(assessment: Assessment): number[] {
  const { r, i, t, e } = assessment.rite;
  return [r.points, i.points, t.points, e.points];
}
