/** One line of the table. */
export interface Row {
  readonly measure: string;
  readonly measured: string;
  /** Null where there is nothing to reach: context for the lines beside it. */
  readonly goal: string | null;
  readonly met: boolean | null;
}

interface Limited {
  readonly measure: string;
  readonly value: number;
  readonly atMost?: number;
  readonly unit: string;
  readonly digits?: number;
  /** After the value: spread, comparison. */
  readonly beside?: string;
}

export function rowOf({ measure, value, atMost, unit, digits = 1, beside }: Limited): Row {
  return {
    measure,
    measured: `${value.toFixed(digits)} ${unit}${beside ? ` (${beside})` : ''}`,
    goal: atMost === undefined ? null : `≤ ${atMost} ${unit}`,
    met: atMost === undefined ? null : value <= atMost,
  };
}
