/**
 * Logs kept as lines of text: `2026-11-02 10:11 客户来电：…`, `[Nov 3, 9:40] Ann Lee (agent): …`. The head is the beginning of the
 * line, up to its colon; lines stand each in an element of its own, or in one with line breaks between them.
 */
import { nameFrom } from './author';
import { atOf, type Block } from './block';
import type { Box, Part } from './box';
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

/** Lines in one element, as blocks. */
export function blocksOfLines(page: Snapshot): Block[][] {
  const byBox = new Map<Box, Block[]>();
  const linesOf = new Map<Box, ReadonlySet<Part>>();
  for (const leaf of page.leaves) {
    const lines = linesOf.get(leaf.box) ?? linesIn(leaf.box);
    linesOf.set(leaf.box, lines);
    if (leaf.isControl || !lines.has(leaf)) continue;
    const line = logLine(leaf.text);
    if (!line) continue;
    const stamp = { leaf, time: line.time, exact: null };
    const block: Block = { boxes: [leaf.box], list: leaf.box, stamp, at: atOf(page, stamp, leaf.box), line: leaf };
    const blocks = byBox.get(leaf.box);
    if (blocks) blocks.push(block);
    else byBox.set(leaf.box, [block]);
  }
  return [...byBox.values()].filter((blocks) => blocks.length >= fewestLines);
}

/** Texts right in an element, with a line break before or after them. Asked once an element: a log may have thousands. */
function linesIn({ parts }: Box): ReadonlySet<Part> {
  const isBreak = (part: Part | undefined) => part !== undefined && 'tag' in part && part.tag === 'br';
  return new Set(parts.filter((_, at) => isBreak(parts[at - 1]) || isBreak(parts[at + 1])));
}
