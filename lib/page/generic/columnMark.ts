/** A column that says who sees the row: `Public` without a tick is for colleagues. */
import type { Block } from './block';
import { tickIn } from './choices';
import { bareLabel } from './labels';
import { type Mark, noMark } from './marks';
import { briefText, type Snapshot } from './snapshot';
import words from './words.json' with { type: 'json' };

const isPublic: ReadonlySet<string> = new Set(words.publicColumns);
const isPrivate: ReadonlySet<string> = new Set(words.internalColumns);

export function columnMark(page: Snapshot, { boxes: [row] }: Block): Mark {
  const [head] = row?.tag === 'tr' ? (row.parent?.boxes ?? []) : [];
  if (!row || !head || head === row) return noMark;
  for (const [index, cell] of head.boxes.entries()) {
    const says = bareLabel(briefText(page, cell, 30));
    const own = row.boxes[index];
    if (!own || !(isPublic.has(says) || isPrivate.has(says))) continue;
    const isTicked = tickIn(page, own) ?? wordIn(briefText(page, own, 12));
    if (isTicked !== null && isTicked === isPrivate.has(says)) return { ...noMark, isInternal: true };
  }
  return noMark;
}

function wordIn(text: string): boolean | null {
  if (/^(?:yes|y|是|√|✓|true)$/i.test(text.trim())) return true;
  return /^(?:no|n|否|×|✗|false)$/i.test(text.trim()) ? false : null;
}
