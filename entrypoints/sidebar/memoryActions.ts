/** Promises, contacts, reminders and the story of a case: asked from the background, looked at again when something changed. */
import type { MemoryActions } from '../../components/notes/memoryActions';
import { problemOf } from '../../lib/messaging/problem';
import type { Ask } from '../../lib/messaging/send';
import { acting } from './acting';
import { writeClipboard } from './clipboard';

export function createMemoryActions(ask: Ask, refresh: () => void): MemoryActions {
  const act = acting(refresh);
  return {
    load: (caseId) => ask('memory/case', { caseId }).catch((error) => ({ problem: problemOf(error) })),
    async logContact(caseId, channel) {
      try {
        const kept = await ask('contact/add', { caseId, channel, text: '' });
        refresh();
        return kept;
      } catch (error) {
        return { problem: problemOf(error) };
      }
    },
    removeContact: (caseId, id) => act(ask('contact/remove', { caseId, id })),
    addPromise: (caseId, promise) => act(ask('promise/add', { caseId, ...promise })),
    decidePromise: (caseId, id, state) => act(ask('promise/decide', { caseId, id, state })),
    addReminder: (caseId, { text, dueAt }) => act(ask('reminder/add', { caseId, text, dueAt })),
    finishReminder: (caseId, id) => act(ask('reminder/done', { caseId, id })),
    snoozeReminder: (caseId, id, until) => act(ask('reminder/snooze', { caseId, id, until })),
    deleteNote: (caseId, noteId) => act(ask('note/delete', { caseId, noteId })),
    restoreNote: (caseId, noteId) => act(ask('note/restore', { caseId, noteId })),
    lossSeen: () => act(ask('store/loss-seen', {})),
    copy: writeClipboard,
  };
}
