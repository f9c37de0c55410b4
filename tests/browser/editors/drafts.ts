/** What a test sees of the review in a reply box: the words that are underlined, the list as a sidebar is given it, and every frame between. */
import type { Frame, Page } from '@playwright/test';
import type { DraftsView, DraftView, FixResult } from '../../../lib/case/draft';
import { openDrawer } from '../harness/chip';
import type { Place } from './chromium';
import type { Editor } from './editors';

type Answer = { readonly ok: boolean; readonly value: unknown; readonly code?: string };
type Runtime = { sendMessage(message: { name: string; request: object }): Promise<Answer> };

/** Where the box lives: the page, or the editor's own frame. */
export async function ground(page: Page, { framed }: Editor): Promise<Frame> {
  if (!framed) return page.mainFrame();
  const frame = await (await page.waitForSelector('#reply-rich')).contentFrame();
  if (!frame) throw new Error('the editor has no frame');
  return frame;
}

/** The words under every mark of the draft, in their order. */
export const underlined = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() => {
    const marks = [...CSS.highlights].flatMap(([name, mark]) =>
      name.startsWith('riteside-draft') ? ([...mark] as Range[]) : [],
    );
    marks.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b) || a.compareBoundaryPoints(Range.END_TO_END, b));
    return marks.map(String);
  });

/** Notes in every painted frame what is underlined, until asked for. */
export async function record(frame: Frame): Promise<() => Promise<string[]>> {
  await frame.evaluate(() => {
    const seen = new Set<string>();
    const look = () => {
      for (const [name, mark] of CSS.highlights) {
        if (name.startsWith('riteside-draft')) for (const range of mark as unknown as Set<Range>) seen.add(String(range));
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(window, { seenMarks: seen });
  });
  return () => frame.evaluate(() => [...(window as unknown as { seenMarks: Set<string> }).seenMarks]);
}

export interface List {
  drafts(): Promise<readonly DraftView[]>;
  quotes(): Promise<string[]>;
  fix(draft: DraftView, nth: number): Promise<FixResult>;
}

/** The list as the drawer is given it; its frame stays open beside the box. */
export async function openList({ page, extensionId }: Place): Promise<List> {
  const drawer = await openDrawer(page, extensionId);
  const ask = async (name: string, request: object) => {
    const answer = await drawer.evaluate(
      (message) => (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome.runtime.sendMessage(message),
      { name, request: { tabId: null, ...request } },
    );
    if (!answer.ok) throw new Error(`${name}: ${answer.code}`);
    return answer.value;
  };
  const drafts = async () => ((await ask('draft/view', {})) as DraftsView).drafts;
  return {
    drafts,
    quotes: async () => (await drafts()).flatMap(({ findings }) => findings.map(({ quote }) => quote)),
    async fix({ box, version, findings }, nth) {
      const found = findings[nth];
      if (!found || found.rewrite === null) throw new Error('nothing to put there');
      const { start, end, quote, rewrite } = found;
      return (await ask('draft/fix', { box, version, start, end, quote, rewrite })) as FixResult;
    },
  };
}
