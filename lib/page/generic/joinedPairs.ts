/** One label for several fields, and their values in one text: `客户/电话: 李雪 13800000000`, `Vehicle / plate: Model Y · 沪A12345`. */
import type { Box } from './box';
import type { LabelPath } from './labels';
import type { Pair } from './pair';
import { fieldValue, phoneNumber, plateNumber } from './values';

const separators: readonly RegExp[] = [/\s*[/／|｜]\s*/, /\s*[·•,，;；、]\s*/, /\s+/];

/** Nothing where it is not plain which part is whose. */
export function joinedPairs(paths: readonly LabelPath[], shown: string, box: Box, weight: number): Pair[] {
  const text = shown.replace(/\s+/g, ' ').trim();
  const parts = splitKnown(paths, text) ?? splitEvenly(paths, text);
  return (parts ?? []).flatMap((part, index) => {
    const path = paths[index];
    const made = path ? fieldValue(path, part) : null;
    return made ? [{ ...made, box, weight }] : [];
  });
}

function splitEvenly(paths: readonly LabelPath[], text: string): readonly string[] | null {
  for (const separator of separators) {
    const parts = text.split(separator).filter(Boolean);
    if (parts.length === paths.length) return parts;
  }
  return null;
}

/** A telephone number and a plate are known by their shape wherever they stand. */
function splitKnown(paths: readonly LabelPath[], text: string): readonly string[] | null {
  const at = paths.findIndex((path) => path === 'customer.phone' || path === 'vehicle.plate');
  if (paths.length !== 2 || at < 0) return null;
  const known = paths[at] === 'customer.phone' ? phoneNumber(text) : plateNumber(text);
  if (known === null) return null;
  const rest = text.replace(known, ' ').replace(/^[\s/／|｜·•,，;；、()（）]+|[\s/／|｜·•,，;；、()（）]+$/g, '');
  return at === 0 ? [known, rest] : [rest, known];
}
