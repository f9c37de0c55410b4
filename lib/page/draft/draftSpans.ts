/** Which marks survive a change of the text: only those that the change provably left alone. */

export interface DraftSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * The spans of `before` as they stand in `after`. The two texts are the same up to `from` and again behind it; a span that the
 * changed middle touches, or lies beside, is gone.
 */
export function keepUntouched<Span extends DraftSpan>(before: string, after: string, spans: readonly Span[]): Span[] {
  if (before === after) return [...spans];
  const most = Math.min(before.length, after.length);
  const from = sameAtStart(before, after, most);
  const tail = sameAtEnd(before, after, most - from);
  const to = before.length - tail;
  const moved = after.length - before.length;
  return spans.flatMap((span) => {
    if (span.end < from) return [span];
    return span.start > to ? [{ ...span, start: span.start + moved, end: span.end + moved }] : [];
  });
}

const stride = 512;

/** By long strides first: comparing slices is much faster than comparing characters. */
function sameAtStart(a: string, b: string, most: number): number {
  let at = 0;
  while (at + stride <= most && a.slice(at, at + stride) === b.slice(at, at + stride)) at += stride;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

function sameAtEnd(a: string, b: string, most: number): number {
  const tail = (text: string, from: number, to: number) => text.slice(text.length - to, text.length - from);
  let at = 0;
  while (at + stride <= most && tail(a, at, at + stride) === tail(b, at, at + stride)) at += stride;
  while (at < most && a.charCodeAt(a.length - 1 - at) === b.charCodeAt(b.length - 1 - at)) at += 1;
  return at;
}
