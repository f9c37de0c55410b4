import type { Instant } from './clock';

export interface TimeMention {
  /** UTF-16 offsets: `text` is exactly the slice. Mentions are sorted and never overlap. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The near end: the start of that day, or the clock time said. */
  readonly fromAt: Instant;
  /** The far end: 23:59:59 of that local day, or the clock time said. */
  readonly dueAt: Instant;
  readonly kind: 'date' | 'weekday' | 'duration' | 'range' | 'month-part' | 'clock';
  /** 左右, 大概, about: the speaker kept a door open. */
  readonly approximate: boolean;
  readonly hasClock: boolean;
}

/** Finds times in prose, Chinese or English, relative to the instant `at` when it was said. */
export function findTimeMentions(text: string, at: Instant): TimeMention[] {
  throw new Error(`being written: ${text} ${at}`);
}
