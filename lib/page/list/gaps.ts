/** The free stretches of a row at the height of a badge: beside its texts, pictures and controls as they are drawn. Measures only. */
import { viewOf } from '../dom';
import { badgeHeight } from './size';

/** Pixels from the row's left end. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A row with more texts and controls than this is none to look for room in. */
const mostBoxes = 120;
const solid = 'img, svg, canvas, i, span:empty, input, button, select, textarea, progress, meter, [role="button"]';
/** The frame of a label with a coloured ground is drawn this much wider than its text, at most. */
const widestFrame = 48;

/** Left to right; empty where the row is too full to measure. */
export function gapsIn(line: Element): readonly Gap[] {
  const row = line.getBoundingClientRect();
  const middle = (row.top + row.bottom) / 2;
  const band = { top: middle - badgeHeight / 2 - 1, bottom: middle + badgeHeight / 2 + 1 };
  const boxes = boxesIn(line);
  if (boxes === null) return [];
  const taken = boxes
    .filter(({ left, right, top, bottom }) => right > left && bottom > band.top && top < band.bottom)
    .sort((a, b) => a.left - b.left);
  const shown = shownPart(line, row);
  const gaps: Gap[] = [];
  let from = shown.left;
  for (const { left, right } of taken) {
    if (left > from) gaps.push({ from, to: Math.min(left, shown.right) });
    from = Math.max(from, right);
  }
  if (from < shown.right) gaps.push({ from, to: shown.right });
  return gaps.map(({ from: begin, to }) => ({ from: begin - row.left, to: to - row.left }));
}

/** A row that is wider than the window shows only a part of itself. */
function shownPart(line: Element, { left, right }: Box): { readonly left: number; readonly right: number } {
  const width = line.ownerDocument.documentElement.clientWidth;
  return { left: Math.max(left, 0), right: Math.min(right, width) };
}

function boxesIn(line: Element): Box[] | null {
  const doc = line.ownerDocument;
  const boxes: Box[] = [...line.querySelectorAll(solid)].slice(0, mostBoxes).map((each) => each.getBoundingClientRect());
  const range = doc.createRange();
  const texts = doc.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if ((node.nodeValue ?? '').trim() === '') continue;
    if (boxes.length >= mostBoxes) return null;
    range.selectNode(node);
    boxes.push(drawn(range.getBoundingClientRect(), node.parentElement, line));
  }
  return boxes;
}

/** The text with the frame of its label; without what a box around it cuts off. */
function drawn(text: Box, around: Element | null, line: Element): Box {
  if (!around || around === line) return text;
  const own = around.getBoundingClientRect();
  if (text.right > own.right + 1 || text.left < own.left - 1) return cutBy(text, around, line);
  const isFrame = around.parentElement !== line && own.width - (text.right - text.left) <= widestFrame;
  return isFrame ? own : text;
}

function cutBy(text: Box, around: Element, line: Element): Box {
  const view = viewOf(line.ownerDocument);
  let { left, right } = text;
  for (let each: Element | null = around; each && each !== line; each = each.parentElement) {
    if (view?.getComputedStyle(each).overflowX === 'visible') continue;
    const box = each.getBoundingClientRect();
    left = Math.max(left, box.left);
    right = Math.min(right, box.right);
  }
  return { left, right, top: text.top, bottom: text.bottom };
}
