/** The page's panel: asks the background, and says in one word what went wrong. */
import type { PageActions } from '../../components/page/actions';
import { problemOf } from '../../lib/messaging/problem';
import type { Ask } from '../../lib/messaging/send';
import { acting } from './acting';
import { writeClipboard } from './clipboard';

interface Context {
  readonly ask: Ask;
  tabId(): Promise<number | null>;
  refresh(): void;
}

export function createPageActions({ ask, tabId, refresh }: Context): PageActions {
  const act = acting(refresh);
  return {
    load: async () => ask('page-view', { tabId: await tabId() }).catch(() => null),
    async point(what) {
      const able = await ask('teach/point', { tabId: await tabId(), what: [...what] }).catch(() => false);
      return able ? null : 'teach.cannotPoint';
    },
    undo: async () => act(ask('teach/undo', { tabId: await tabId() })),
    forget: async (what) => act(ask('teach/forget', { tabId: await tabId(), what })),
    drop: async () => act(ask('teach/drop', { tabId: await tabId() })),
    async save(name) {
      try {
        const problem = await ask('teach/save', { tabId: await tabId(), name });
        refresh();
        return problem;
      } catch (error) {
        return problemOf(error);
      }
    },
    edit: async (id) => act(ask('teach/edit', { tabId: await tabId(), id })),
    copy: writeClipboard,
  };
}
