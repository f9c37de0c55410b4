/**
 * The text an element shows, with a line break between blocks, without asking for layout (`innerText` does), and the
 * way back: from an offset in that text to the text node that it came from.
 */
import { attributeOf, dataOf, firstChild, hasAttribute, isElement, isText, matches, nextSibling, parentNode, tagOf } from './dom';

export interface TextOptions {
  /** `pre`: line breaks and spaces are kept as they stand. */
  readonly whitespace?: 'collapse' | 'pre';
  /** Selectors of what is not part of the text. */
  readonly exclude?: readonly string[];
  readonly limit?: number;
}

/** `length` characters of `node` from `from` stand at `at` in the text. */
export interface Piece {
  readonly node: Text;
  readonly from: number;
  readonly at: number;
  readonly length: number;
}

export interface ShownText {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The limit was reached: the rest was left unread. */
  readonly cut: boolean;
}

/** What one message or field may hold; a longer text is cut and reported. */
export const textLimit = 100_000;

const breakLimit = 50;

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const blocks = names(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul',
);
const cells = names('td th');
const unseen = names(
  'script style template noscript head title select datalist object iframe video audio canvas svg math button textarea input',
);

export function shownText(root: Element, options: TextOptions = {}): ShownText {
  const writer = new TextWriter(options.limit ?? textLimit);
  const exclude = options.exclude?.join(',');
  const pre = options.whitespace === 'pre';
  let preDepth = 0;
  let node: Node | null = firstChild(root);
  while (node && !writer.full) {
    if (isText(node)) writer.text(node, pre || preDepth > 0);
    else if (isElement(node) && !isUnseen(node, exclude)) {
      openElement(node, writer);
      const child = firstChild(node);
      if (child) {
        if (tagOf(node) === 'pre') preDepth++;
        node = child;
        continue;
      }
    }
    let next: Node | null = nextSibling(node);
    while (!next) {
      node = parentNode(node);
      if (!node || node === root) return writer.done();
      closeElement(node as Element, writer);
      if (tagOf(node as Element) === 'pre') preDepth--;
      next = nextSibling(node);
    }
    node = next;
  }
  return writer.done();
}

export interface WalkOptions {
  readonly whitespace?: 'collapse' | 'pre';
  readonly limit?: number;
  /** The nodes inside a node, as the reader sees the tree (through shadow roots and slots). */
  readonly childrenOf: (node: Node) => Iterable<Node>;
  readonly skip: (node: Node) => boolean;
}

/** The same for readers that see another tree than the plain one, and leave single nodes out. */
export function shownTextOf(nodes: Iterable<Node>, { whitespace, limit, childrenOf, skip }: WalkOptions): ShownText {
  const writer = new TextWriter(limit ?? textLimit);
  const visit = (node: Node, depth: number, pre: boolean): void => {
    if (writer.full || depth > 300 || skip(node)) return;
    if (isText(node)) writer.text(node, pre);
    // What a frame shows is for `childrenOf` to say: a mail often stands in one.
    else if (isElement(node) && (tagOf(node) === 'iframe' || !isUnseen(node, undefined))) {
      openElement(node, writer);
      for (const child of childrenOf(node)) visit(child, depth + 1, pre || tagOf(node) === 'pre');
      closeElement(node, writer);
    }
  };
  for (const node of nodes) visit(node, 0, whitespace === 'pre');
  return writer.done();
}

/** The text without these stretches; every other character keeps its way back. */
export function withoutStretches<Shown extends Stretchable>(
  shown: Shown,
  stretches: readonly (readonly [number, number])[],
): Shown {
  let { text, pieces } = shown;
  for (const [start, end] of [...stretches].sort((a, b) => b[0] - a[0])) {
    text = text.slice(0, start) + text.slice(end);
    pieces = pieces.flatMap((piece) => {
      const last = piece.at + piece.length;
      const before = Math.max(0, Math.min(last, start) - piece.at);
      const after = Math.max(0, last - Math.max(piece.at, end));
      return [
        ...(before > 0 ? [{ ...piece, length: before }] : []),
        ...(after > 0
          ? [{ ...piece, from: piece.from + piece.length - after, at: Math.max(piece.at, end) - (end - start), length: after }]
          : []),
      ];
    });
  }
  return { ...shown, text, pieces };
}

interface Stretchable {
  readonly text: string;
  readonly pieces: readonly Omit<Piece, 'node'>[];
}

function openElement(element: Element, writer: TextWriter): void {
  const tag = tagOf(element);
  if (tag === 'br') writer.lineBreak();
  else if (blocks.has(tag)) writer.block();
  else if (cells.has(tag)) writer.gap();
}

function closeElement(element: Element, writer: TextWriter): void {
  if (blocks.has(tagOf(element))) writer.block();
}

function isUnseen(element: Element, exclude: string | undefined): boolean {
  if (unseen.has(tagOf(element)) || hasAttribute(element, 'hidden')) return true;
  const style = attributeOf(element, 'style');
  if (style && /display\s*:\s*none/i.test(style)) return true;
  return exclude ? matches(element, exclude) : false;
}

/** Spaces and breaks are held back until a visible character follows, so the text never begins or ends with them. */
class TextWriter {
  private out = '';
  private readonly pieces: Piece[] = [];
  private breaks = 0;
  private blockBreak = false;
  /** The spaces to write before the next character: as they stand where white space is kept, else one. */
  private space = '';
  full = false;

  constructor(private readonly limit: number) {}

  lineBreak(): void {
    this.breaks++;
    this.space = '';
  }

  block(): void {
    this.blockBreak = true;
    this.space = '';
  }

  gap(): void {
    this.space = ' ';
  }

  text(node: Text, pre: boolean): void {
    const data = dataOf(node);
    const visible = pre ? /[^\s]+|\n|[^\S\n]+/g : /[^\s]+|\s+/g;
    for (let match = visible.exec(data); match && !this.full; match = visible.exec(data)) {
      const run = match[0];
      if (run === '\n' && pre) this.lineBreak();
      else if (/\S/.test(run)) this.put(node, match.index, run, pre);
      else this.space = pre ? run : ' ';
    }
  }

  done(): ShownText {
    return { text: this.out, pieces: this.pieces, cut: this.full };
  }

  private put(node: Text, from: number, run: string, pre: boolean): void {
    this.out += this.pending(pre);
    const room = this.limit - this.out.length;
    const kept = run.length > room ? run.slice(0, Math.max(0, room)) : run;
    this.full = kept.length < run.length;
    if (!kept) return;
    const last = this.pieces.at(-1);
    // One space between two words of the same node is the same character on both sides: keep one piece.
    if (last && last.node === node && from - (last.from + last.length) === this.out.length - (last.at + last.length)) {
      this.pieces[this.pieces.length - 1] = { ...last, length: from + kept.length - last.from };
    } else this.pieces.push({ node, from, at: this.out.length, length: kept.length });
    this.out += kept;
  }

  private pending(pre: boolean): string {
    // A break that ends a block shows nothing of its own: <p>text<br></p>
    const count = Math.max(this.breaks, this.blockBreak ? 1 : 0);
    const text =
      this.out === '' ? '' : count > 0 ? '\n'.repeat(Math.min(count, breakLimit)) + (pre ? this.space : '') : this.space;
    this.breaks = 0;
    this.blockBreak = false;
    this.space = '';
    return text;
  }
}

/** The range that shows `start` to `end`; null when the text is not there (any more). */
export function rangeIn(shown: ShownText, start: number, end: number): Range | null {
  const first = shown.pieces.find((piece) => piece.at + piece.length > start);
  const last = shown.pieces.findLast((piece) => piece.at < end);
  const doc = first?.node.ownerDocument;
  if (!first || !last || !doc || start >= end || first.at > last.at) return null;
  const range = doc.createRange();
  range.setStart(first.node, first.from + Math.max(0, start - first.at));
  range.setEnd(last.node, last.from + Math.min(last.length, end - last.at));
  return range;
}
