/**
 * Instants in the store are ISO 8601 in UTC with milliseconds, so that their order as text is their order in time.
 * Arguments may carry any offset. Throws RangeError on what is no instant: a caller's mistake, never data.
 */
export function toInstant(text: string): string {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${JSON.stringify(text)}`);
  return new Date(ms).toISOString();
}

export function addDays(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString();
}

export function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

/** The later of two instants, of which either may be missing. */
export function later(a: string | null | undefined, b: string | null | undefined): string | null {
  if (!a || !b) return a || b || null;
  return a > b ? a : b;
}
