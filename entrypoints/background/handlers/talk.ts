/** Puts a track into the page's reply box, and remembers what was said to whom. */

import type { talkMessages } from '../../../lib/messaging/catalogue/talk';
import { type HandlersFor, Refuse } from '../../../lib/messaging/serve';
import { shippedTracks } from '../../../lib/packs/tracks';
import { changeSettings, readSettings } from '../../../lib/storage/settings';
import { keepUse } from '../../../lib/storage/uses';
import { profileFieldOf } from '../../../lib/talk/profile';
import { tellFaces, tellPage } from '../speak';
import { withStore } from '../store';
import { checkCase, nowUtc, tabOf } from './asker';

async function recordUse(caseId: string, trackId: string, how: 'copy' | 'insert'): Promise<void> {
  const track = [...shippedTracks('zh-CN'), ...shippedTracks('en')].find((each) => each.id === trackId);
  if (!track) throw new Refuse('malformed', 'no such talk track');
  const { situation, channel } = track;
  await withStore((store) => keepUse(store, { caseId, trackId, situation, channel, how, at: nowUtc() }));
}

/** Only slots of the advisor's profile are kept; what belongs to one case is not. */
async function learn(answers: Readonly<Record<string, string>>): Promise<void> {
  const known = Object.entries(answers).flatMap(([slot, value]) => {
    const field = profileFieldOf(slot);
    return field && value.trim() ? [[field, value.trim()] as const] : [];
  });
  if (known.length === 0) return;
  const { advisor } = await withStore(readSettings);
  await withStore((store) => changeSettings(store, { advisor: { ...advisor, ...Object.fromEntries(known) } }, nowUtc()));
  await tellFaces(null, null);
}

export const talkHandlers: HandlersFor<keyof typeof talkMessages> = {
  async 'talk/insert'({ tabId, caseId, trackId, text }, asker) {
    await checkCase(asker, caseId);
    const result = await tellPage(tabOf(asker, tabId), 'page:insert', { text });
    if (result.how === 'inserted') await recordUse(caseId, trackId, 'insert').catch(() => {}); // the text stands already
    return result;
  },
  async 'talk/learn'({ answers }) {
    await learn(answers);
    return null;
  },
  async 'talk/copied'({ caseId, trackId }) {
    await recordUse(caseId, trackId, 'copy');
    return null;
  },
};
