export interface Duration {
  readonly min: number;
  readonly max: number;
  readonly unit: 'hour' | 'day' | 'working-day' | 'week' | 'month';
}

/** Reads a field that is a length of time: "3-5个工作日", "三到五天", "10" (days), "within 10 days", "T+3"; null for anything else. */
export function parseDuration(text: string): Duration | null {
  throw new Error(`being written: ${text}`);
}
