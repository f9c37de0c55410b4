/** Hits, false alarms and misses by name. */
export interface Counts {
  hit: number;
  extra: number;
  missed: number;
}

export class Tally {
  private readonly counts = new Map<string, Counts>();

  hit(name: string): void {
    this.cell(name).hit += 1;
  }

  extra(name: string): void {
    this.cell(name).extra += 1;
  }

  missed(name: string): void {
    this.cell(name).missed += 1;
  }

  of(name: string): Counts {
    return this.counts.get(name) ?? { hit: 0, extra: 0, missed: 0 };
  }

  sum(names: readonly string[]): Counts {
    const total = { hit: 0, extra: 0, missed: 0 };
    for (const name of names) {
      const { hit, extra, missed } = this.of(name);
      total.hit += hit;
      total.extra += extra;
      total.missed += missed;
    }
    return total;
  }

  private cell(name: string): Counts {
    const known = this.counts.get(name) ?? { hit: 0, extra: 0, missed: 0 };
    this.counts.set(name, known);
    return known;
  }
}

export function percent(right: number, judged: number): string {
  return judged === 0 ? '   –  ' : `${((100 * right) / judged).toFixed(1).padStart(5)}%`;
}
