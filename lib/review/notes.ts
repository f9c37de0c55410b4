/** internal-text that no word list knows: a run of characters copied from a colleague's internal message. Linear in draft and notes. */
import type { Finding } from '../case/draft';
import type { Message } from '../case/reading';
import { fold } from '../text/fold';
import type { Span } from '../text/sentences';
import { type Desk, makeFinding } from './desk';

/** Twelve Chinese characters are a sentence; in Latin letters they are two words, so those need more. */
const shortestRun = 12;
const shortestLatinRun = 20;
const mostUnits = 50_000;

export function judgeNotes(desk: Desk): Finding[] {
  const { reading } = desk.facts;
  if (!reading) return [];
  const internal = reading.messages.filter(isInternal).map((message) => fold(message.text));
  if (internal.length === 0) return [];
  const runs = copiedRuns(desk.prose.folded.slice(0, mostUnits), internal.join('\n').slice(-mostUnits));
  const open = desk.facts.said;
  const isSecret = (span: Span) => !open.includes(desk.prose.folded.slice(span.start, span.end));
  return runs.filter(isSecret).map((span) => makeFinding(desk, { id: 'internal-text', span, language: desk.home, rewrite: [] }));
}

/** Some readers name the channel instead of setting the flag. */
function isInternal({ internal, channel }: Message): boolean {
  return internal === true || /internal|内部|备注/i.test(channel ?? '');
}

function copiedRuns(text: string, notes: string): Span[] {
  const grams = new Set<string>();
  for (let at = 0; at + shortestRun <= notes.length; at++) grams.add(notes.slice(at, at + shortestRun));
  const runs: Span[] = [];
  for (let at = 0; at + shortestRun <= text.length; at++) {
    if (!grams.has(text.slice(at, at + shortestRun))) continue;
    const start = at;
    while (at + 1 + shortestRun <= text.length && grams.has(text.slice(at + 1, at + 1 + shortestRun))) at += 1;
    runs.push({ start, end: at + shortestRun });
    at += shortestRun - 1;
  }
  return runs.filter((run) => isLongEnough(text.slice(run.start, run.end)));
}

function isLongEnough(run: string): boolean {
  const bare = run.replace(/[\s,.!?;:]/g, '');
  const han = bare.replace(/[^\u4e00-\u9fff]/g, '').length;
  return han * 2 >= bare.length ? bare.length >= shortestRun - 2 : run.trim().length >= shortestLatinRun;
}
