/** The heading over something, and whose section it is: 姓名 and 电话 below 服务顾问 are the advisor's. */

import { around, Box, type Leaf, type Part } from './box';
import { isAction, type LabelPath } from './labels';
import { briefText, leavesIn, lengthOf, type Snapshot } from './snapshot';
import words from './words.json' with { type: 'json' };

/** Labels that fit anybody. */
const general: ReadonlySet<string> = new Set([
  'customer.phone',
  'customer.email',
  'customer.name',
  'customer.tags',
  'customer.since',
  'ticket.score',
]);
const customerSections: ReadonlySet<string> = new Set(words.customerSections);

/** The label stands in a section about a colleague. */
export function isStaffs(page: Snapshot, top: Part, path: LabelPath): boolean {
  if (!general.has(path)) return false;
  const heading = headingOver(page, top instanceof Box ? top : top.box);
  if (!heading) return false;
  const says = bareHeading(heading);
  if (customerSections.has(says)) return false;
  const bare = says.replace(/\s*(?:信息|资料|详情|details?|info|information)$/, '');
  const isWord = (word: string) =>
    bare.endsWith(word) || (bare.startsWith(word) && /^\s*[\p{P}与和及&]|^ and /u.test(bare.slice(word.length)));
  return words.staffSections.some(isWord) && isPlain(page, top);
}

/** The heading over it speaks of the customer. */
export function isOfCustomer(page: Snapshot, box: Box): boolean {
  const heading = headingOver(page, box);
  return (
    heading !== null && (customerSections.has(bareHeading(heading)) || /客户|车主|会员|customer|client|profile/i.test(heading))
  );
}

/** `客户电话` says whose it is wherever it stands. */
function isPlain(page: Snapshot, top: Part): boolean {
  const text = (top instanceof Box ? briefText(page, top, 60) : top.text).toLowerCase();
  return !/客户|车主|用户|customer|client|requester|reporter/.test(text);
}

/** `联系人 (1)` and `沟通记录：` without count and colon. */
export const bareHeading = (text: string): string => text.toLowerCase().replace(/[\s(（)）\d:：·]+$/, '');

const headingTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'legend', 'caption', 'summary']);
const headingNames = /(?:^|[-_\s])(?:title|heading|header|hd|head|caption)(?:$|[-_\s])/i;
const longestHeading = 40;
const steps = 7;
const largestNeighbour = 14;

/** The title of the section around: the nearest thing before it that is built like one. */
export function headingOver(page: Snapshot, box: Box): string | null {
  let inner: Part = box;
  for (const each of around(box.parent, steps)) {
    const at = each.parts.indexOf(inner);
    let seen = 0;
    for (let index = at - 1; index >= 0 && seen < 3; index--) {
      const part = each.parts[index];
      if (!(part instanceof Box) || part.size === 0) continue;
      // What stands above another section is not the heading of this one.
      if (part.size > largestNeighbour) break;
      seen++;
      if (isTitleLike(page, part)) return briefText(page, part, 60);
    }
    const own = each.attr('aria-label');
    if (own && own.length < 30 && ['section', 'aside', 'fieldset', 'article'].includes(each.tag)) return own;
    inner = each;
  }
  return null;
}

/** All that it says is a heading: a row with a label and its value is none. */
function isTitleLike(page: Snapshot, box: Box): boolean {
  if (box.size === 0 || box.size > 3 || lengthOf(page, box) > longestHeading) return false;
  return leavesIn(page, box).every(
    (leaf, index) => (index > 0 && isBeside(leaf)) || (!leaf.isControl && isHeading(leaf.box, box)),
  );
}

/** A count, a button beside the heading. */
const isBeside = ({ text, box, isControl }: Leaf): boolean =>
  isControl
    ? /^(?:button|submit|image)$/.test(box.attr('type') ?? '')
    : /^[(（]?\d*[)）]?$/.test(text) || isAction(text) || box.tag === 'button';

function isHeading(box: Box, within: Box): boolean {
  for (const each of around(box)) {
    if (headingTags.has(each.tag) || each.role === 'heading' || headingNames.test(each.classes)) return true;
    if (each === within) return false;
  }
  return false;
}
