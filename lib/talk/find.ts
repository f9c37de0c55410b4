/**
 * Finding a track by a few characters, pinyin or initials (`dcc` finds 代步车) over title, situation and text.
 * The index is built on the first search. pinyin-pro carries a dictionary of some 300 kB: import this file in the background only.
 */
import MiniSearch from 'minisearch';
import { pinyin } from 'pinyin-pro';
import type { Track } from '../packs/trackSchema';

export interface TrackFinder {
  /** Best first; an empty query gives nothing. */
  find(query: string, limit?: number): Track[];
}

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly situation: string;
  readonly text: string;
}

const han = /\p{Script=Han}+/gu;

/** Lazily indexes `tracks`; ids may repeat across languages, so entries go by their place. */
export function makeFinder(tracks: readonly Track[]): TrackFinder {
  let index: MiniSearch<Entry> | null = null;
  return {
    find(query, limit = 20) {
      if (query.trim() === '') return [];
      index ??= buildIndex(tracks);
      const hits = index.search(query, { combineWith: 'AND', prefix: true, boost: { title: 4, situation: 2 } });
      return hits.slice(0, limit).flatMap((hit) => tracks[Number(hit.id)] ?? []);
    },
  };
}

function buildIndex(tracks: readonly Track[]): MiniSearch<Entry> {
  const index = new MiniSearch<Entry>({
    fields: ['title', 'situation', 'text'],
    tokenize: indexTokens,
    searchOptions: { tokenize: queryTokens },
  });
  index.addAll(tracks.map(toEntry));
  return index;
}

function toEntry(track: Track, place: number): Entry {
  const words = track.body.replace(/\{[{%][^}]*[%}]\}/g, ' ');
  return {
    id: String(place),
    title: track.title,
    situation: track.situation,
    text: [track.aim, ...track.points, words].join('\n'),
  };
}

/** Words in Latin letters, single characters and pairs of Chinese, and for each run of Chinese its pinyin from every syllable on. */
export function indexTokens(text: string): string[] {
  const tokens = latinWords(text);
  for (const [run] of text.matchAll(han)) {
    const characters = [...run];
    characters.forEach((character, place) => {
      tokens.push(character);
      if (place > 0) tokens.push(`${characters[place - 1]}${character}`);
    });
    tokens.push(...pinyinTokens(run));
  }
  return tokens;
}

const reach = 4;

/** From each syllable on, up to four syllables: `daibuche` and `dbc`. A query is matched as a prefix of these. */
function pinyinTokens(run: string): string[] {
  const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
  return syllables.flatMap((_, place) => {
    const ahead = syllables.slice(place, place + reach);
    return [ahead.join(''), ahead.map((syllable) => syllable[0] ?? '').join('')];
  });
}

/** A query's Chinese becomes pairs (or one character); its Latin letters stay whole, to match words, pinyin and initials. */
export function queryTokens(query: string): string[] {
  const tokens = latinWords(query);
  for (const [run] of query.matchAll(han)) {
    const characters = [...run];
    if (characters.length === 1) tokens.push(run);
    for (let place = 1; place < characters.length; place++) tokens.push(`${characters[place - 1]}${characters[place]}`);
  }
  return tokens;
}

function latinWords(text: string): string[] {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).map((word) => word);
}
