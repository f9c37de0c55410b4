/** Which words of the page lie under something of ours: a badge must not stand on what the CRM says. */
import type { Page } from '@playwright/test';
import type { ChipOnPage } from './chip';

/** A glyph's own box is larger than its ink: what overlaps less than this covers nothing. */
const slack = 1;

/** The covered words, each with the text of what covers it; only words that the page shows at that place. */
export function coveredWords(page: Page, ours: readonly ChipOnPage[]): Promise<string[]> {
  const boxes = ours.map(({ text, x, y, width, height }) => ({
    ...{ text, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 },
  }));
  return page.evaluate(
    ({ boxes: drawn, slack: least }) => {
      const covered: string[] = [];
      const range = document.createRange();
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        if ((node.nodeValue ?? '').trim() === '') continue;
        range.selectNodeContents(node);
        for (const word of range.getClientRects()) {
          for (const { text, left, right, top, bottom } of drawn) {
            const [x0, x1] = [Math.max(left, word.left), Math.min(right, word.right)];
            const [y0, y1] = [Math.max(top, word.top), Math.min(bottom, word.bottom)];
            if (x1 - x0 <= least || y1 - y0 <= least) continue;
            const there = document.elementsFromPoint((x0 + x1) / 2, (y0 + y1) / 2);
            if (node.parentElement && there.includes(node.parentElement)) covered.push(`${text} on ${node.nodeValue?.trim()}`);
          }
        }
      }
      return covered;
    },
    { boxes, slack },
  );
}
