/**
 * Shows the advisor the sentence behind a point, with the CSS Custom Highlight API: no node of the CRM is touched.
 * A `::highlight()` style only works from a sheet of the document itself, so one constructed sheet is adopted while
 * something is marked and taken off again with it. Without the API the page just scrolls there.
 */

import { viewOf } from './dom';

const highlightName = 'riteside-evidence';
const style = `::highlight(${highlightName}) { background-color: #ffe08a; color: #1c1300; text-decoration: underline 2px #c77700; }`;

/** Marks until the signal says otherwise or something else is marked. Returns whether there was anything to show. */
export function markEvidence(ranges: readonly Range[], doc: Document, signal: AbortSignal): boolean {
  const shown = ranges.filter((range) => range.startContainer.isConnected && !range.collapsed);
  const [first] = shown;
  if (!first || signal.aborted) return false;
  scrollTo(first);
  const view = viewOf(doc);
  const registry = view?.CSS?.highlights;
  if (!view || !registry || typeof view.Highlight !== 'function') return true;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(style);
  doc.adoptedStyleSheets = [...doc.adoptedStyleSheets, sheet];
  const highlight = new view.Highlight(...shown);
  registry.set(highlightName, highlight);
  signal.addEventListener('abort', () => {
    doc.adoptedStyleSheets = doc.adoptedStyleSheets.filter((each) => each !== sheet);
    // A later mark has taken the name: leave it.
    if (registry.get(highlightName) === highlight) registry.delete(highlightName);
  });
  return true;
}

function scrollTo(range: Range): void {
  const node = range.startContainer;
  const element = node.nodeType === 1 ? (node as Element) : node.parentElement;
  const calm = element?.ownerDocument.defaultView?.matchMedia?.('(prefers-reduced-motion: reduce)').matches;
  element?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: calm ? 'instant' : 'smooth' });
}
