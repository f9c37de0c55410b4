/** Sides of a conversation as evidence: by the build's names, else by where the blocks stand on the screen. */
import type { Block } from './block';
import { bareName } from './persons';
import type { Said, SideOf, Spoken } from './spoken';
import words from './words.json' with { type: 'json' };

type Side = 'left' | 'right' | null;

/** Sides count if both are there and no side has both speakers. */
export function spreadSides(said: Said[], spoken: readonly Spoken[], sideOf: SideOf, common: ReadonlySet<string>): void {
  const sides = withOther(
    spoken.map((each, index) => (said[index] === 'system' ? null : (tokenSide(each, common) ?? sideOf(each.block)))),
    said,
  );
  if (!sides.includes('left') || !sides.includes('right') || authorsCross(spoken, sides)) return;
  const of = (side: 'left' | 'right') =>
    new Set(said.filter((who, index) => sides[index] === side && who !== 'unsure' && !spoken[index]?.head.isInternal));
  const [left, right] = [of('left'), of('right')];
  if (left.size > 1 || right.size > 1) return;
  const [onLeft] = left;
  const [onRight] = right;
  if (onLeft !== undefined && onLeft === onRight) return;
  // Whoever sits before the screen is staff, and one's own words stand right.
  const named = { left: onLeft ?? opposite(onRight) ?? 'customer', right: onRight ?? opposite(onLeft) ?? 'staff' } as const;
  for (const [index, side] of sides.entries()) if (said[index] === 'unsure' && side) said[index] = named[side];
}

/** Often only one side has a name; all others are the other one's. */
function withOther(sides: readonly Side[], said: readonly Said[]): readonly Side[] {
  const [hasLeft, hasRight] = [sides.includes('left'), sides.includes('right')];
  if (hasLeft === hasRight) return sides;
  const other = hasLeft ? 'right' : 'left';
  return sides.map((side, index) => side ?? (said[index] === 'system' ? null : other));
}

const opposite = (who: Said | undefined): Said | undefined =>
  who === 'customer' ? 'staff' : who === 'staff' ? 'customer' : undefined;

function tokenSide({ head }: Spoken, common: ReadonlySet<string>): Side {
  const has = (list: readonly string[]) => list.some((token) => head.tokens.has(token) && !common.has(token));
  const [left, right] = [has(words.leftTokens), has(words.rightTokens)];
  return left === right ? null : left ? 'left' : 'right';
}

function authorsCross(spoken: readonly Spoken[], sides: readonly Side[]): boolean {
  const seen = new Map<string, Side>();
  return sides.some((side, index) => {
    const author = spoken[index]?.head.author;
    if (!author || !side) return false;
    const before = seen.get(bareName(author));
    seen.set(bareName(author), side);
    return before !== undefined && before !== side;
  });
}

/** Nearer to one edge of its list than this share of the width. */
const lean = 0.12;
/** Layout is asked of so many blocks at most. */
const mostAsked = 60;

/** Where a block's words stand in their list: near the left or the right edge. Layout is asked only if nothing else helped. */
export function sidesOnScreen(): SideOf {
  let asked = 0;
  return ({ boxes: [item] }: Block) => {
    const list = item?.parent;
    if (!item || !list || item.tag === 'tr' || item.role === 'row' || ++asked > mostAsked) return null;
    const around = placeOf(list.element);
    const own = placeOf(innermost(item.element));
    if (around.width === 0 || own.width === 0) return null;
    const [left, right] = [own.left - around.left, around.right - own.right];
    return Math.abs(left - right) < around.width * lean ? null : left < right ? 'left' : 'right';
  };
}

const placeOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

/** A row may fill the list; what is in it shows the side. */
function innermost(item: Element): Element {
  let element = item;
  const { width } = placeOf(item);
  for (let depth = 0; depth < 4; depth++) {
    const children = Array.from(element.children).slice(0, 8);
    const [widest] = children.map((each) => ({ each, width: placeOf(each).width })).sort((a, b) => b.width - a.width);
    if (!widest || widest.width === 0) return element;
    element = widest.each;
    if (widest.width < width * 0.9) return element;
  }
  return element;
}
