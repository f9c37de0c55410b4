/**
 * A clause that is still being typed may yet become a question, a condition or a quotation: 周五一定能修好 … 吗？ Nothing is said about it before it
 * ends. What no further word can mend (an unfilled slot, words meant for colleagues) is said at once, and what the whole answer lacks only
 * when no sentence is open.
 */
import type { Finding } from '../case/draft';
import type { FindingId } from '../case/ids';
import { clauseSpan, type Prose, sentenceSpan } from './prose';

const certainAtOnce: readonly FindingId[] = ['leftover-placeholder', 'internal-text'];
const ofTheWhole: readonly FindingId[] = ['missing-part', 'over-apology', 'explains-first'];
const ended = /[。.!?;…\n]["'」』)\]]?\s*$/;
const clauseEnded = /[,。.!?;:…\n]["'」』)\]]?\s*$/;

/** `caret` is the UTF-16 offset at which the writer types; behind a finished clause, or in the middle of a text, nothing is held back. */
export function holdBack(prose: Prose, caret: number, findings: readonly Finding[]): Finding[] {
  const sentence = sentenceSpan(prose, Math.max(0, caret - 1));
  const isOpen = caret >= sentence.end && !ended.test(prose.folded.slice(0, caret));
  if (!isOpen || prose.folded.slice(caret, caret + 1).trim() !== '') return [...findings];
  const clause = clauseSpan(prose, { start: caret, end: caret });
  const isClauseOpen = !clauseEnded.test(prose.folded.slice(0, caret));
  return findings.filter(({ id, end }) => {
    if (certainAtOnce.includes(id)) return true;
    if (ofTheWhole.includes(id)) return false;
    return !isClauseOpen || end <= clause.start;
  });
}
