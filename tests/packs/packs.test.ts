/** The shipped packs fit their schema, every rule has a sentence in both languages, and a company's pack merges or is refused. */
import { describe, expect, it } from 'vitest';
import { languages } from '../../lib/case/ids';
import { compilePack, sayRule } from '../../lib/packs/compile';
import { readLexicon } from '../../lib/packs/lexicon';
import { loadPack, replacePack } from '../../lib/packs/load';
import { readPattern } from '../../lib/packs/notation';
import { sourceOf } from '../../lib/packs/patternSource';
import { compileShipped, shippedPacks } from '../../lib/packs/shipped';

const shipped = shippedPacks['zh-CN'];

describe('the shipped packs', () => {
  it.each(languages)('%s fits its schema and every pattern compiles', (language) => {
    expect(loadPack({}, shippedPacks[language])).toMatchObject({ ok: true });
  });

  it.each(languages)('every rule has a sentence in %s', (language) => {
    const pack = compileShipped();
    const silent = Object.keys(pack.meanings).filter((rule) => sayRule(pack, rule, language) === null);
    expect(silent).toEqual([]);
  });

  it('both languages have sentences for the same rules', () => {
    expect(Object.keys(shippedPacks.en.sentences).sort()).toEqual(Object.keys(shipped.sentences).sort());
  });

  it.each(languages)('%s writes choices in [ ] and asks for nothing in ( )', (language) => {
    const { rules, words, context, modes } = shippedPacks[language];
    const written = [
      ...rules.flatMap((rule) => [...rule.match, ...(rule.named ?? []), ...(rule.unless ?? [])]),
      ...Object.values(words).flat(),
      ...Object.values(context).flat(),
      ...Object.values(modes).flatMap((mode) => [...mode.match, ...(mode.unless ?? [])]),
    ];
    const mistaken = written.filter((pattern) => /(?<!\\)[(]|(?<![\]\\])[?](?!$)/.test(pattern));
    expect(mistaken).toEqual([]);
  });

  it.each(languages)('%s names only modes of speech that exist', (language) => {
    const { policy, modes } = shippedPacks[language];
    const known = new Set([...Object.keys(modes), ...Object.keys(shipped.modes)]);
    expect(
      Object.values(policy.speech)
        .flat()
        .filter((mode) => !known.has(mode)),
    ).toEqual([]);
  });

  it('no rule id stands twice', () => {
    const ids = languages.flatMap((language) => shippedPacks[language].rules.map((rule) => rule.id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('a company pack', () => {
  it('changes one threshold and keeps the rest', () => {
    const loaded = loadPack({ 'policy.json': '{"signals":{"lowScore":7}}' }, shipped);
    expect(loaded.ok && loaded.pack.policy.signals).toMatchObject({ lowScore: 7, chases: 2 });
  });

  it('adds a word with + and takes one out with -', () => {
    const loaded = loadPack({ 'words.json': { complain: ['+上访', '-申诉'] } }, shipped);
    const words = loaded.ok ? loaded.pack.words.complain : [];
    expect(words).toContain('上访');
    expect(words).not.toContain('申诉');
  });

  it('replaces a rule by its id and removes another', () => {
    const loaded = loadPack(
      {
        'rules.json': [
          { id: 'irony-zh', match: ['呵呵'] },
          { id: 'chase-zh', remove: true },
        ],
      },
      shipped,
    );
    const rules = loaded.ok ? loaded.pack.rules : [];
    expect(rules.find((rule) => rule.id === 'irony-zh')?.match).toEqual(['呵呵']);
    expect(rules.some((rule) => rule.id === 'chase-zh')).toBe(false);
  });

  it.each([
    [
      'a threshold that is text',
      { 'policy.json': { signals: { lowScore: 'six' } } },
      'policy.json',
      'signals.lowScore',
      /number.*"six"/,
    ],
    ['broken JSON', { 'policy.json': '{ "signals": ' }, 'policy.json', '', /valid JSON/],
    [
      'an unknown word list',
      { 'rules.json': [{ id: 'x', by: 'customer', cue: 'chase', match: ['<nowhere>'] }] },
      'rules.json',
      '',
      /nowhere/,
    ],
    ['an open bracket', { 'words.json': { complain: ['[投诉'] } }, 'words.json', 'complain', /without its/],
    ['a situation that does not exist', { 'situations.json': [{ id: 'panic', weight: 1 }] }, 'situations.json', '', /panic/],
  ])('with %s is refused with file, key and what was expected', (_name, files, file, key, expected) => {
    const loaded = loadPack(files, shipped);
    const error = loaded.ok ? null : loaded.errors.find((entry) => entry.file === file);
    expect(error?.key).toContain(key);
    expect(error?.expected).toMatch(expected);
  });

  it('that is refused leaves the last good one in force', () => {
    const { pack, errors } = replacePack(shipped, { 'policy.json': '[]' }, shipped);
    expect(pack).toBe(shipped);
    expect(errors.length).toBeGreaterThan(0);
  });

  it('works at once when compiled alone', () => {
    expect(compilePack([shipped]).language).toBe('zh-CN');
  });
});

describe('the notation of phrases', () => {
  const words = { who: ['我', '我们'], verb: ['sue', 'complain*'] };
  const finds = (pattern: string, text: string) => new RegExp(sourceOf(readPattern(pattern), readLexicon(words))).test(text);

  it.each([
    ['<who>~4投诉', '我真的要投诉', true],
    ['<who>~4投诉', '我。现在要投诉', false],
    ['今天=4必须', '今天,必须', false],
    ['第#次', '第三次', true],
    ['[发|挂]~2[微博|抖音]', '挂到抖音', true],
    ['<verb>', 'complaining', true],
    ['<verb>', 'an issue', false],
    ['[打|找]~3 315', '打315', true],
    ['^算了', '里程算了一下', false],
    ['[a [b|c]|d] e', 'a c e', true],
    ['\\?\\?', 'hm??', true],
  ])('%s in "%s": %s', (pattern, text, isFound) => {
    expect(finds(pattern, text)).toBe(isFound);
  });

  it('names a circle of word lists', () => {
    const lexicon = readLexicon({ a: ['<b>'], b: ['<a>'] });
    expect(() => sourceOf(readPattern('<a>'), lexicon)).toThrow(/circle/);
  });
});
