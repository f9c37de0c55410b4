/**
 * The talk tracks as this advisor has them: shipped, with own words in their place, favourites and counts beside them.
 * Read once and kept until the store says that something of it has changed.
 */
import type { Language } from '../../lib/case/ids';
import type { OwnTrack } from '../../lib/case/record';
import type { TrackTally } from '../../lib/case/view';
import type { Track } from '../../lib/packs/trackSchema';
import { shippedTracks } from '../../lib/packs/tracks';
import type { Store } from '../../lib/storage/database';
import { listTracks } from '../../lib/storage/ownTracks';
import { readSettings } from '../../lib/storage/settings';
import { tallyUses } from '../../lib/storage/uses';
import type { TrackFinder } from '../../lib/talk/find';
import { mergeOwn, type Playbook } from '../../lib/talk/own';
import { withStore } from './store';

export interface Shelf {
  readonly own: readonly OwnTrack[];
  readonly favourites: ReadonlySet<string>;
  readonly tally: ReadonlyMap<string, TrackTally>;
  readonly playbook: Readonly<Record<Language, Playbook>>;
  /** Gets ready to find in a language: the advisor has gone to the find box. */
  prepare(language: Language): Promise<void>;
  /** Best first, in `language`; words of the other language find their track too. */
  find(query: string, language: Language): Promise<Track[]>;
}

let kept: { readonly store: Store; readonly shelf: Promise<Shelf> } | null = null;

export function readShelf(): Promise<Shelf> {
  return withStore((store) => {
    if (kept?.store === store) return kept.shelf;
    const shelf = load(store);
    kept = { store, shelf };
    shelf.catch(() => forget()); // whoever asked sees the failure; the next one asks again
    if (watched !== store) watch(store);
    return shelf;
  });
}

let watched: Store | null = null;

function watch(store: Store): void {
  watched = store;
  store.watch(({ stores }) => {
    if (stores.some((name) => name === 'tracks' || name === 'uses' || name === 'settings')) forget();
  });
}

function forget(): void {
  kept = null;
}

async function load(store: Store): Promise<Shelf> {
  const [own, settings, tally] = await Promise.all([listTracks(store), readSettings(store), tallyUses(store)]);
  return makeShelf(own, settings.favouriteTracks, tally);
}

/** So many of one language fill the list. */
const enough = 8;

/** What there is where the store cannot be read: the shipped tracks. */
export const bareShelf = () => makeShelf([], [], new Map());

function makeShelf(own: readonly OwnTrack[], favourites: readonly string[], tally: Shelf['tally']): Shelf {
  const playbook = { 'zh-CN': mergeOwn(shippedTracks('zh-CN'), own, 'zh-CN'), en: mergeOwn(shippedTracks('en'), own, 'en') };
  const finderIn = (language: Language) => finderOf(playbook[language].tracks);
  return {
    own,
    favourites: new Set(favourites),
    tally,
    playbook,
    prepare: async (language) => (await finderIn(language)).prepare(),
    async find(query, language) {
      const found = (await finderIn(language)).find(query);
      // The index of the other language is built only when it is needed: it costs as much again.
      const more = found.length < enough ? (await finderIn(language === 'en' ? 'zh-CN' : 'en')).find(query) : [];
      const ids = [...found, ...more].map(({ id }) => id);
      return tracksById(playbook[language].tracks, [...new Set(ids)]);
    },
  };
}

/** An index costs 50 to 200 ms and outlives a change of counts: kept as long as the tracks are the same. */
const indexes: { readonly tracks: readonly Track[]; readonly finder: TrackFinder }[] = [];

/** What finding needs is evaluated with the first search: a dictionary of pinyin would cost every start of the background 10 ms. */
async function finderOf(tracks: readonly Track[]): Promise<TrackFinder> {
  const { makeFinder } = await import('../../lib/talk/find');
  const known = indexes.find((index) => sameTracks(index.tracks, tracks));
  if (known) return known.finder;
  const finder = makeFinder(tracks);
  indexes.unshift({ tracks, finder });
  indexes.length = Math.min(indexes.length, 2); // one a language
  return finder;
}

function sameTracks(a: readonly Track[], b: readonly Track[]): boolean {
  return a.length === b.length && a.every((track, index) => track.title === b[index]?.title && track.body === b[index]?.body);
}

export function tracksById(tracks: readonly Track[], ids: readonly string[]): Track[] {
  return ids.flatMap((id) => tracks.find((track) => track.id === id) ?? []);
}
