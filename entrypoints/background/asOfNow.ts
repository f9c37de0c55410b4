/** A reading judged again later: the clock has moved on, but not under dates that are told from it ("3 days ago"). */
import type { CaseReading } from '../../lib/case/reading';
import { localIso } from '../../lib/memory/localTime';

/** A reading's clock has whole seconds; what was just logged must not lie in its future. */
const secondMs = 1_000;
const toldFromNow = /前|后|昨|今|明|刚|ago|just|yesterday|today|tomorrow|\bin \d/i;

export function asOfNow(reading: CaseReading): CaseReading {
  const { openedAt, promisedAt, eta } = reading.ticket ?? {};
  const shown = [openedAt, promisedAt, eta, ...reading.messages.map(({ at }) => at)];
  if (shown.some((date) => typeof date === 'string' && toldFromNow.test(date))) return reading;
  return { ...reading, now: localIso(Math.max(Date.now() + secondMs, Date.parse(reading.now)), reading.now) };
}
