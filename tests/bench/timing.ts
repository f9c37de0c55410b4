/** Processor time of the one thread that works: a busy machine does not change the figures. */
import process, { stdout } from 'node:process';

export function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** The processor's clock is coarse: short work is timed in batches, and the median of seven batches is shown. */
export function medianMs(runs: number, work: () => unknown): number {
  const batches = Array.from({ length: 7 }, () => {
    const start = cpuMs();
    for (let run = 0; run < runs; run += 1) work();
    return (cpuMs() - start) / runs;
  });
  return batches.sort((a, b) => a - b)[3] ?? 0;
}

/** Once, as it comes: for what happens only once. */
export function timed(work: () => unknown): number {
  const start = cpuMs();
  work();
  return cpuMs() - start;
}

export function row(name: string, ms: number, budget: string): void {
  stdout.write(`${name.padEnd(58)} ${ms.toFixed(2).padStart(9)} ms   ${budget}\n`);
}
