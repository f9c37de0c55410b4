/** `客户:李女士 | 电话:138…`, `【车型】Model Y`: one line may say several. */

import type { Leaf } from './box';
import { joinedPairs } from './joinedPairs';
import { joinedPaths, type LabelPath, labelPath, otherPath } from './labels';
import type { Pair } from './pair';
import { fieldValue } from './values';

const marksIn =
  /(?:^|[\s|｜;；,，、•·)）】/])([^\s:：|｜;；,，、•·【】]{1,20}(?: [A-Za-z']{1,14}){0,3})\s*(?<!\d)[:：](?!\/\/)|【([^】]{1,16})】/g;

const inlineWeight = 3;

export function* inlinePairs(leaf: Leaf): Iterable<Pair> {
  const marks = [...leaf.text.matchAll(marksIn)];
  // Running prose with a colon in it is no line of labels.
  if (marks[0]?.index !== 0) return;
  const joined = marks.length === 1 ? joinedPaths(marks[0][1] ?? marks[0][2] ?? '') : null;
  if (joined) {
    yield* joinedPairs(joined, leaf.text.slice(marks[0][0].length), leaf.box, inlineWeight);
    return;
  }
  for (const [index, mark] of marks.entries()) {
    const path = pathOfEnd(mark[1] ?? mark[2] ?? '');
    if (!path || path === otherPath) continue;
    const start = mark.index + mark[0].length;
    const raw = leaf.text.slice(start, marks[index + 1]?.index);
    const value = raw.replace(/[\s|｜;；,，、•·/]+$/, '').trim();
    const made = value ? fieldValue(path, value.split(/\s*[|｜;；•]\s*/)[0] ?? '') : null;
    if (made) yield { ...made, box: leaf.box, weight: index === 0 ? 3 : 2 };
  }
}

/** `Daniel Customer email:` in running text: the label is the end of what stands before the colon. */
function pathOfEnd(text: string): LabelPath | null {
  const whole = labelPath(text);
  if (whole) return whole;
  const parts = text.split(' ');
  for (let from = 1; from < parts.length; from++) {
    const path = labelPath(parts.slice(from).join(' '));
    if (path) return path;
  }
  return null;
}
