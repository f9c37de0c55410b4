import { describe, expect, it } from 'vitest';
import type { Language } from '../../lib/case/ids';
import { shippedTracks } from '../../lib/packs/tracks';
import { fillSlots, renderTrack } from '../../lib/talk/render';
import { defaultPolicy, makeSlots } from '../../lib/talk/slots';
import { cases, profile } from './cases';

const languages: readonly Language[] = ['zh-CN', 'en'];

/** What a filled text must never show. */
const glitches =
  /null|undefined|NaN|\{\{|\}\}|\{%|[（(]\s*[）)]|[，。、；：！？]{2,}|[,.;:]{2,}(?!\.)|[，、：；]\s*$|\s[,.;:]|^\s*[，。、；：]/m;

describe.each(languages)('tracks in %s', (language) => {
  const tracks = shippedTracks(language);
  it.each(cases)('read without glitches for $name', ({ reading, assessment }) => {
    const slots = makeSlots({ reading, assessment, policy: defaultPolicy, profile, language });
    for (const track of tracks) {
      const rendered = renderTrack(track, slots);
      if (!rendered.ok) throw new Error(`${track.id}:${rendered.line}:${rendered.column} ${rendered.message}`);
      const answers = Object.fromEntries(rendered.missing.map(({ slot, label }) => [slot, label]));
      const filled = fillSlots(track, slots, answers);
      if (!filled.ok) throw new Error(`${track.id}: ${filled.message}`);
      expect(filled.missing, track.id).toEqual([]);
      expect(filled.text.match(glitches)?.[0] ?? '', `${track.id}\n${filled.text}`).toBe('');
    }
  });
});
