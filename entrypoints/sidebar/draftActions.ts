/** What the draft part's buttons do. A fix writes into the page: like an insert it waits until the sidebar is truly visible. */
import type { DraftActions } from '../../components/draft/draftActions';
import type { WordKey } from '../../components/ui/words';
import type { DraftFinding, DraftView, FixResult } from '../../lib/case/draft';
import { problemOf } from '../../lib/messaging/problem';
import { createGuard, type TalkContext } from './talkActions';

const outcomes: Record<FixResult['how'], WordKey> = {
  fixed: 'draft.fixed',
  changed: 'draft.changed',
  refused: 'draft.refused',
  'no-box': 'draft.noBox',
};

export function createDraftActions({ ask, door }: Pick<TalkContext, 'ask' | 'door'>): DraftActions {
  const guard = createGuard(door);
  const placeOf = ({ box, version }: DraftView, { start, end }: DraftFinding) => ({ box, version, start, end });
  return {
    async fix(draft, finding) {
      const { quote, rewrite, key } = finding;
      if (rewrite === null) return 'draft.refused';
      const refused = await guard(`insert ${key}`);
      if (refused) return refused === 'insertAgain' ? 'draft.again' : refused;
      try {
        const tabId = await door.tabId();
        return outcomes[(await ask('draft/fix', { tabId, ...placeOf(draft, finding), quote, rewrite })).how];
      } catch (error) {
        return problemOf(error);
      }
    },
    async show(draft, finding) {
      const found = await ask('draft/show', { tabId: await door.tabId(), ...placeOf(draft, finding) }).catch(() => false);
      return found ? null : 'draft.gone';
    },
    async ignoreOnce({ key }) {
      await ask('draft/ignore-once', { tabId: await door.tabId(), key }).catch(() => {}); // it stays in the list
    },
    async ignoreAlways({ id: finding, quote }) {
      await ask('draft/ignore-always', { tabId: await door.tabId(), finding, quote }).catch(() => {}); // it stays in the list
    },
    async heedAgain(words) {
      await ask('draft/heed-again', { tabId: await door.tabId(), ...words }).catch(() => {}); // it stays in the list
    },
    async switchReview(on) {
      await ask('draft/site', { tabId: await door.tabId(), on }).catch(() => {}); // the button still says how it is
    },
    async answerPromise(key, keep) {
      try {
        await ask('draft/answer', { tabId: await door.tabId(), key, keep });
        return null;
      } catch (error) {
        return problemOf(error);
      }
    },
  };
}
