/** What a pattern is when it is looked for: a chain of steps, with word lists and brackets as tables. */
import type { FirstUnits } from './firstUnits';

/** One way to go on: a phrase, or a pattern of its own. In the order in which they are tried. */
export interface Entry {
  readonly phrase: Phrase | null;
  readonly steps: Chain;
  readonly first: FirstUnits;
}

export interface Phrase {
  readonly text: string;
  readonly hasSpace: boolean;
  /** Latin words stand alone: no letter or digit before, after. */
  readonly aloneBefore: boolean;
  readonly aloneAfter: boolean;
}

/** The words of a list or the options of a bracket. */
export interface Table {
  readonly entries: readonly Entry[];
  /** Where there are many: by the unit they can begin with, each sorted out when first asked for. */
  readonly byUnit: Map<number, readonly Entry[]> | null;
  readonly first: FirstUnits;
}

export type Step =
  | { readonly kind: 'phrase'; readonly phrase: Phrase; readonly next: Chain; readonly first: FirstUnits }
  | {
      readonly kind: 'table';
      readonly table: Table;
      readonly optional: boolean;
      readonly next: Chain;
      readonly first: FirstUnits;
    }
  | {
      readonly kind: 'window';
      readonly reach: number;
      readonly inClause: boolean;
      readonly next: Chain;
      readonly first: FirstUnits;
    }
  | { readonly kind: '#' | '^' | '$' | '*' | 'space'; readonly next: Chain; readonly first: FirstUnits };

/** `null`: the pattern is through. */
export type Chain = Step | null;
