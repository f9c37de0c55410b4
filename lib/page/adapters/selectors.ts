/** Selectors can only be tried where there is a DOM: a face tries those of a file before it is kept. */

import { stepsOf } from '../deep';

/** Keys of an adapter file that hold selectors, alone or in a list. */
const selectorKeys: ReadonlySet<string> = new Set([
  ...['css', 'item', 'body', 'row', 'label', 'value', 'anchor', 'link', 'control'],
  ...['evidence', 'selectors', 'exclude', 'loading', 'loaded'],
]);
/** Under these the same words mean texts. */
const textKeys: ReadonlySet<string> = new Set(['transforms', 'hint']);

/** The first selector that this browser does not understand: where it stands in the file, and the browser's reason. */
export function findBadSelector(json: unknown, doc: Document): { readonly path: string; readonly reason: string } | null {
  const place = doc.createDocumentFragment();
  const visit = (value: unknown, path: readonly string[], key: string): ReturnType<typeof findBadSelector> => {
    if (typeof value === 'string') return selectorKeys.has(key) && !isPlain(path) ? tryOne(place, value, path) : null;
    if (typeof value !== 'object' || value === null) return null;
    for (const [name, inner] of Object.entries(value)) {
      if (textKeys.has(name)) continue;
      const bad = visit(inner, [...path, name], Array.isArray(value) ? key : name);
      if (bad) return bad;
    }
    return null;
  };
  return visit(json, [], '');
}

/** A locator's `label` is a list of words, a reply box's a name; only a pair's is a selector. */
const isPlain = (path: readonly string[]): boolean =>
  (path.includes('label') && !path.includes('pairs')) || (path.at(-1) === 'value' && !path.includes('pairs'));

function tryOne(place: DocumentFragment, css: string, path: readonly string[]) {
  try {
    for (const step of stepsOf(css)) place.querySelector(step.replace(/^\+/, ''));
    return null;
  } catch (error) {
    return { path: path.join('.'), reason: error instanceof Error ? error.message : String(error) };
  }
}
