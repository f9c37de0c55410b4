/** A track and the advisor's answers → the text to copy or insert. */
import type { TrackPart, TrackView } from '../../lib/case/view';

/** By slot: what the advisor filled in. */
export type Answers = Readonly<Record<string, string>>;

type Slot = Extract<TrackPart, { slot: string }>;

const slotsOf = ({ subject, parts }: TrackView): Slot[] =>
  [...(subject ?? []), ...parts].filter((part): part is Slot => 'slot' in part);

/** Labels of the slots that still have no answer, each once. */
export function emptySlots(track: TrackView, answers: Answers): string[] {
  return [...new Set(slotsOf(track).flatMap(({ slot, label }) => (answers[slot]?.trim() ? [] : [label])))];
}

/** Only the answers that stand in this track. */
export function answersIn(track: TrackView, answers: Answers): Answers {
  return Object.fromEntries(slotsOf(track).flatMap(({ slot }) => (answers[slot]?.trim() ? [[slot, answers[slot]]] : [])));
}

export function filled(parts: readonly TrackPart[], answers: Answers): string {
  return parts.map((part) => ('text' in part ? part.text : (answers[part.slot] ?? '').trim())).join('');
}

/** A copied email brings its subject as the first line; a reply box has no place for one. */
export function wordsFor(track: TrackView, answers: Answers, how: 'copy' | 'insert'): string {
  const body = filled(track.parts, answers);
  if (how === 'insert' || track.subject === null) return body;
  return `${track.language === 'en' ? 'Subject: ' : '主题：'}${filled(track.subject, answers)}\n\n${body}`;
}

/** A script for the phone does not belong into a reply box. */
export const isWritten = ({ channel }: TrackView) => channel === 'message' || channel === 'email';

/** The text in one line, for a list. */
export function firstWords({ parts }: TrackView): string {
  return parts
    .map((part) => ('text' in part ? part.text : `【${part.label}】`))
    .join('')
    .replace(/^\d+:\d\d.*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
}
