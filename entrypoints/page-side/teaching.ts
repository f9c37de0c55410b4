/** The doctor's sheet and teaching by pointing, where their script has been put beside ours; without it there is none. */
import type { PageSheet, PickStep, PickWords, SeenBefore } from '../../lib/case/view';
import type { Ask } from '../../lib/messaging/send';
import { urlOf } from '../../lib/page/dom';
import type { Drawer } from '../../lib/page/host/drawer';
import { offeredPart } from '../../lib/page/parts';
import type { Look } from './look';

interface TeachingOptions {
  readonly doc: Document;
  readonly ask: Ask;
  readonly add: (element: HTMLElement) => void;
  readonly drawer: Drawer;
  readonly look: Look;
  readonly signal: AbortSignal;
}

export interface Teaching {
  sheet(seen: SeenBefore): PageSheet | null;
  /** False when there is nothing to point with. A pointing that is under way gives way to this one. */
  point(steps: readonly PickStep[], words: PickWords): boolean;
}

export function createTeaching({ doc, ask, add, drawer, look, signal }: TeachingOptions): Teaching {
  let pointing = new AbortController();
  return {
    sheet: (seen) => offeredPart('teach')?.sheetOf({ ...look.inFront(), seen }) ?? null,
    point(steps, words) {
      const part = offeredPart('teach');
      if (!part) return false;
      pointing.abort();
      pointing = new AbortController();
      drawer.veil(true);
      part.startPicking({
        doc,
        add,
        steps,
        words,
        name: nameInFront(look),
        item: taughtItem(look),
        // Background gone: nothing was learned, and the sidebar says so.
        onLesson: (lesson) => void ask('page/taught', { url: urlOf(doc), lesson }).catch(() => {}),
        onEnd: () => {
          drawer.veil(false);
          void ask('page/teach-ended', {}).catch(() => {}); // see above
        },
        signal: AbortSignal.any([signal, pointing.signal]),
      });
      return true;
    },
  };
}

/** Of what was taught only: the rules of another adapter know their own internal notes. */
function taughtItem(look: Look): string | null {
  const { picked } = look.inFront();
  const taught = picked?.adapter.taught ? picked : picked?.over;
  return taught?.page.messages?.item ?? null;
}

function nameInFront(look: Look) {
  const { reading } = look.inFront();
  const element = reading?.nodeOf('customer.name');
  const shown = reading?.reading.customer?.name;
  return element && typeof shown === 'string' ? { shown, element } : null;
}
