/**
 * Finding a talk track among 500, as medians of processor time on this machine: `npx tsx tests/bench/talk.ts`.
 * The shipped Chinese tracks, written again under other names until there are 500.
 */
import { globSync, readFileSync } from 'node:fs';
import { parseTrackFile, type Track } from '../../lib/packs/trackSchema';
import { makeFinder } from '../../lib/talk/find';
import { cpuMs, medianMs, row } from './timing';

const count = 500;
const queries = ['代', '代步车', 'dbc', 'daibuche', 'ts', '退车 微博', 'x', 'zzzz'];

const shipped = globSync('lib/packs/zh-CN/tracks/*.md').flatMap((file): readonly Track[] => {
  const parsed = parseTrackFile(readFileSync(file, 'utf8'), 'zh-CN');
  if (!parsed.ok) throw new Error(`${file}:${parsed.line}: ${parsed.message}`);
  return parsed.tracks;
});
const tracks = Array.from({ length: count }, (_, index) => {
  const track = shipped[index % shipped.length] as Track;
  return { ...track, id: `${track.id}#${index}`, title: `${track.title} ${index}` };
});

const finder = makeFinder(tracks);
const start = cpuMs();
finder.prepare();
row(`index of ${count} tracks, once`, cpuMs() - start, '');
for (const query of queries)
  row(
    `find "${query}" among ${count}`,
    medianMs(20, () => finder.find(query, 12)),
    'budget 10 ms',
  );
