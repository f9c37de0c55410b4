/** What the background says unasked: to the content script of one tab, and to all faces. Small: the content script checks these by hand. */
import type { BoxDraft, DraftPlace, FixResult } from '../case/draft';
import type { ChipView, DrawerShape, InsertResult, PageSheet, PickStep, PickWords, ReplyBoxView, SeenBefore } from '../case/view';

/** To a content script, with what it answers. */
export interface PagePushes {
  'page:chip': { request: { chip: ChipView }; reply: null };
  'page:show-evidence': { request: { source: string; start: number | null; end: number | null }; reply: boolean };
  'page:insert': { request: { caseId: string; text: string; box: ReplyBoxView | null }; reply: InsertResult };
  'page:reply-box': { request: Record<string, never>; reply: ReplyBoxView | null };
  /** The texts of all reply boxes: the background has forgotten them, or never knew. */
  'page:drafts': { request: Record<string, never>; reply: readonly BoxDraft[] };
  /** Review all drafts again: something that the review hangs on has changed. */
  'page:review-again': { request: Record<string, never>; reply: null };
  'page:show-draft': { request: DraftPlace; reply: boolean };
  'page:fix': { request: DraftPlace & { quote: string; rewrite: string }; reply: FixResult };
  /** A word beside the chip: a promise has gone out, and the sidebar asks about it. Null takes it away. */
  'page:question': { request: { ask: { text: string; label: string } | null }; reply: null };
  'page:toggle-drawer': { request: Record<string, never>; reply: null };
  'page:drawer-side': { request: Pick<DrawerShape, 'side'>; reply: null };
  'page:close-drawer': { request: Record<string, never>; reply: null };
  /** RiteSide was switched off for this site. */
  'page:stop': { request: Record<string, never>; reply: null };
  /** The doctor's sheet of this page; null where its script is not there (page reloading). */
  'page:sheet': { request: { seen: SeenBefore }; reply: PageSheet | null };
  /** The advisor points at these things now. */
  'page:teach': { request: { steps: readonly PickStep[]; words: PickWords }; reply: boolean };
  /** Other adapters from now on: one was taught, changed or taken away. */
  'page:adapters': { request: { adapters: readonly unknown[] }; reply: null };
  /** The advisor wants badges on lists, called so, or none (null). */
  'page:badges': { request: { label: string | null }; reply: null };
  /** Read again: a face was opened, or a setting that reading depends on has changed. */
  'page:read-again': { request: Record<string, never>; reply: null };
}
export type PagePushName = keyof PagePushes;

export type PagePushHandlers = {
  [Name in PagePushName]: (
    request: PagePushes[Name]['request'],
  ) => Promise<PagePushes[Name]['reply']> | PagePushes[Name]['reply'];
};

/** To every face: something about a case or a tab has changed; look again. */
export interface FacePush {
  readonly push: 'face:changed';
  readonly caseId: string | null;
  readonly tabId: number | null;
}
/** To every face: what is being written on that tab has changed, and nothing else. It names no words: whoever may see them asks. */
export interface DraftPush {
  readonly push: 'face:draft';
  readonly tabId: number;
}

export const isFacePush = (message: unknown): message is FacePush => pushOf(message) === 'face:changed';
export const isDraftPush = (message: unknown): message is DraftPush => pushOf(message) === 'face:draft';

function pushOf(message: unknown): unknown {
  return typeof message === 'object' && message !== null ? (message as { push?: unknown }).push : undefined;
}

/** The push in a message of the background, or null. `sender.tab` is set for everything that is not the background. */
export function pagePushOf(
  message: unknown,
  sender: { id?: string; tab?: unknown },
  ownId: string,
): { push: PagePushName; request: never } | null {
  if (sender.id !== ownId || sender.tab !== undefined) return null;
  if (typeof message !== 'object' || message === null) return null;
  const { push, request } = message as { push?: unknown; request?: unknown };
  if (typeof push !== 'string' || !push.startsWith('page:') || typeof request !== 'object' || request === null) return null;
  return { push: push as PagePushName, request: request as never };
}
