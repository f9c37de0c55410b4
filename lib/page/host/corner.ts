/** Where a small thing of ours may stand beside a box of the page: the first place that covers no text and no control. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Corner {
  at(box: Rect): { readonly x: number; readonly y: number };
}

const gap = 3;
/** Inside a box it keeps clear of the scroll bar. */
const scrollBar = 20;

/** Outside first: below, above, beside; inside only where all of these are taken. */
const corners = ({ width, height }: Size): Corner[] => [
  { at: ({ right, bottom }) => ({ x: right - width - gap, y: bottom + gap }) },
  { at: ({ right, top }) => ({ x: right - width - gap, y: top - height - gap }) },
  { at: ({ right, bottom }) => ({ x: right + gap, y: bottom - height - gap }) },
  { at: ({ left, bottom }) => ({ x: left - width - gap, y: bottom - height - gap }) },
  { at: ({ right, bottom }) => ({ x: right - width - scrollBar, y: bottom - height - gap }) },
];

export function cornerFor(doc: Document, box: Rect, size: Size, own: Element): Corner {
  const free = corners(size).find((corner) => isFree(doc, corner.at(box), size, own));
  return free ?? (corners(size).at(-1) as Corner);
}

function isFree(doc: Document, { x, y }: { x: number; y: number }, { width, height }: Size, own: Element): boolean {
  const points = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
    [x + width / 2, y + height / 2],
  ] as const;
  const ours = (own.getRootNode() as ShadowRoot).host;
  return points.every(([left, top]) => {
    const found = doc.elementFromPoint(left, top);
    return found !== null && (found === ours || !isTaken(found));
  });
}

const controls =
  'a, button, input, select, textarea, label, iframe, [role="button"], [contenteditable]:not([contenteditable="false"])';

function isTaken(element: Element): boolean {
  if (element.closest(controls)) return true;
  return [...element.childNodes].some((node) => node.nodeType === 3 && /\S/.test((node as Text).data));
}

/** What of an element the page shows: its rectangle less what scrolling boxes around it cut off. Null when nothing is left. */
export function shownRect(element: Element): Rect | null {
  const view = element.ownerDocument.defaultView;
  if (!view || !element.isConnected) return null;
  let rect: Rect = element.getBoundingClientRect();
  for (let outer = element.parentElement; outer; outer = outer.parentElement) {
    if (outer === outer.ownerDocument.body || outer === outer.ownerDocument.documentElement) continue;
    if (!/auto|scroll|hidden|clip/.test(view.getComputedStyle(outer).overflow)) continue;
    rect = cut(rect, outer.getBoundingClientRect());
  }
  rect = cut(rect, { left: 0, top: 0, right: view.innerWidth, bottom: view.innerHeight });
  return rect.right - rect.left > scrollBar && rect.bottom - rect.top > scrollBar ? rect : null;
}

function cut(a: Rect, b: Rect): Rect {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}
