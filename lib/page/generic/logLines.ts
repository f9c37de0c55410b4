/**
 * Logs kept as lines of text: `2026-11-02 10:11 客户来电：…`, `[Nov 3, 9:40] Ann Lee (agent): …`. The head is the beginning of the
 * line, up to its colon; lines stand each in an element of its own, or in one with line breaks between them.
 */
import { nameFrom } from './author';
import { atOf, type Block } from './block';
import { Box, Leaf, type Part } from './box';
import { joined, type Mark, markOf, marksIn } from './marks';
import type { Snapshot } from './snapshot';
import { type ShownTime, timeIn } from './times';

export interface LogLine {
  readonly time: ShownTime;
  readonly author: string | null;
  readonly mark: Mark;
  /** Characters of the line that are its head. */
  readonly headLength: number;
}

const longestHead = 80;
const fewestLines = 2;
const shortestWords = 2;
/** After the time: who, then a colon. */
const behindTime = /^[\s\])）】>|｜,，·•–—-]*([^:：。！？!?\n]{0,30}?)\s*[:：]\s*(?=\S)/;
/** After the time: who in brackets. */
const inBrackets = /^[\s\])）】>|｜,，·•–—-]*[[(（【]([^\])）】\n]{1,24})[\])）】]\s*[:：]?\s*(?=\S)/;
const opening = /[[(（【<\s]+$/;

/** What the beginning of a text says as the head of a line; null where it says no time and nobody. */
export function logLine(text: string): LogLine | null {
  const time = timeIn(text.slice(0, longestHead));
  if (!time || (!time.hasClock && !time.hasDay)) return null;
  const before = text
    .slice(0, time.index)
    .replace(opening, '')
    .replace(/^[[(（【]|[\])）】]$/g, '')
    .trim();
  const after = text.slice(time.index + time.at.length);
  const match = inBrackets.exec(after) ?? behindTime.exec(after);
  if (!match || before.length > 30 || after.length - match[0].length < shortestWords) return null;
  const who = `${before} ${match[1] ?? ''}`.trim();
  if (who === '') return null;
  const mark = joined(markOf(who) ?? marksIn(who), marksIn(who));
  const author = nameFrom(who);
  if (author === null && mark.who === null && mark.direction === null && !mark.isInternal) return null;
  return { time, author, mark, headLength: time.index + time.at.length + match[0].length };
}

const boxesPerStep = 300;

/** Lines in one element, as blocks: texts right in it, with a line break before or after each. */
export function* blocksOfLines(page: Snapshot): Generator<void, Block[][]> {
  const found: Block[][] = [];
  let seen = 0;
  for (const box of page.boxes) {
    if (++seen % boxesPerStep === 0) yield;
    if (box.parts.length <= fewestLines || !box.parts.some((part) => part instanceof Box && part.tag === 'br')) continue;
    const blocks: Block[] = [];
    for (const [index, part] of box.parts.entries()) {
      if (index % boxesPerStep === boxesPerStep - 1) yield;
      const isLine = part instanceof Leaf && !part.isControl && (isBreak(box.parts[index - 1]) || isBreak(box.parts[index + 1]));
      if (isLine) blocks.push(...lineBlock(page, part));
    }
    if (blocks.length >= fewestLines) found.push(blocks);
  }
  return found;
}

const isBreak = (part: Part | undefined): boolean => part instanceof Box && part.tag === 'br';

function lineBlock(page: Snapshot, leaf: Leaf): Block[] {
  const line = logLine(leaf.text);
  if (!line) return [];
  const stamp = { leaf, time: line.time, exact: null };
  return [{ boxes: [leaf.box], list: leaf.box, stamp, at: atOf(page, stamp, leaf.box), line: leaf }];
}
