/** Where sentences and clauses end in folded text. */

export const sentenceEnd = /[。.!?;\n\ue000]/;
export const clauseEnd = /[。.!?;,\n:、\ue000]/;

/** The start of the sentence or clause around `from`, at most `reach` characters back. */
export function edgeBefore(text: string, from: number, edge: RegExp, reach: number): number {
  let at = from;
  while (at > 0 && from - at < reach && !edge.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

/** The end of the sentence or clause around `from`, at most `reach` characters on; the mark itself is outside. */
export function edgeAfter(text: string, from: number, edge: RegExp, reach: number): number {
  let at = from;
  while (at < text.length && at - from < reach && !edge.test(text[at] ?? '')) at += 1;
  return at;
}
