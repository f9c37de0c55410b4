/**
 * The first and last two characters that each pattern of a label can have. They stand beside the patterns
 * (`lib/page/generic/patterns.json`), so that a page's texts are told from labels by a look into a map, and only expressions that
 * may fit are made. After changing a pattern: `npx tsx tests/page/labelEdges.ts` writes them anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Shape {
  readonly pattern: string;
  readonly starts: string;
  readonly ends: string;
}

const width = 2;
/** Stands for any character. */
const any = '\0';

type Node = { readonly texts: readonly string[] } | { readonly ways: readonly (readonly Node[])[] };

export function edgesOf(pattern: string): Pick<Shape, 'starts' | 'ends'> {
  const tree = new Parser(pattern).whole();
  const written = (set: ReadonlySet<string>) =>
    [...set]
      .filter((text) => text !== '')
      .map((text) => text.padEnd(width))
      .sort()
      .join('');
  return { starts: written(edges(tree, false)), ends: written(edges(tree, true)) };
}

function edges(node: Node, isEnd: boolean): Set<string> {
  if ('texts' in node) return new Set(node.texts.map((text) => cut(text, isEnd)));
  return new Set(node.ways.flatMap((way) => [...edgesOfRow(way, isEnd)]));
}

function edgesOfRow(row: readonly Node[], isEnd: boolean): Set<string> {
  let found = new Set(['']);
  for (const node of isEnd ? [...row].reverse() : row) {
    const more = [...edges(node, isEnd)];
    found = new Set(
      [...found].flatMap((text) =>
        text.length >= width ? [text] : more.map((each) => cut(isEnd ? each + text : text + each, isEnd)),
      ),
    );
  }
  return found;
}

const cut = (text: string, isEnd: boolean): string => (isEnd ? text.slice(-width) : text.slice(0, width));

/** As much of regular expressions as labels need. */
class Parser {
  private at = 0;
  constructor(private readonly source: string) {}

  whole(): Node {
    const node = this.ways();
    if (this.at < this.source.length) throw new Error(`not understood at ${this.at}: ${this.source}`);
    return node;
  }

  private ways(): Node {
    const ways: Node[][] = [[]];
    while (this.at < this.source.length && this.source[this.at] !== ')') {
      if (this.source[this.at] === '|') {
        this.at++;
        ways.push([]);
      } else ways.at(-1)?.push(this.repeated(this.one()));
    }
    return { ways };
  }

  private repeated(node: Node): Node {
    const mark = this.source[this.at];
    if (mark !== '?' && mark !== '*' && mark !== '+') return node;
    this.at++;
    const once = mark === '+' ? [[node]] : [[], [node]];
    return { ways: mark === '?' ? once : [...once, [node, node]] };
  }

  private one(): Node {
    const sign = this.source[this.at++] ?? '';
    if (sign === '.') return { texts: [any] };
    if (sign === '[') return this.oneOf();
    if (sign === '\\') {
      const escaped = this.source[this.at++] ?? '';
      return { texts: [escaped === 's' ? ' ' : escaped] };
    }
    if (sign !== '(') return { texts: [sign] };
    const isLook = this.source.startsWith('?<!', this.at) || this.source.startsWith('?!', this.at);
    this.at = this.source.indexOf(isLook ? '!' : ':', this.at) + 1;
    const inside = this.ways();
    this.at++;
    return isLook ? { texts: [''] } : inside;
  }

  private oneOf(): Node {
    const end = this.source.indexOf(']', this.at);
    const texts: string[] = [];
    for (; this.at < end; this.at++) {
      const [from, dash, to] = this.source.slice(this.at, this.at + 3);
      if (dash === '-' && to && to !== ']') {
        for (let code = from?.charCodeAt(0) ?? 0; code <= to.charCodeAt(0); code++) texts.push(String.fromCharCode(code));
        this.at += 2;
      } else texts.push(from === ' ' || from === undefined ? ' ' : from);
    }
    this.at = end + 1;
    return { texts };
  }
}

export const patternsFile = join(import.meta.dirname, '../../lib/page/generic/patterns.json');
export const readPatterns = (): Record<string, Shape[]> => JSON.parse(readFileSync(patternsFile, 'utf8'));

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  const anew = Object.fromEntries(
    Object.entries(readPatterns()).map(([path, shapes]) => [
      path,
      shapes.map(({ pattern }) => ({ pattern, ...edgesOf(pattern) })),
    ]),
  );
  writeFileSync(patternsFile, `${JSON.stringify(anew, null, 2)}\n`);
}
