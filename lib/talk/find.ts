/**
 * Finding a track by a few characters, pinyin or initials over title, situation and text. Every word of a query must be found.
 * The index is built on the first search. pinyin-pro carries a dictionary of some 300 kB: import this file in the background only.
 */
import MiniSearch from 'minisearch';
import type { Track } from '../packs/trackSchema';
import { slotLabel } from './slotIds';
import { type Spelling, spell } from './spelling';

export interface TrackFinder {
  /** Best first; an empty query gives nothing. */
  find(query: string, limit?: number): Track[];
  /** Builds the index now instead of with the first query. */
  prepare(): void;
}

interface Entry {
  readonly id: number;
  readonly title: string;
  readonly situation: string;
  readonly text: string;
}

interface Index {
  readonly words: MiniSearch<Entry>;
  readonly titles: readonly Spelling[];
  readonly texts: readonly Spelling[];
}

type Scores = Map<number, number>;

/** The same thing under other names: whoever types `dcc` (代乘车) or 备用车 means 代步车 too. */
const otherNames: readonly (readonly string[])[] = [
  ['代步车', '代乘车', '备用车', '替换车', 'loaner car', 'courtesy car'],
  ['配件', '零件', '备件', 'spare part'],
  ['投诉', '举报', 'complaint'],
  ['退车', '退款', '换车', 'refund'],
  ['不说话', '沉默', '安静', 'silent'],
];

const boost = { title: 4, situation: 3, text: 1 } as const;
const spelledInTitle = 8;
const spelledInText = 2;

/** Finds among `tracks`, in the order of their places; ids may repeat across languages. */
export function makeFinder(tracks: readonly Track[]): TrackFinder {
  let index: Index | null = null;
  return {
    prepare() {
      index ??= buildIndex(tracks);
    },
    find(query, limit = 20) {
      const words = wordsOf(query.toLowerCase());
      if (words.length === 0) return [];
      index ??= buildIndex(tracks);
      const found = words.map((word) => searchWord(index as Index, word)).reduce(both);
      const best = [...found].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b).slice(0, limit);
      return best.flatMap(([place]) => tracks[place] ?? []);
    },
  };
}

function buildIndex(tracks: readonly Track[]): Index {
  const entries = tracks.map(toEntry);
  const words = new MiniSearch<Entry>({ fields: ['title', 'situation', 'text'], tokenize, processTerm: (term) => term });
  words.addAll(entries);
  return {
    words,
    titles: entries.map(({ title }) => spell(title)),
    texts: entries.map(({ text }) => spell(text)),
  };
}

function toEntry(track: Track, id: number): Entry {
  const words = track.body
    .replace(/\{%[^%]*%\}/g, ' ')
    .replace(/\{\{\s*([\w.]+)[^}]*\}\}/g, (_output, name: string) => slotLabel(name, track.language));
  const text = [track.aim, ...track.points, words].join('\n');
  const others = otherNames.filter((names) => names.some((name) => text.includes(name) || track.title.includes(name))).flat();
  return { id, title: track.title, situation: track.situation, text: `${text}\n${others.join('\n')}` };
}

function searchWord({ words, titles, texts }: Index, word: string): Scores {
  const scores: Scores = new Map();
  for (const { id, score } of words.search(word, { combineWith: 'AND', prefix: true, boost })) scores.set(Number(id), score);
  if (!/^[a-z]+$/.test(word)) return scores;
  texts.forEach((text, place) => {
    const points = titles[place]?.holds(word) ? spelledInTitle : text.holds(word) ? spelledInText : 0;
    if (points > 0) scores.set(place, (scores.get(place) ?? 0) + points);
  });
  return scores;
}

function both(a: Scores, b: Scores): Scores {
  return new Map([...a].flatMap(([place, score]) => (b.has(place) ? [[place, score + (b.get(place) ?? 0)] as const] : [])));
}

/** Runs of Chinese and words in Latin letters or digits, each to be found on its own. */
function wordsOf(text: string): string[] {
  return text.match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? [];
}

/** Latin words whole, Chinese as pairs; a last character stands alone, so that one character finds the pairs it begins. */
function tokenize(text: string): string[] {
  return wordsOf(text.toLowerCase()).flatMap((word) => {
    if (/^[a-z0-9]/.test(word)) return [word];
    const characters = [...word];
    const pairs = characters.map((character, place) => `${character}${characters[place + 1] ?? ''}`);
    return pairs;
  });
}
