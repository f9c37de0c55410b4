import { describe, expect, it } from 'vitest';
import type { OwnDraft } from '../../lib/case/ownWords';
import type { OwnTrack } from '../../lib/case/record';
import { differenceOf } from '../../lib/talk/difference';
import {
  draftTrack,
  findFault,
  mergeOwn,
  newTrackId,
  readOwn,
  readTrackFiles,
  rowIdOf,
  toDraft,
  writeOwn,
} from '../../lib/talk/own';
import { trackOf, tracksIn } from './shipped';

const shipped = tracksIn('zh-CN');
const base = trackOf('zh-CN', 'part-delayed/message');
const at = '2026-11-20T02:00:00.000Z';

function rowOf(draft: OwnDraft, made = base): OwnTrack {
  const source = writeOwn(draft, made, draft.trackId === made.id ? made : null);
  return { id: rowIdOf(draft.language, draft.trackId), title: draft.title, language: draft.language, source, updatedAt: at };
}

const mine: OwnDraft = {
  ...toDraft(base),
  title: '配件要晚 "我的说法"',
  body: '{{ customer.salutation }}，晚了。\n### 再说\n我来办。',
};

describe('own words', () => {
  it('come back from their file as they were written', () => {
    const track = readOwn(rowOf(mine));
    expect(track && toDraft(track)).toEqual(mine);
    expect(track?.points).toEqual(base.points);
  });

  it.each(['en', 'zh-CN'] as const)('every shipped track (%s) survives the way into an own file and back', (language) => {
    for (const track of tracksIn(language)) {
      const own = readOwn(rowOf(toDraft(track), track));
      expect(own && toDraft(own), track.id).toEqual(toDraft(track));
    }
  });

  it('stand in the place of the shipped track, under its id', () => {
    const { tracks, standing } = mergeOwn(shipped, [rowOf(mine)], 'zh-CN');
    expect(tracks).toHaveLength(shipped.length);
    expect(tracks.find(({ id }) => id === base.id)?.title).toBe(mine.title);
    expect(standing.get(base.id)).toEqual({ kind: 'version', shippedChanged: false });
  });

  it('a new one comes first in its channel', () => {
    const fresh = { ...mine, trackId: newTrackId('a1') };
    const { tracks, standing } = mergeOwn(shipped, [rowOf(fresh)], 'zh-CN');
    expect(tracks).toHaveLength(shipped.length + 1);
    expect(tracks.find(({ id }) => id === 'own/a1')?.variant).toBe(0);
    expect(standing.get('own/a1')?.kind).toBe('new');
  });

  it('an update of the pack leaves own words and says that the shipped ones have changed', () => {
    const updated = shipped.map((track) => (track.id === base.id ? { ...track, body: `${track.body}新的一句。` } : track));
    const { tracks, standing } = mergeOwn(updated, [rowOf(mine)], 'zh-CN');
    expect(tracks.find(({ id }) => id === base.id)?.body).toBe(mine.body);
    expect(standing.get(base.id)?.shippedChanged).toBe(true);
  });

  it('a broken one leaves the shipped track usable', () => {
    const broken = rowOf({ ...mine, body: '{% if part %}没有结尾' });
    expect(mergeOwn(shipped, [broken], 'zh-CN').tracks).toEqual(shipped);
    expect(mergeOwn(shipped, [{ ...broken, source: 'no track at all' }], 'zh-CN').tracks).toEqual(shipped);
  });

  it.each([
    ['no title yet', { title: ' ' }, { title: '未命名' }],
    ['a line that would begin a channel', { body: '一\n## phone\n\\## 二' }, {}],
    ['a broken template', { body: '{% if' }, {}],
  ])('a draft with %s is not lost', (_name, part, changed) => {
    const track = readOwn(rowOf({ ...mine, ...part }));
    expect(track && toDraft(track)).toEqual({ ...mine, ...part, ...changed });
  });

  it('what was typed and not saved is not in use', () => {
    const draft = { ...rowOf(mine), id: rowIdOf('zh-CN', base.id, true) };
    expect(mergeOwn(shipped, [draft], 'zh-CN').tracks).toEqual(shipped);
  });

  it('of one language never show in the other', () => {
    expect(mergeOwn(tracksIn('en'), [rowOf(mine)], 'en').tracks).toEqual(tracksIn('en'));
  });
});

describe('a broken template', () => {
  it.each([
    ['an if that is never closed', '第一行\n{% if part %}没有结尾', 2, 1, /if/],
    ['a tag that does not exist', '一\n二\n   {% include "x" %}', 3, 4, /include/],
    ['a filter that does not exist', '{{ part | shout }}', 1, 1, /shout/],
    ['an output that is never closed', '甲\n{{ part', 2, 1, /not closed/],
    ['the mark of a channel', '一\n## phone', 2, 1, /##/],
    ['nothing at all', '  \n ', 1, 1, /./],
  ])('%s: line, column and what was said', (_name, body, line, column, message) => {
    const fault = findFault(draftTrack({ ...mine, body }, base));
    expect(fault).toMatchObject({ where: 'body', line, column });
    expect(fault?.message).toMatch(message);
  });

  it('in the subject of an email says so', () => {
    const email = trackOf('zh-CN', 'daily-report/email');
    expect(findFault({ ...email, subject: '{{ part' })).toMatchObject({ where: 'subject', line: 1 });
  });
});

describe('files', () => {
  it('several tracks in one file, in both languages', () => {
    const english = trackOf('en', 'part-delayed/message');
    const text = `${writeOwn(mine, base, base)}\n${writeOwn(toDraft(english), english, null)}`;
    const { tracks, faults } = readTrackFiles(text);
    expect(faults).toEqual([]);
    expect(tracks.map(({ id, language }) => [id, language])).toEqual([
      ['part-delayed/message', 'zh-CN'],
      ['part-delayed/message', 'en'],
    ]);
  });

  it('name what they could not read, and take the rest', () => {
    const bad = writeOwn(mine, base, base).replace('model: SPIKES', 'model: GUESS');
    const { tracks, faults } = readTrackFiles(`${bad}\n${writeOwn(mine, base, base)}`);
    expect(tracks).toHaveLength(1);
    expect(faults[0]?.message).toMatch(/model/);
    expect(readTrackFiles('{"not":"a track"}').faults).toHaveLength(1);
  });
});

describe('the difference', () => {
  it('names clauses, not lines', () => {
    expect(differenceOf('王女士，晚了。我来办。', '王女士，配件晚了。我来办。')).toEqual([
      { kind: 'same', text: '王女士，' },
      { kind: 'shipped', text: '配件晚了。' },
      { kind: 'mine', text: '晚了。' },
      { kind: 'same', text: '我来办。' },
    ]);
  });
  it('puts both texts together again', () => {
    for (const track of shipped) {
      const runs = differenceOf(mine.body, track.body);
      const text = (kind: string) => runs.flatMap((run) => (run.kind === 'same' || run.kind === kind ? [run.text] : [])).join('');
      expect([text('mine'), text('shipped')]).toEqual([mine.body, track.body]);
    }
  });
});
