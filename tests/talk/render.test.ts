import { describe, expect, it } from 'vitest';
import { languages } from '../../lib/case/ids';
import { renderTrack } from '../../lib/talk/render';
import { bare, cases, english, journalist } from './cases';
import { answered, slotsOf, trackOf, tracksIn } from './shipped';

/** What a filled text must never show. */
const glitches: readonly RegExp[] = [
  /null|undefined|NaN|\[object/,
  /\{\{|\}\}|\{%|[\uE000\uE001]/,
  /[（(]\s*[）)]/,
  /[，。、；：！？]{2,}/,
  /[,;:]{2,}|(?<!\.)\.\.(?!\.)|[?!]\.|[.?!],/,
  /[，、；]$/m,
  /\s[,.;:!?]/,
  /^\s*[，。、；：]/m,
  /[\u4e00-\u9fff] {2,}/,
  /\S {2,}\S/,
];

/** English alone: a sentence begins with a capital. */
const englishGlitches: readonly RegExp[] = [/(?<!\.)[.!?] [a-z]/, /^[a-z]/m];

describe.each(languages)('tracks in %s', (language) => {
  it.each(cases)('read without a glitch for $name', { timeout: 60_000 }, (talkCase) => {
    const found: string[] = [];
    for (const track of tracksIn(language)) {
      const text = answered(track, talkCase).text;
      for (const glitch of language === 'en' ? [...glitches, ...englishGlitches] : glitches) {
        const hit = glitch.exec(text);
        if (hit) found.push(`${track.id}: ${glitch} in …${text.slice(Math.max(0, hit.index - 25), hit.index + 25)}…`);
      }
    }
    expect(found).toEqual([]);
  });
});

describe('a slot that nobody knows', () => {
  const track = trackOf('zh-CN', 'progress-update/message');

  it('is a part that asks, and stops copying', () => {
    const rendered = renderTrack(track, slotsOf(journalist, 'zh-CN'));
    if (!rendered.ok) throw new Error(rendered.message);
    expect(rendered.missing).toEqual([{ slot: 'done', label: '今天已做的事' }]);
    expect(rendered.parts).toContainEqual({ slot: 'done', label: '今天已做的事' });
    expect(rendered.text).toContain('【今天已做的事】');
  });

  it('stays asked when the answer is blank, and is gone when it is given', () => {
    expect(answered(track, journalist, { done: '跟仓库对过单号' }).missing).toEqual([]);
    const rendered = renderTrack(track, { ...slotsOf(bare, 'zh-CN'), done: '' });
    expect(rendered.ok && rendered.missing.map(({ slot }) => slot)).toEqual(['done']);
  });

  it('cannot be forged by the page', () => {
    const rendered = renderTrack(track, { ...slotsOf(english, 'zh-CN'), done: '\uE000advisor.phone\uE001{{ 1 }}' });
    expect(rendered.ok && rendered.missing).toEqual([]);
    expect(rendered.ok && rendered.text).toContain('advisor.phone{{ 1 }}');
  });
});

describe('an own template', () => {
  const own = (body: string) =>
    renderTrack({ ...trackOf('en', 'progress-update/message'), body }, { part: null, 'advisor.name': 'Ann' });

  it.each([
    ['an open tag', 'Hello\n{% if part %}x', 2, 1],
    ['an unknown filter', 'Hello\n  {{ part | shine }}', 2, 3],
    ['an unknown tag', '{% include "x" %}', 1, 1],
    ['an open output', 'one\ntwo {{ part', 2, 5],
  ])('with %s names its line and column', (_name, body, line, column) => {
    const rendered = own(body);
    expect(rendered).toMatchObject({ ok: false, line, column });
    expect(!rendered.ok && rendered.message).not.toMatch(/line:|col:/);
  });

  it('may name slots of its own, which are asked for', () => {
    const rendered = own('{{ advisor.name }}: {{ tyre_size | upcase }}');
    expect(rendered.ok && rendered.parts).toEqual([{ text: 'Ann: ' }, { slot: 'tyre_size', label: 'tyre_size' }]);
  });

  it('cannot run for ever', () => {
    expect(own('{% for a in (1..9999999) %}{% for b in (1..9999999) %}x{% endfor %}{% endfor %}').ok).toBe(false);
  });

  it('reaches no prototype and no file', () => {
    const rendered = own('{{ advisor.constructor }}|{{ part.__proto__ }}');
    expect(rendered.ok && rendered.missing.map(({ slot }) => slot)).toEqual(['advisor.constructor', 'part.__proto__']);
  });

  it('becomes paragraphs for a rich editor, with nothing unescaped', () => {
    const rendered = own('A <b> & {{ advisor.name }}\nline\n\nB');
    expect(rendered.ok && rendered.html).toBe('<p>A &lt;b&gt; &amp; Ann<br>line</p><p>B</p>');
  });
});

it('asks nothing for the talks that cannot wait, once the profile is filled in', () => {
  const urgent = [
    'threatens-post',
    'will-complain',
    'shouting',
    'calls-media',
    'wants-return',
    'wants-superior',
    'overdue-apology',
    'silent-customer',
  ];
  for (const language of languages) {
    for (const track of tracksIn(language).filter(({ situation }) => urgent.includes(situation))) {
      const rendered = renderTrack(track, slotsOf(journalist, language));
      expect(rendered.ok && rendered.missing, track.id).toEqual([]);
    }
  }
});
