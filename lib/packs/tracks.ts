/** The shipped talk tracks, read from ./zh-CN/tracks and ./en/tracks at build time (vite and vitest only: `import.meta.glob`). */
import type { Language } from '../case/ids';
import { parseTrackFile, type Track } from './trackSchema';

const files = import.meta.glob<string>('./*/tracks/*.md', { query: '?raw', import: 'default', eager: true });

/** A shipped file that cannot be read is our own broken assumption: it throws, naming file and line. */
function readAll(): Readonly<Record<Language, readonly Track[]>> {
  const all: Record<Language, Track[]> = { 'zh-CN': [], en: [] };
  for (const [path, source] of Object.entries(files)) {
    const language: Language = path.startsWith('./zh-CN/') ? 'zh-CN' : 'en';
    const parsed = parseTrackFile(source, language);
    if (!parsed.ok) throw new Error(`${path}:${parsed.line}: ${parsed.message}`);
    all[language].push(...parsed.tracks);
  }
  return all;
}

let cached: Readonly<Record<Language, readonly Track[]>> | null = null;

/** All shipped tracks of a language; parsed on first use, for most starts of the background need none. */
export function shippedTracks(language: Language): readonly Track[] {
  cached ??= readAll();
  return cached[language];
}
