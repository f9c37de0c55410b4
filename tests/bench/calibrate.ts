/** Compares machines: the same work on each, in processor time. */
import { cpuMs } from './timing';

/** A plain loop of 50 million steps: about 50 ms on a free core of 2024. Milliseconds. */
export function calibrate(): number {
  let value = 0;
  const start = cpuMs();
  for (let step = 0; step < 5e7; step += 1) value = (value * 31 + step) | 0;
  return value === 1 ? 0 : cpuMs() - start;
}
