/** An assessment with nothing in it, for tests that need one and say what differs. */
import type { Assessment, Dimension } from '../../lib/case/assessment';

const nothing: Dimension = { points: 0, assumed: true, evidence: [] };

export function calmAssessment(id: string, change: Partial<Assessment> = {}): Assessment {
  return {
    id,
    rite: { r: nothing, i: nothing, t: nothing, e: nothing, total: 0, priority: 'P3', due: null },
    waitDays: null,
    signals: [],
    escalate: false,
    escalateRule: null,
    stage: 'none',
    silence: 'none',
    fault: null,
    tier: null,
    handler: 'advisor',
    promises: [],
    contact: { lastByStaff: null, lastByCustomer: null, nextDue: null, rule: 'ordinary' },
    rescue: null,
    part: { state: 'unknown', name: null, eta: null, evidence: [] },
    law: [],
    levers: [],
    situations: [],
    unread: [],
    ...change,
  };
}
