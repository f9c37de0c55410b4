/** What stands on the page as a heading, in one pass: headings proper, what the build names so, breadcrumbs. */

import { around, type Box, type Leaf } from './box';
import { labelPath } from './labels';
import { leavesIn, lengthOf, type Snapshot } from './snapshot';
import { controlValue } from './values';
import words from './words.json' with { type: 'json' };

export interface Heading {
  readonly box: Box;
  readonly text: string;
  /** 1 the page's heading, 1.5 named so by the build, 2 and 3 lower ones, 4 a place beside them where numbers stand. */
  readonly rank: number;
}

const longest = 160;
const mostLeaves = 8;
const boxesPerStep = 800;
const ticketWords: ReadonlySet<string> = new Set(words.ticketWords);
const priorities: ReadonlySet<string> = new Set(words.priorities);
const statuses: ReadonlySet<string> = new Set(words.statuses);

export function* headingsOf(page: Snapshot, skip: (leaf: Leaf) => boolean): Generator<void, Heading[]> {
  const found: Heading[] = [];
  for (const [index, box] of page.boxes.entries()) {
    if (index % boxesPerStep === boxesPerStep - 1) yield;
    if (box.size === 0 || box.size > mostLeaves || lengthOf(page, box) > longest) continue;
    const rank = rankOf(box);
    const leaf = page.leaves[box.first];
    if (rank === 0 || !leaf || skip(leaf) || isFrame(box)) continue;
    const text = headingText(page, box);
    if (text.length >= 2 && text.length <= longest && box.isShown) found.push({ box, text, rank });
  }
  return found.sort((a, b) => a.rank - b.rank || (isPart(a, b) ? -1 : isPart(b, a) ? 1 : 0));
}

const isPart = (a: Heading, b: Heading): boolean => a.box !== b.box && a.box.isInside(b.box);

const frameNames = /(?:^|[-_\s])(?:logo|brand|sider|sidebar|side-bar|menu|navbar|topbar|footer|drawer-menu)(?:$|[-_\s])/i;

/** The product's name beside its menu is nobody's heading. */
const isFrame = (box: Box): boolean => around(box, 4).some(({ classes }) => frameNames.test(classes));

const namedSo =
  /subject|(?:ticket|case|issue|record|page|detail|main|neo|object|obj|bill|order)[-_]{0,2}(?:title|tit|subject|name|heading|heading-title|header-title|header-heading-title)(?:$|[-_\s])/i;
const besideTitle =
  /page-?header|breadcrumb|crumb|eyebrow|case-?(?:id|no|number)|ticket-?(?:id|no|number|badge)|record-?id|title-bar/i;

function rankOf(box: Box): number {
  const { tag, classes } = box;
  if (tag === 'h1') return 1;
  if (classes !== '' && namedSo.test(classes)) return 1.5;
  if (tag === 'h2') return 2;
  if (tag === 'h3') return 3;
  if (classes !== '' && besideTitle.test(classes)) return 4;
  const { texts } = box;
  if (texts.size === 0) return 0;
  if (texts.get('role') === 'heading') return Number(texts.get('aria-level') ?? 2);
  const named = texts.get('data-testid') ?? texts.get('data-test-id') ?? texts.get('data-id');
  if (!named) return 0;
  return namedSo.test(named) ? 1.5 : besideTitle.test(named) ? 4 : 0;
}

/** Without the word for the record before it and what is said of its state behind it. */
function headingText(page: Snapshot, box: Box): string {
  const leaves = leavesIn(page, box).filter((leaf) => leaf.isControl || leaf.box.tag !== 'button' || leaf.box === box);
  const texts = leaves.map((leaf) => (leaf.isControl ? controlValue(leaf.box.element) : leaf.text)).filter(Boolean);
  if (texts.length > 1 && ticketWords.has((texts[0] ?? '').toLowerCase())) texts.shift();
  if (texts.length > 1 && priorities.has((texts[0] ?? '').toLowerCase())) texts.shift();
  while (texts.length > 1 && isTail(texts[texts.length - 1] ?? '')) texts.pop();
  return texts.join(' ');
}

const isTail = (text: string): boolean => /^[-–—|·]/.test(text) || statuses.has(text.toLowerCase());

/** A text that the page's title repeats is its heading, whatever it is made of. */
export function titleLines(page: Snapshot, title: string, values: ReadonlySet<Box>, skip: (leaf: Leaf) => boolean): Heading[] {
  const said = title.replace(/\s+/g, ' ');
  return page.leaves
    .filter(({ text, isControl }) => !isControl && text.length >= 6 && text.length <= 120 && said.includes(text))
    .filter(
      (leaf) =>
        !skip(leaf) && leaf.box.isShown && labelPath(leaf.text) === null && !around(leaf.box, 3).some((box) => values.has(box)),
    )
    .map(({ box, text }) => ({ box, text, rank: 2.5 }));
}
