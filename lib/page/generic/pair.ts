/** A field found on the page. */

import type { Box } from './box';
import type { LabelPath } from './labels';
import type { FieldValue } from './values';

export interface Pair {
  readonly path: LabelPath;
  readonly value: FieldValue;
  /** Where the value stands. */
  readonly box: Box;
  /** How sure the page's build makes us: a labelled control before a word beside another. */
  readonly weight: number;
}
