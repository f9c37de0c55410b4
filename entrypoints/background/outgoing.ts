/**
 * Was what the advisor wrote sent? A draft is known again in the page's history by the fingerprints of its sentences; a promise in it
 * is then asked about once: keep it in the ledger? Until then nothing of the draft is kept but these fingerprints, for the session.
 */
import type { BoxDraft, PromiseQuestion } from '../../lib/case/draft';
import type { Language } from '../../lib/case/ids';
import type { CaseReading } from '../../lib/case/reading';
import { emptyHistory } from '../../lib/case/record';
import { fold } from '../../lib/text/fold';
import { draftCase } from './drafts';
import { hash } from './hash';
import { judge } from './mind';
import { tellFacesOfDraft, tellPage } from './speak';
import { changeTab, readTab, type TabState } from './tabs';

/** So much of a draft must stand in a message: page and mail system may change a line of it. */
const mostOfIt = 0.8;
/** A pause in typing; a text that is submitted is noted at once. */
const notePauseMs = 400;
/** Shorter pieces ("好的。") stand in many messages. */
const shortestSentence = 4;
const mostSentences = 200;

/** A full stop also ends a sentence where a quote's headline was written right behind it. */
const sentenceEnd = /[。！？!?；;\n]+|\.(?=\s|$|[A-Z])/;

interface Sentence {
  readonly said: string;
  /** To know it by: other white space or signs of full width make no other sentence. */
  readonly mark: string;
}

function sentencesOf(text: string): Sentence[] {
  return text
    .split(sentenceEnd)
    .map((said) => ({ said: said.trim(), mark: fold(said).replace(/[\s\u200b]+/g, '') }))
    .filter(({ mark }) => mark.length >= shortestSentence)
    .slice(0, mostSentences)
    .map(({ said, mark }) => ({ said, mark: hash(mark) }));
}

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout>;
  readonly text: string;
}
const notes = new Map<number, Waiting>();

/** Remembers what is being written; a box that was emptied keeps what was in it, for that is what sending does. */
export function noteOutgoing(tabId: number, draft: BoxDraft): void {
  if (draft.internal || draft.text.trim() === '') return;
  clearTimeout(notes.get(tabId)?.timer);
  const timer = setTimeout(() => void noteNow(tabId).catch(() => {}), notePauseMs); // only a question is lost
  notes.set(tabId, { timer, text: draft.text });
}

/** What still waits for a pause in typing. */
async function noteNow(tabId: number): Promise<void> {
  const waiting = notes.get(tabId);
  if (!waiting) return;
  clearTimeout(waiting.timer);
  notes.delete(tabId);
  await keepOutgoing(tabId, waiting.text, false);
}

export async function noteSubmitted(tabId: number, draft: BoxDraft): Promise<void> {
  clearTimeout(notes.get(tabId)?.timer);
  notes.delete(tabId);
  if (!draft.internal && draft.text.trim() !== '') await keepOutgoing(tabId, draft.text, true);
}

async function keepOutgoing(tabId: number, text: string, isSubmitted: boolean): Promise<void> {
  const { caseId, reading } = await draftCase(tabId);
  if (caseId === null) return;
  const submitted = isSubmitted && reading ? promiseIn(reading, text) : null;
  await changeTab(tabId, () => ({ outgoing: { caseId, sentences: sentencesOf(text).map(({ mark }) => mark), submitted } }));
}

/** What the case would hold if this had just been said. */
function promiseIn(reading: CaseReading, text: string): PromiseQuestion | null {
  const said = { at: reading.now, from: 'staff' as const, text };
  return questionOf({ ...reading, messages: [...reading.messages, said] }, reading.messages.length);
}

/** Of the message only what was in the draft: its quote of the customer promises nothing. */
function promiseSent(reading: CaseReading, index: number, sentences: readonly string[]): PromiseQuestion | null {
  const own = (text: string) =>
    sentencesOf(text)
      .filter(({ mark }) => sentences.includes(mark))
      .map(({ said }) => said)
      .join('\n');
  const messages = reading.messages.map((message, at) => (at === index ? { ...message, text: own(message.text) } : message));
  return questionOf({ ...reading, messages }, index);
}

function questionOf(reading: CaseReading, index: number): PromiseQuestion | null {
  const { promises } = judge(reading, emptyHistory, []);
  const found = promises.find(({ source, state }) => source === `messages.${index}` && state === 'open');
  if (!found) return null;
  const text = reading.messages[index]?.text ?? '';
  const sentence = text.split(sentenceEnd).find((each) => each.includes(found.text)) ?? found.text;
  return { key: hash(`${sentence} ${found.dueAt}`), text: sentence.trim().slice(0, 500), dueAt: found.dueAt };
}

interface Seen {
  readonly reading: CaseReading;
  readonly language: Language;
}

/** A page has been read: if it shows what was being written, it was sent. */
export async function lookForSent(tabId: number, { reading, language }: Seen): Promise<void> {
  await noteNow(tabId);
  const { outgoing } = await readTab(tabId);
  if (outgoing?.caseId === reading.id) {
    const { messages } = reading;
    const index = messages.findIndex(({ from, text }) => from !== 'customer' && isOf(text, outgoing.sentences));
    const isShown = messages.length > 0 || outgoing.submitted === null;
    if (index < 0 && isShown) return;
    const question = index < 0 ? outgoing.submitted : promiseSent(reading, index, outgoing.sentences);
    await changeTab(tabId, (now) => ({ outgoing: null, ...asking(now, question, reading.id) }));
  }
  if ((await readTab(tabId)).question) await showQuestion(tabId, language);
}

function asking(now: TabState, question: PromiseQuestion | null, caseId: string): Partial<TabState> {
  if (!question || now.asked.includes(question.key)) return {};
  return { question: { ...question, caseId }, asked: [...now.asked, question.key] };
}

function isOf(text: string, sentences: readonly string[]): boolean {
  if (sentences.length === 0) return false;
  const said = new Set(sentencesOf(text).map(({ mark }) => mark));
  return sentences.filter((sentence) => said.has(sentence)).length >= sentences.length * mostOfIt;
}

/** Beside the chip, for as long as the question waits and its case is on the tab. */
export async function showQuestion(tabId: number, language: Language): Promise<void> {
  const { question, caseId } = await readTab(tabId);
  const isDue = question !== null && question.caseId === caseId;
  const ask =
    language === 'en'
      ? { text: 'Keep the promise?', label: 'A promise has gone out: keep it in the ledger? Opens the sidebar' }
      : { text: '记下承诺？', label: '刚发出一句承诺：要记入台账吗？打开侧栏' };
  await tellPage(tabId, 'page:question', { ask: isDue ? ask : null }).catch(() => null); // that page is going
  await tellFacesOfDraft(tabId);
}
