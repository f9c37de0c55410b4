/** The words of a message: the block without its head, its buttons, quoted history and signature. */
import { hasAttributes, isElement, isText, matches, nextSibling, nodeType, tagOf, viewOf } from '../dom';
import { type ShownText, shownTextOf, withoutStretches } from '../shownText';
import { Box, type Leaf } from './box';
import type { Head } from './head';
import { logLine } from './logLines';
import { leavesIn, type Snapshot } from './snapshot';
import { childrenOf } from './tree';

const quotes =
  '.gmail_quote, .gmail_attr, .yahoo_quoted, .moz-cite-prefix, .moz-forward-container, #divRplyFwdMsg, #appendonsend, [class*="quoted" i], [class*="quote-" i]:not([class*="quote-btn" i]), [class$="quote" i], [data-quote], details[class*="history" i]';
const signatures = '[class*="signature" i], [data-smartmail], [id*="signature" i], [class~="sig"], [class*="disclaimer" i]';
const setAside = `${quotes}, ${signatures}`;

/** What a message's words are made of; kept for the way back, so no more of the page is held. */
export interface BodyPlaces {
  readonly nodes: readonly Node[];
  /** What of them is no words: times, marks, buttons. */
  readonly aside: ReadonlySet<Node>;
  readonly keepsBreaks: boolean;
  /** The beginning is the head of a line. */
  readonly isLine: boolean;
}

export function placesOf(page: Snapshot, { body, aside, isLine = false }: Head): BodyPlaces {
  const leaves = body.flatMap((part) => (part instanceof Box ? leavesIn(page, part) : [part]));
  const inside = leaves.filter((leaf) => aside.has(leaf));
  return {
    nodes: body.flatMap((part) => (part instanceof Box ? [part.element] : textsOf(part))),
    aside: new Set(inside.flatMap(textsOf)),
    isLine,
    keepsBreaks: leaves.some((leaf) => leaf.hasBreaks && showsBreaks(leaf.box)),
  };
}

/** A leaf may be several texts of the page, side by side. */
function textsOf({ node }: Leaf): Node[] {
  const found: Node[] = [node];
  if (!isText(node)) return found;
  for (let next = nextSibling(node); next && (isText(next) || nodeType(next) === 8); next = nextSibling(next)) found.push(next);
  return found;
}

/** Line breaks of the source count where the page shows them. */
function showsBreaks({ element }: Box): boolean {
  const view = viewOf(element.ownerDocument);
  if (typeof view?.getComputedStyle !== 'function') return false;
  return /^(?:pre|break-spaces)/.test(view.getComputedStyle(element).whiteSpace ?? '');
}

export function bodyText(places: BodyPlaces): ShownText {
  const own = walk(places, true);
  // A message that is nothing but a quote is what was said.
  const shown = own.text.trim() === '' ? walk(places, false) : own;
  const lead = (places.isLine && logLine(shown.text)?.headLength) || (/^\s*[:：]\s*/.exec(shown.text)?.[0].length ?? 0);
  if (lead > 0) return bodyWithout(shown, lead);
  return withoutStretches(shown, stretchesAside(shown.text));
}

function bodyWithout(shown: ShownText, lead: number): ShownText {
  const rest = withoutStretches(shown, [[0, lead]]);
  return withoutStretches(rest, stretchesAside(rest.text));
}

function walk({ nodes, aside, keepsBreaks }: BodyPlaces, isAside: boolean): ShownText {
  const leave = (node: Node): boolean => aside.has(node) || (isAside && isElement(node) && isSetAside(node));
  return shownTextOf(nodes, { whitespace: keepsBreaks ? 'pre' : 'collapse', childrenOf, skip: leave });
}

const isSetAside = (element: Element): boolean =>
  tagOf(element) === 'blockquote' || (hasAttributes(element) && matches(element, setAside));

const historyBegins = [
  /^On .{6,90}(?:wrote|writes):?\s*$/i,
  /^-{2,}\s*(?:original message|forwarded message|原始邮件|原邮件|转发邮件|转发的邮件|回复的原邮件|邮件原文).*$/i,
  /^在.{4,80}(?:写道|写到|写了|wrote)\s*[:：]?\s*$/,
  /^.{0,60}于\s?.{4,50}写道\s*[:：]?\s*$/,
  /^_{8,}$/,
  /^-{2,}\s*on .{6,90}wrote\s*-{2,}$/i,
  /^(?:begin forwarded message|以下为历史邮件|历史邮件)[:：]?$/i,
];
const mailHead = /^(?:发件人|from|寄件人)\s*[:：]/i;
const mailHeadMore = /^(?:发送时间|日期|收件人|主题|抄送|sent|date|to|subject|cc)\s*[:：]/i;
const signatureBegins = /^(?:--\s?|—{2,}|sent from my .*|发自我的.*|来自我的.*|发自.{1,12}邮箱.*|get outlook for .*)$/i;
const farewell =
  /^(?:(?:best|kind|warm|many|with)\s+)*(?:regards|wishes|thanks)[,，.!]?$|^(?:sincerely|yours(?: sincerely| truly| faithfully)?|respectfully|cheers)[,，.!]?$|^此致(?:[,，]?\s*敬礼)?[!！]?$|^顺祝.{2,4}[!！]?$|^祝好[!！]?$/i;

/** Stretches of the text that were not said in this message. */
export function stretchesAside(text: string): (readonly [number, number])[] {
  const lines = linesOf(text);
  const cut = lines.findIndex((_line, index) => index > 0 && beginsAside(lines, index));
  const kept = cut < 0 ? lines : lines.slice(0, cut);
  const aside: (readonly [number, number])[] = [];
  for (const line of kept) if (/^\s*[>＞]/.test(line.text)) aside.push([Math.max(0, line.start - 1), line.end]);
  const from = cut < 0 ? text.length : (lines[cut]?.start ?? text.length);
  const end = text.slice(0, from).trimEnd().length;
  if (end < text.length && end > 0) aside.push([end, text.length]);
  const said = kept.some((line) => line.text.trim() !== '' && !/^\s*[>＞]/.test(line.text));
  return said ? merged(aside, text) : [];
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function linesOf(text: string): Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const made = { text: line, start, end: start + line.length };
    start = made.end + 1;
    return made;
  });
}

function beginsAside(lines: readonly Line[], index: number): boolean {
  const text = lines[index]?.text.trim() ?? '';
  if (text === '' || !lines.slice(0, index).some((line) => line.text.trim() !== '')) return false;
  if (historyBegins.some((pattern) => pattern.test(text))) return true;
  const next = lines[index + 1]?.text.trim() ?? '';
  if (/^On .{6,}$/i.test(text) && text.length < 100 && /wrote:\s*$/i.test(next)) return true;
  if (mailHead.test(text) && lines.slice(index + 1, index + 5).some((line) => mailHeadMore.test(line.text.trim()))) return true;
  if (signatureBegins.test(text)) return true;
  return farewell.test(text) && isSignatureAfter(lines, index);
}

/** A farewell ends the words if only a name and an address follow. */
function isSignatureAfter(lines: readonly Line[], index: number): boolean {
  const rest = lines.slice(index + 1).filter((line) => line.text.trim() !== '');
  const own = rest.findIndex(
    (line) => historyBegins.some((pattern) => pattern.test(line.text.trim())) || mailHead.test(line.text.trim()),
  );
  const signature = own < 0 ? rest : rest.slice(0, own);
  return signature.length <= 7 && signature.every((line) => line.text.length <= 70 && !/[?？。!！]$/.test(line.text.trim()));
}

function merged(stretches: readonly (readonly [number, number])[], text: string): (readonly [number, number])[] {
  const made: [number, number][] = [];
  for (const [start, end] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = made.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else made.push([start, end]);
  }
  const last = made.at(-1);
  // Nothing but white space left before the end: it goes with it.
  if (last && last[1] === text.length) last[0] = text.slice(0, last[0]).trimEnd().length;
  return made;
}
