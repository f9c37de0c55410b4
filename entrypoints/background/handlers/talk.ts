/** Talk tracks: put into the page's reply box, found, kept at hand; what was said to whom is remembered. */
import type { SituationId } from '../../../lib/case/ids';
import type { FoundTracks } from '../../../lib/case/ownWords';
import type { CaseRecord, Settings } from '../../../lib/case/record';
import type { TrackView } from '../../../lib/case/view';
import type { talkMessages } from '../../../lib/messaging/catalogue/talk';
import { type HandlersFor, Refuse } from '../../../lib/messaging/serve';
import type { Track } from '../../../lib/packs/trackSchema';
import { listCases, readCase } from '../../../lib/storage/cases';
import { changeSettings, readSettings } from '../../../lib/storage/settings';
import { keepUse } from '../../../lib/storage/uses';
import { companyScope, companySituations } from '../../../lib/talk/company';
import { profileFieldOf, toTalkProfile } from '../../../lib/talk/profile';
import { makeProfileSlots } from '../../../lib/talk/profileSlots';
import { localNow } from '../../page-side/localNow';
import { languageOf } from '../language';
import { type TalkCase, viewOf } from '../mind';
import { tellFaces, tellPage } from '../speak';
import { withStore } from '../store';
import { readTalkCase } from '../talkCase';
import { readShelf, tracksById } from '../tracks';
import { checkCase, nowUtc, tabOf } from './asker';
import { ownWordHandlers } from './ownWords';

async function recordUse(caseId: string, trackId: string, how: 'copy' | 'insert'): Promise<void> {
  const { playbook } = await readShelf();
  const track = [...playbook['zh-CN'].tracks, ...playbook.en.tracks].find((each) => each.id === trackId);
  if (!track) throw new Refuse('malformed', 'no such talk track');
  const { situation, channel } = track;
  if (isCompany(situation)) return; // said to colleagues: no word to this customer
  await withStore((store) => keepUse(store, { caseId, trackId, situation, channel, how, at: nowUtc() }));
}

/** Only slots of the advisor's profile are kept; what belongs to one case is not. */
async function learn(answers: Readonly<Record<string, string>>): Promise<void> {
  const known = Object.entries(answers).flatMap(([slot, value]) => {
    const field = profileFieldOf(slot);
    return field && value.trim() ? [[field, value.trim()] as const] : [];
  });
  if (known.length === 0) return;
  const add = ({ advisor }: Settings) => ({ advisor: { ...advisor, ...Object.fromEntries(known) } });
  await withStore((store) => changeSettings(store, add, nowUtc()));
  await tellFaces(null, null);
}

const hitsShown = 12;
const atHandShown = 8;

async function find(caseId: string, query: string): Promise<FoundTracks> {
  const talk = await readTalkCase(caseId);
  const { shelf, spoken } = talk;
  const { tracks } = shelf.playbook[spoken];
  const hits = (query.trim() === '' ? tracksById(tracks, atHand(talk)) : await shelf.find(query, spoken)).slice(0, hitsShown);
  const ids = new Set(hits.map(({ id }) => id));
  const situations = new Set(hits.map(({ situation }) => situation));
  const siblings = tracks.filter(({ id, situation }) => situations.has(situation) && !ids.has(id));
  const scope = [...situations].some(isCompany) ? companyScope(await openCases(), { now: localNow(), language: spoken }) : {};
  const filled = { ...talk, slots: { ...talk.slots, ...scope } };
  const whys = new Map(talk.ranked.map(({ track, why }) => [track.id, why]));
  const view = (track: Track) => viewOf(track, filled, { why: whys.get(track.id) ?? track.aim }) ?? [];
  return { hits: hits.flatMap(view), siblings: siblings.flatMap(view) };
}

async function prepareToFind(caseId: string): Promise<void> {
  const { shelf, spoken } = await readTalkCase(caseId);
  await shelf.prepare(spoken);
}

/** Favourites, then what was used last. */
function atHand({ shelf }: TalkCase): string[] {
  const lastUsed = [...shelf.tally].sort(([, a], [, b]) => ((a.lastAt ?? '') < (b.lastAt ?? '') ? 1 : -1)).map(([id]) => id);
  return [...new Set([...shelf.favourites, ...lastUsed.slice(0, atHandShown)])];
}

async function openCases(): Promise<CaseRecord[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listCases>> = await withStore((store) =>
      listCases(store, { order: 'risk', after, limit: 200 }),
    );
    ids.push(...page.cases.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  const records = await Promise.all(ids.map((id) => withStore((store) => readCase(store, id))));
  return records.filter((record) => record !== null);
}

const isCompany = (situation: SituationId) => companySituations.some((known) => known === situation);

/** In the advisor's language, whatever the customer speaks: colleagues read it. */
async function company(): Promise<TrackView[]> {
  const [settings, shelf, records] = await Promise.all([withStore(readSettings), readShelf(), openCases()]);
  const spoken = languageOf(settings);
  const known = makeProfileSlots(toTalkProfile(settings.advisor), spoken);
  const slots = { ...known, ...companyScope(records, { now: localNow(), language: spoken }) };
  const tracks = companySituations.flatMap((id) => shelf.playbook[spoken].tracks.filter(({ situation }) => situation === id));
  return tracks.flatMap((track) => viewOf(track, { spoken, slots, shelf }, { why: track.aim }) ?? []);
}

async function setFavourite(trackId: string, on: boolean): Promise<void> {
  const change = ({ favouriteTracks }: Settings) => {
    const others = favouriteTracks.filter((id) => id !== trackId);
    return { favouriteTracks: on ? [trackId, ...others] : others };
  };
  await withStore((store) => changeSettings(store, change, nowUtc()));
  await tellFaces(null, null);
}

export const talkHandlers: HandlersFor<keyof typeof talkMessages> = {
  async 'talk/insert'({ tabId, caseId, trackId, text, box }, asker) {
    await checkCase(asker, caseId);
    const result = await tellPage(tabOf(asker, tabId), 'page:insert', { caseId, text, box });
    if (result.how === 'inserted') await recordUse(caseId, trackId, 'insert').catch(() => {}); // the text stands already
    return result;
  },
  async 'talk/learn'({ answers }) {
    await learn(answers);
    return null;
  },
  async 'talk/copied'({ caseId, trackId }, asker) {
    await checkCase(asker, caseId);
    await recordUse(caseId, trackId, 'copy');
    return null;
  },
  async 'talk/find'({ caseId, query }, asker) {
    await checkCase(asker, caseId);
    const found = await find(caseId, query);
    if (query === '') setTimeout(() => void prepareToFind(caseId).catch(() => {}), 0); // after this answer has gone; a case that is gone needs none
    return found;
  },
  async 'talk/favourite'({ trackId, on }) {
    await setFavourite(trackId, on);
    return null;
  },
  'talk/company': () => company(),
  ...ownWordHandlers,
};
