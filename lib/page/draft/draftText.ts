/**
 * What the advisor has written in a reply box, and the way back from every offset in it to the box. Quotes of the customer,
 * signatures and what an editor puts in for itself are left out: they are not the advisor's words of now.
 */
import type { ReplyBox } from '../replyBox';
import { type Piece, shownText, withoutStretches } from '../shownText';

export interface DraftText {
  readonly text: string;
  /** `length` characters from `from` of a text node (of the field itself where `node` is null) stand at `at`. */
  readonly pieces: readonly DraftPiece[];
}
export type DraftPiece = Omit<Piece, 'node'> & { readonly node: Text | null };

/** A longer draft is read up to here. */
export const draftLimit = 100_000;

const notTyped = ['blockquote', '[contenteditable="false"]', '[aria-hidden="true"]', '[data-slate-placeholder]'];

export function readDraft({ element, kind }: ReplyBox): DraftText {
  if (kind === 'field') return ownWords(fieldText((element as HTMLTextAreaElement).value.slice(0, draftLimit)));
  const { text, pieces } = shownText(element, { whitespace: 'pre', exclude: notTyped, limit: draftLimit });
  return ownWords({ text: text.replaceAll('\u00a0', ' '), pieces });
}

function fieldText(text: string): DraftText {
  return { text, pieces: [{ node: null, from: 0, at: 0, length: text.length }] };
}

/** Characters without a width that editors put at their carets; the joiners of emoji stay. */
const fillers = /[\u200b\u2060\ufeff]+/g;

function ownWords(draft: DraftText): DraftText {
  const foreign = [...foreignLines(draft.text)];
  const stretches = foreign.length > 0 ? withoutStretches(draft, foreign) : draft;
  const filled = [...stretches.text.matchAll(fillers)].map(({ index, 0: run }) => [index, index + run.length] as const);
  return filled.length > 0 ? withoutStretches(stretches, filled) : stretches;
}

const quoted = /^\s*[>＞]/;
/** The line on top of a quote. The advisor may have begun to write right in front of it: only the headline itself is foreign. */
const headlines = [
  /On (?:(?!On )[^\n]){4,160}wrote\s*[:：]\s*$/,
  /[在于](?=\d{2,4}[-年/.])(?:(?![在于]\d)[^\n]){4,160}写[道到]\s*[:：]\s*$/,
  /(?:^|[。！？!?])[^。！？!?\n]{1,120}(?:wrote|写[道到])\s*[:：]\s*$/i,
];
const signatureMark = /^\s*-- ?$/;
const signatureLines = 12;

/** Quoted lines with their headline, and the signature under its two dashes. */
function* foreignLines(text: string): Generator<readonly [number, number]> {
  if (!/[>＞]|-- ?(?:\n|$)|写道|写到|wrote/i.test(text)) return;
  const lines = linesOf(text);
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (!line) return;
    const headline = headlineIn(lines, at);
    if (headline >= 0) yield [line.start + headline, line.end];
    const last = quoted.test(line.text) ? at : signatureMark.test(line.text) ? signatureEnd(lines, at) : -1;
    if (last < 0) continue;
    yield [line.start, lines[last]?.end ?? text.length];
    at = last;
  }
}

interface Line {
  readonly text: string;
  readonly start: number;
  /** Behind its line break. */
  readonly end: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found + 1;
    lines.push({ text: text.slice(start, found < 0 ? end : found), start, end });
    start = end;
  }
  return lines;
}

/** Where it begins in the line, −1 if there is none: a quoted line follows, or nothing does because the quote is markup. */
function headlineIn(lines: readonly Line[], at: number): number {
  const text = lines[at]?.text ?? '';
  const found = headlines.map((pattern) => pattern.exec(text)).find((match) => match !== null);
  if (!found) return -1;
  const next = lines.slice(at + 1).find((line) => line.text.trim() !== '');
  if (next && !quoted.test(next.text) && !signatureMark.test(next.text)) return -1;
  return found.index + (/^[。！？!?]/.test(found[0]) ? 1 : 0);
}

function signatureEnd(lines: readonly Line[], at: number): number {
  const next = lines.findIndex(
    ({ text }, index) => index > at && (quoted.test(text) || headlines.some((pattern) => pattern.test(text))),
  );
  return Math.min(next < 0 ? lines.length - 1 : next - 1, at + signatureLines);
}

/** Where a stretch stands in a field; null when it is not one stretch there. */
export function fieldSpan({ pieces }: DraftText, start: number, end: number): readonly [number, number] | null {
  const piece = pieces.find(({ at, length }) => at <= start && end <= at + length);
  return piece && start < end ? [piece.from + start - piece.at, piece.from + end - piece.at] : null;
}

/** The range that shows exactly this stretch of the draft; null when something else stands in between, or it is gone. */
export function draftRange(draft: DraftText, start: number, end: number): Range | null {
  const first = draft.pieces.find((piece) => piece.at + piece.length > start);
  const last = draft.pieces.findLast((piece) => piece.at < end);
  const doc = first?.node?.ownerDocument;
  if (!first?.node || !last?.node || !doc || start >= end || first.at > start) return null;
  const range = doc.createRange();
  try {
    range.setStart(first.node, first.from + start - first.at);
    range.setEnd(last.node, last.from + Math.min(last.length, end - last.at));
  } catch {
    return null; // the node has become shorter since it was read
  }
  return bare(range.toString()) === bare(draft.text.slice(start, end)) ? range : null;
}

const bare = (text: string): string => text.replace(/[\s\u200b\u2060\ufeff]+/g, '');
