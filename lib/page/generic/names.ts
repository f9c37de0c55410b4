/** Names in the page's build: words of class names and of the attributes that tests and screen readers use. */
import type { Box } from './box';

const tokenAttributes = [
  'class',
  'id',
  'aria-label',
  'data-testid',
  'data-test-id',
  'data-test',
  'data-type',
  'role',
  'itemprop',
];
const known = new Map<string, readonly string[]>();
const knownLimit = 2_000;

export function tokensOf({ texts, tag }: Box): readonly string[] {
  const found = tag.includes('-') ? [...splitTokens(tag)] : [];
  for (const name of tokenAttributes) {
    const text = texts.get(name);
    if (text) found.push(...splitTokens(text));
  }
  return found;
}

export function splitTokens(text: string): readonly string[] {
  const before = known.get(text);
  if (before) return before;
  const made = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s\-_./:;,|·()[\]{}'"#@+*=<>!?，。；：、（）【】“”]+/)
    .filter(Boolean);
  if (known.size < knownLimit && text.length < 100) known.set(text, made);
  return made;
}

export function forgetNames(): void {
  known.clear();
}
