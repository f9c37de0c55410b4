/** What the memory part of a sidebar may do; a problem comes back as one word for the advisor. */
import type { Channel } from '../../lib/case/ids';
import type { CaseMemory } from '../../lib/case/memory';
import type { PromiseState } from '../../lib/case/record';
import type { WordKey } from '../ui/words';

export type Problem = WordKey | null;

export interface MemoryActions {
  load(caseId: string): Promise<CaseMemory | { readonly problem: WordKey }>;
  /** Gives the id to take it back with. */
  logContact(caseId: string, channel: Channel): Promise<{ readonly id: string } | { readonly problem: WordKey }>;
  removeContact(caseId: string, id: string): Promise<Problem>;
  addPromise(caseId: string, promise: { text: string; who: string | null; dueAt: string }): Promise<Problem>;
  decidePromise(caseId: string, id: string, state: PromiseState): Promise<Problem>;
  addReminder(caseId: string, reminder: { text: string; dueAt: string }): Promise<Problem>;
  finishReminder(caseId: string, id: string): Promise<Problem>;
  snoozeReminder(caseId: string, id: string, until: string): Promise<Problem>;
  deleteNote(caseId: string, noteId: string): Promise<Problem>;
  restoreNote(caseId: string, noteId: string): Promise<Problem>;
  lossSeen(): Promise<Problem>;
  copy(text: string): Promise<boolean>;
}
