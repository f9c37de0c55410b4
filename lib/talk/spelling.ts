/** How Chinese text is typed without typing Chinese: full pinyin from any syllable on (`daibuche`), or its initials (`dbc`). */
import { pinyin } from 'pinyin-pro';

export interface Spelling {
  /** Does the text hold these letters, read from the beginning of a syllable? */
  holds(letters: string): boolean;
}

const han = /\p{Script=Han}+/gu;
const runEnd = ' ';

/** Spells every run of Chinese once; a search is then a plain `indexOf`. */
export function spell(text: string): Spelling {
  let full = '';
  let initials = '';
  const begins = new Set<number>();
  for (const [run] of text.matchAll(han)) {
    for (const syllable of pinyin(run, { toneType: 'none', type: 'array', v: true })) {
      begins.add(full.length);
      full += syllable;
      initials += syllable.charAt(0);
    }
    full += runEnd;
    initials += runEnd;
  }
  return { holds: (letters) => (letters.length > 1 && initials.includes(letters)) || holdsFrom(full, letters, begins) };
}

function holdsFrom(full: string, letters: string, begins: ReadonlySet<number>): boolean {
  for (let at = full.indexOf(letters); at >= 0; at = full.indexOf(letters, at + 1)) if (begins.has(at)) return true;
  return false;
}
