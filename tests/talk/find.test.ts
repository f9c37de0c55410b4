import { describe, expect, it } from 'vitest';
import type { Track } from '../../lib/packs/trackSchema';
import { makeFinder } from '../../lib/talk/find';
import { tracksIn } from './shipped';

const chinese = makeFinder(tracksIn('zh-CN'));
const english = makeFinder(tracksIn('en'));
const situations = (tracks: readonly Track[]) => [...new Set(tracks.map(({ situation }) => situation))];

describe('finding a track', () => {
  it.each([
    ['投诉', 'will-complain'],
    ['tousu', 'will-complain'],
    ['ts', 'will-complain'],
    ['退车', 'wants-return'],
    ['tuiche', 'wants-return'],
    ['jiaoche', 'handover'],
    ['threatens', 'threatens-post'],
    ['微博', 'threatens-post'],
    ['沉默 不说话', 'silent-customer'],
    ['道歉信', 'apology-letter'],
    ['dqx', 'apology-letter'],
    ['日报', 'daily-report'],
  ])('%s finds %s', (query, situation) => {
    expect(situations(chinese.find(query)).slice(0, 5)).toContain(situation);
  });

  it.each(['dcc', 'dbc', 'daibuche', 'daibu', '代步', '备用车'])('%s finds the tracks that offer a 代步车', (query) => {
    const hits = chinese.find(query, 100);
    expect(hits.length).toBeGreaterThan(5);
    expect(hits.filter(({ body }) => /loaner|代步/.test(body)).length).toBeGreaterThan(hits.length * 0.7);
  });

  it('begins at a syllable, not in its middle', () => {
    expect(chinese.find('aibuche')).toEqual([]);
  });

  it('reads English words by their beginnings', () => {
    expect(situations(english.find('warr'))).toContain('out-of-warranty');
    expect(situations(english.find('press'))[0]).toBe('calls-media');
  });

  it.each(['', '   ', '。。', 'zzzzqq'])('finds nothing for "%s"', (query) => {
    expect(chinese.find(query)).toEqual([]);
  });
});
