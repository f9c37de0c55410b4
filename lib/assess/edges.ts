/** Where sentences and clauses end in folded text. */

/** 1 for every unit that is such an end: one array read a unit. */
export type Edge = Uint8Array;

export const sentenceEnd = edgeAt('。.!?;\n\ue000');
export const clauseEnd = edgeAt('。.!?;,\n:、\ue000');

function edgeAt(units: string): Edge {
  const edge = new Uint8Array(65_536);
  for (const unit of units) edge[unit.charCodeAt(0)] = 1;
  return edge;
}

/** The start of the sentence or clause around `from`, at most `reach` characters back. */
export function edgeBefore(text: string, from: number, edge: Edge, reach: number): number {
  let at = from;
  while (at > 0 && from - at < reach && edge[text.charCodeAt(at - 1)] !== 1) at -= 1;
  return at;
}

/** The end of the sentence or clause around `from`, at most `reach` characters on; the mark itself is outside. */
export function edgeAfter(text: string, from: number, edge: Edge, reach: number): number {
  let at = from;
  while (at < text.length && at - from < reach && edge[text.charCodeAt(at)] !== 1) at += 1;
  return at;
}
