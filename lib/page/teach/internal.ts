/** From one internal note to a rule for all of them: a mark that the note carries and messages to and from the customer do not. */
import type { InternalRule } from '../adapters/types';
import { allWithin } from '../deep';
import { contains, selectAll, tagOf } from '../dom';
import { textOf } from '../locate';
import { stableClasses } from './locators';
import { marksOf } from './messages';

/** What such a mark is called, in class names, attributes and labels. */
const internalWords = /internal|private|note|comment|staff-only|内部|备注|内備|仅.{0,6}可见|不可见/i;
const longestLabel = 24;

interface Taught {
  /** The blocks of the history. */
  readonly items: readonly Element[];
  /** Anything inside one internal note. */
  readonly clicked: Element;
}

/** Null where nothing tells the note from the others. */
export function internalFrom({ items, clicked }: Taught): readonly InternalRule[] | null {
  const note = items.find((item) => item === clicked || allWithin(item).includes(clicked) || contains(item, clicked));
  if (!note) return null;
  const others = items.filter((item) => item !== note);
  const mark = namedMark(note, others) ?? labelOf(note, others) ?? rarestMark(note, others);
  if (!mark) return null;
  // Whatever is without the mark is for the customer: what the advisor has said by pointing at the note.
  return [mark, { rule: 'selector', css: '*', is: false }];
}

const isOn = (css: string, item: Element): boolean => item.matches(css) || selectAll(item, css).length > 0;

/** A mark of that name, if not all carry it. */
function namedMark(note: Element, others: readonly Element[]): InternalRule | null {
  const css = marksOf(note).find((each) => internalWords.test(each) && !others.every((other) => isOn(each, other)));
  return css ? { rule: 'selector', css, is: true } : null;
}

/** A word beside the author or the time (内部备注, Internal) that most others do not have. */
function labelOf(note: Element, others: readonly Element[]): InternalRule | null {
  const isWord = (text: string) => text !== '' && text.length <= longestLabel && internalWords.test(text);
  const label = leavesOf(note).find((leaf) => {
    const says = textOf(leaf);
    return (
      isWord(says) && others.filter((other) => leavesOf(other).some((each) => textOf(each) === says)).length < others.length / 2
    );
  });
  if (!label) return null;
  const name = stableClasses(label)[0];
  const matches = `^${textOf(label).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  return { rule: 'text', css: name ? `${tagOf(label)}.${name}` : tagOf(label), matches, is: true };
}

const leavesOf = (item: Element): Element[] => selectAll(item, '*').filter((each) => each.children.length === 0);

/** Of the marks that stand on few others the rarest; one that half of them carry is the staff's, not the note's. */
function rarestMark(note: Element, others: readonly Element[]): InternalRule | null {
  const counted = marksOf(note).map((css) => ({ css, count: others.filter((other) => isOn(css, other)).length }));
  counted.sort((a, b) => a.count - b.count);
  const [rarest] = counted;
  return rarest && rarest.count < others.length / 2 ? { rule: 'selector', css: rarest.css, is: true } : null;
}
