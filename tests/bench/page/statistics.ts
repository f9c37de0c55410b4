/** Nearest-rank quantile: a value that was really measured. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

export const spread = (values: readonly number[]) =>
  `quartiles ${quantile(values, 0.25).toFixed(1)}–${quantile(values, 0.75).toFixed(1)}`;

/** Round by round: what the machine does to one round it does to both. */
export function differences(values: readonly number[], baseline: readonly number[]): number[] {
  return values.map((value, index) => value - (baseline[index] ?? Number.NaN));
}
