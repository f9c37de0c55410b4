/** Does this page lead to several cases of its site? Cheap, for pages that are no case: asked before anything is loaded. */
import { select, selectAll } from '../dom';
import { expression } from '../expression';
import type { CasePlace } from './casePlaces';

const fewest = 3;
/** Texts that are looked at where addresses name no record. */
const mostTexts = 1_500;

export function mayHoldRows(doc: Document, places: readonly CasePlace[]): boolean {
  return places.some(
    ({ link, number }) =>
      (link && selectAll(doc, `a[href*="${CSS.escape(link.lead)}"]`).length >= fewest) || (number && hasNumbers(doc, number)),
  );
}

function hasNumbers(doc: Document, number: string): boolean {
  const body = select(doc, 'body');
  if (!body) return false;
  const texts = doc.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const looks = expression(number, 'u');
  let found = 0;
  for (let seen = 0; seen < mostTexts && found < fewest && texts.nextNode(); seen++)
    if (looks.test((texts.currentNode.nodeValue ?? '').trim())) found++;
  return found >= fewest;
}
