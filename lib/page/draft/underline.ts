/**
 * Underlines stretches of rich editors with the CSS Custom Highlight API: no node of theirs is touched. One painter a document
 * (an editor's frame is one of its own), shared by the boxes in it; the sheet is adopted only while something is underlined.
 */
import type { DraftMark } from '../../case/draft';
import { viewOf } from '../dom';

export interface Underlined {
  readonly range: Range;
  readonly severity: DraftMark['severity'];
}

const severities = ['hint', 'warning', 'error'] as const;
const nameOf = (severity: DraftMark['severity']) => `riteside-draft-${severity}`;
const sheetText = [
  `::highlight(${nameOf('hint')}) { text-decoration: underline dotted 2px #4a7bb0; }`,
  `::highlight(${nameOf('warning')}) { text-decoration: underline 2px #d98200; }`,
  `::highlight(${nameOf('error')}) { text-decoration: underline 2px #d93025; }`,
].join('\n');

const painters = new WeakMap<Document, Painter>();

/** Shows these and nothing else of this owner. Where the browser has no such marks nothing happens. */
export function underline(doc: Document, owner: object, marks: readonly Underlined[]): void {
  let painter = painters.get(doc);
  if (!painter && marks.length === 0) return;
  if (!painter) {
    painter = new Painter(doc);
    painters.set(doc, painter);
  }
  painter.paint(owner, marks);
}

class Painter {
  private readonly marks = new Map<object, readonly Underlined[]>();
  private sheet: CSSStyleSheet | null = null;

  constructor(private readonly doc: Document) {}

  paint(owner: object, marks: readonly Underlined[]): void {
    if (marks.length > 0) this.marks.set(owner, marks);
    else if (!this.marks.delete(owner)) return;
    try {
      this.draw();
    } catch {
      // A browser that keeps such sheets from extensions: the count and the list still tell.
      this.marks.clear();
    }
  }

  private draw(): void {
    const view = viewOf(this.doc);
    const registry = view?.CSS?.highlights;
    if (!view || !registry || typeof view.Highlight !== 'function') return;
    const all = [...this.marks.values()].flat();
    this.dress(view, all.length > 0);
    for (const severity of severities) {
      const ranges = all.filter((mark) => mark.severity === severity).map(({ range }) => range);
      if (ranges.length === 0) {
        registry.delete(nameOf(severity));
        continue;
      }
      const highlight = new view.Highlight(...ranges);
      highlight.priority = severities.indexOf(severity);
      registry.set(nameOf(severity), highlight);
    }
  }

  private dress(view: Window & typeof globalThis, on: boolean): void {
    const { sheet, doc } = this;
    if (on && !sheet) {
      this.sheet = new view.CSSStyleSheet();
      this.sheet.replaceSync(sheetText);
      doc.adoptedStyleSheets = [...doc.adoptedStyleSheets, this.sheet];
    } else if (!on && sheet) {
      doc.adoptedStyleSheets = doc.adoptedStyleSheets.filter((each) => each !== sheet);
      this.sheet = null;
    }
  }
}
