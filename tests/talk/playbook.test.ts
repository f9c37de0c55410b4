import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { languages, situationIds } from '../../lib/case/ids';
import { parseTrackFile, type Track } from '../../lib/packs/trackSchema';
import { slotIds } from '../../lib/talk/slotIds';
import { makePlaybook, playbookPath } from './playbook';
import { tracksIn } from './shipped';

describe.each(languages)('the playbook in %s', (language) => {
  const tracks = tracksIn(language);

  it('has a track for every situation, and at least sixty situations and channels', () => {
    const told = new Set(tracks.map((track) => track.situation));
    expect(situationIds.filter((id) => !told.has(id))).toEqual([]);
    expect(new Set(tracks.map((track) => `${track.situation}/${track.channel}`)).size).toBeGreaterThanOrEqual(60);
  });

  it('shares no sentence between two tracks', () => {
    const owner = new Map<string, string>();
    const shared: string[] = [];
    for (const track of tracks) {
      for (const sentence of sentencesOf(track)) {
        const other = owner.get(sentence);
        if (other !== undefined && other !== track.id) shared.push(`${other} = ${track.id}: ${sentence}`);
        owner.set(sentence, track.id);
      }
    }
    expect(shared).toEqual([]);
  });

  it('names only slots that exist', () => {
    const known = new Set<string>(slotIds);
    const unknown = tracks.flatMap((track) =>
      slotsIn(track)
        .filter((slot) => !known.has(slot))
        .map((slot) => `${track.id}: ${slot}`),
    );
    expect(unknown).toEqual([]);
  });

  it('opens every call with a beat, in the order of the clock', () => {
    for (const track of tracks.filter(({ channel }) => channel === 'phone')) {
      const beats = [...track.body.matchAll(/^### (\d+):(\d\d) \S/gm)].map(
        ([, minutes, seconds]) => Number(minutes) * 60 + Number(seconds),
      );
      expect(beats[0], track.id).toBe(0);
      expect(beats.length, track.id).toBeGreaterThanOrEqual(3);
      expect(
        [...beats].sort((a, b) => a - b),
        track.id,
      ).toEqual(beats);
    }
  });

  it('shows gestures in person', () => {
    for (const track of tracks.filter(({ channel }) => channel === 'in-person')) expect(track.body, track.id).toMatch(/^[（(]/m);
  });
});

it('speaks of the same situations and channels in both languages', () => {
  const ids = (language: (typeof languages)[number]) =>
    tracksIn(language)
      .map(({ id }) => id)
      .sort();
  expect(ids('en')).toEqual(ids('zh-CN'));
});

it('has a table of contents that is up to date (tsx tests/talk/writePlaybook.ts)', () => {
  const unpadded = (page: string) =>
    page
      .replace(/ +/g, ' ')
      .replace(/-{3,}/g, '---')
      .replace(/\|\s?---/g, '|---')
      .replace(/---\s?\|/g, '---|');
  expect(unpadded(readFileSync(playbookPath, 'utf8'))).toBe(
    unpadded(makePlaybook({ 'zh-CN': tracksIn('zh-CN'), en: tracksIn('en') })),
  );
});

describe('a track file that is broken says where', () => {
  const front =
    'situation: part-arrived\ntitle: A\naim: B\npoints:\n  - c\navoid: [d, "e, f"]\nmodel: CARE\ntone: t\nsource: "[kit]"';

  it.each([
    ['no front matter', 'title: x', 1, /begin with "---"/],
    ['front matter never closed', '---\ntitle: x', 1, /never closed/],
    ['a line that is no pair', `---\n${front}\njust words\n---\n## phone\nx`, 11, /key: value/],
    ['a key twice', `---\n${front}\ntone: u\n---\n## phone\nx`, 11, /twice/],
    ['an unknown situation', `---\n${front.replace('part-arrived', 'part-flown')}\n---\n## phone\nx`, 2, /situation/],
    ['an unknown channel', `---\n${front}\n---\n## fax\nx`, 12, /unknown channel "fax"/],
    ['no channel', `---\n${front}\n---\n`, 11, /no channel/],
    ['an empty section', `---\n${front}\n---\n## phone\n\n## message\nx`, 12, /empty/],
    ['a section twice', `---\n${front}\n---\n## phone\nx\n## phone\ny`, 14, /twice/],
    ['an email without a subject', `---\n${front}\n---\n## email\nx`, 13, /subject/],
  ])('%s', (_name, source, line, message) => {
    const parsed = parseTrackFile(source, 'en');
    expect(parsed).toMatchObject({ ok: false, line });
    expect(!parsed.ok && parsed.message).toMatch(message);
  });

  it('reads lists in both writings, and another wording as its own track', () => {
    const parsed = parseTrackFile(`---\n${front}\n---\n## phone\nx\n## phone 2\ny\n`, 'en');
    expect(parsed.ok && parsed.tracks.map(({ id, body }) => [id, body])).toEqual([
      ['part-arrived/phone', 'x'],
      ['part-arrived/phone-2', 'y'],
    ]);
    expect(parsed.ok && parsed.tracks[0]?.avoid).toEqual(['d', 'e, f']);
  });
});

/** Sentences with a thought of their own: names, numbers, headings and signatures may return. */
function sentencesOf(track: Track): string[] {
  const words = track.body
    .replace(/^###.*$/gm, '')
    .replace(/\{%[^%]*%\}/g, '\n')
    .replace(/\{\{[^}]*\}\}/g, '·');
  return words
    .split(/[。！？!?；;\n]|\.(?=\s|$)/)
    .map((sentence) =>
      sentence
        .replace(/[·\s，,：:“”"（）()]/g, ' ')
        .replace(/ +/g, ' ')
        .trim(),
    )
    .filter((sentence) =>
      /[\u4e00-\u9fff]/.test(sentence) ? sentence.replace(/ /g, '').length >= 7 : sentence.split(' ').length >= 5,
    );
}

function slotsIn(track: Track): string[] {
  const text = `${track.subject ?? ''}\n${track.body}`;
  const outputs = [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name = '']) => name);
  const conditions = [...text.matchAll(/\{% if ([\w.]+) %\}/g)].map(([, name = '']) => name);
  return [...outputs, ...conditions];
}
