/** Cuts a message into sentences, and finds what in it is somebody else's words. One pass each. */
import { fold } from './fold';

export interface Span {
  readonly start: number;
  readonly end: number;
}

const hardEnd = /[。！？!?；;…\n\r\u2028\u2029]/;
const closers = /["'”’」』）)\]】》~～。！？!?；;…]/;
const abbreviations =
  /(?:\b(?:mr|mrs|ms|dr|st|no|vs|etc|approx|inc|ltd|co|e\.g|i\.e|a\.m|p\.m|jan|feb|mar|apr|aug|sept?|oct|nov|dec|ext|dept)|\b[a-z])$/i;
const listMark = /^\s*(?:[-*•·]|\d{1,2}[.、)）]|[(（]\d{1,2}[)）]|[①-⑳]|[一二三四五六七八九十]{1,2}[、.])\s*/;
/** Dictation without punctuation is cut into windows of this many units, at a comma or space where there is one. */
const windowUnits = 120;

/** Sentences of Chinese and English prose, lists and unpunctuated dictation, in order, without surrounding space or list marks. */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    if (!isEnd(text, index)) continue;
    while (index + 1 < text.length && closers.test(text[index + 1] ?? '')) index++;
    addWindows(spans, text, start, index + 1);
    start = index + 1;
  }
  addWindows(spans, text, start, text.length);
  return spans;
}

function isEnd(text: string, index: number): boolean {
  const unit = text[index] ?? '';
  if (unit !== '.') return hardEnd.test(unit);
  const next = text[index + 1] ?? '\n';
  if (!/[\s"”')]/.test(next)) return false;
  const head = text.slice(Math.max(0, index - 8), index);
  return !abbreviations.test(head) && !/(?:^|[\n\r])\s*\d{1,2}$/.test(head);
}

function addWindows(spans: Span[], text: string, from: number, to: number): void {
  let start = from;
  while (to - start > windowUnits) {
    const cut = start + cutPoint(text.slice(start, start + windowUnits));
    addTrimmed(spans, text, start, cut);
    start = cut;
  }
  addTrimmed(spans, text, start, to);
}

/** The last comma, else the last space, of the second half; else the whole window, never inside a surrogate pair. */
function cutPoint(window: string): number {
  const half = windowUnits / 2;
  for (const pattern of ['，', ',', '、', ' ']) {
    const found = window.lastIndexOf(pattern);
    if (found >= half) return found + 1;
  }
  return /[\ud800-\udbff]$/.test(window) ? window.length - 1 : window.length;
}

function addTrimmed(spans: Span[], text: string, from: number, to: number): void {
  const mark = listMark.exec(text.slice(from, Math.min(to, from + 40)));
  let start = from + (mark && isLineStart(text, from) ? mark[0].length : 0);
  let end = to;
  while (start < end && /\s/.test(text[start] ?? '')) start++;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
  const piece = text.slice(start, end);
  const last = spans.at(-1);
  if (/[\p{L}\p{N}]/u.test(piece)) spans.push({ start, end });
  else if (/\p{S}/u.test(piece)) {
    // An emoji behind a sentence belongs to it; alone it is all that was said.
    if (last) spans[spans.length - 1] = { start: last.start, end };
    else spans.push({ start, end });
  }
}

function isLineStart(text: string, index: number): boolean {
  return index === 0 || /[\n\r]/.test(text[index - 1] ?? '');
}

const saying =
  /(?:你们|您们|他们?|她们?|客服|店里|厂家|顾问|经理|师傅|销售|前台|老板|朋友|同事|老公|老婆|上次|之前|当时|那边|电话里|[\u4e00-\u9fff]{1,3})?(?:说|讲|答复|回复|告诉[我他她]们?|承诺|表示|写|问|答应|回我|喊|骂|叫|嚷嚷?|吼|念叨|扬言|放话|称|原话)[^"。.!?\n]{0,6}$|\b(?:said|says?|told|tells|wrote|writes|promised|replied|answered|asked|claimed|quote|goes|like|went|yell(?:ed|ing)|shout(?:ed|ing)|scream(?:ed|ing)|mutter(?:ed|ing))\b[^".!?\n]{0,24}$/;
const maxQuote = 400;
const opening = /[“「『"]/;
const closingOf: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '"': '"' };

/** What the speaker quotes from somebody else: quotation marks after a verb of saying, `>` lines, mail history. Sorted, not overlapping. */
export function quotedSpans(text: string): Span[] {
  const mail = mailSpans(text);
  const marks = markSpans(text);
  return merge([...mail, ...marks].sort((a, b) => a.start - b.start || b.end - a.end));
}

/** The spans run from the opening mark to after the closing one. */
function markSpans(text: string): Span[] {
  const spans: Span[] = [];
  const closeAfter = closeFinder(text);
  for (let index = 0; index < text.length; index++) {
    const open = text[index] ?? '';
    if (!opening.test(open)) continue;
    const close = closeAfter(closingOf[open] ?? '', index + 1);
    if (close < 0 || close - index > maxQuote) continue;
    if (isSaid(text, index, close + 1)) spans.push({ start: index, end: close + 1 });
    index = close;
  }
  return spans;
}

/** Remembers the next closing mark of each kind, so that a text full of opening marks is still read once. */
function closeFinder(text: string): (mark: string, from: number) => number {
  const next = new Map<string, number>();
  return (mark, from) => {
    const known = next.get(mark);
    if (known !== undefined && (known < 0 || known >= from)) return known;
    const found = text.indexOf(mark, from);
    next.set(mark, found);
    return found;
  };
}

/** 你们说“…” and she said "…", and the English order "…", she said. */
function isSaid(text: string, start: number, end: number): boolean {
  if (saying.test(fold(text.slice(Math.max(0, start - 40), start)))) return true;
  const tail = fold(text.slice(end, end + 30));
  return /^,?\s?(?:you|he|she|they|your \w{1,12}|the \w{1,12})\s(?:said|told|wrote|promised|replied)\b|^,?(?:这|那)?是?(?:你们|他们?|她|客服|顾问|经理)[^。\n]{0,4}(?:说|原话|答复|承诺)/.test(
    tail,
  );
}

const quoteLine = /^\s{0,8}(?:>|&gt;|\|\s)/;
const historyStart =
  /^\s{0,8}(?:(?:发件人|寄件者|寄件人|from)\s?:.{0,200}|on .{4,160}\bwrote:\s{0,8}|.{0,160}(?:写道|寫道):\s{0,8}|在.{4,160}(?:写道|的邮件):?\s{0,8}|[-_]{2,}\s?(?:original message|forwarded message|原始邮件|转发的?邮件|回复邮件|原邮件).{0,40})$/;
const headerLine = /^\s{0,8}(?:发送时间|发送日期|日期|收件人|主题|抄送|sent|date|to|subject|cc)\s?:/;

/** `>` lines each; from a history head (On … wrote:, 发件人:) to the end, for what follows is the older mail. */
function mailSpans(text: string): Span[] {
  const spans: Span[] = [];
  const lines = linesOf(text);
  for (const [index, line] of lines.entries()) {
    const content = fold(text.slice(line.start, Math.min(line.end, line.start + 400)));
    if (quoteLine.test(content)) spans.push(line);
    else if (startsHistory(content, text, lines.slice(index + 1, index + 4))) {
      spans.push({ start: line.start, end: text.length });
      break;
    }
  }
  return spans;
}

/** A lone "From: …" is a label; with another mail header below it is history. "On … wrote:" above `>` lines quotes just those. */
function startsHistory(content: string, text: string, next: readonly Span[]): boolean {
  if (!historyStart.test(content)) return false;
  const below = next.map((line) => fold(text.slice(line.start, Math.min(line.end, line.start + 200))));
  if (/^\s*(?:发件人|寄件者|寄件人|from)\s?:/.test(content))
    return below.some((line) => headerLine.test(line)) || !/^\s*from/.test(content);
  return !below.some((line) => quoteLine.test(line));
}

function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    if (end > start) lines.push({ start, end });
    start = end + 1;
  }
  if (start < text.length) lines.push({ start, end: text.length });
  return lines;
}

function merge(sorted: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last && span.start < last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
