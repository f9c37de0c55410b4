import type { Instant } from './clock';

export interface ShownDate {
  /** With the offset of `now`; midnight for day precision. */
  readonly iso: Instant;
  readonly precision: 'minute' | 'day';
}

/** Reads a date as any CRM shows it, absolute or relative to `now`; null for what it cannot read for certain. Whole text only. */
export function parseShownDate(text: string | number, now: Instant): ShownDate | null {
  throw new Error(`being written: ${text} ${now}`);
}
