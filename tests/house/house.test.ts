/** The house guards itself: what must be true of all files of a kind. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { situationIds } from '../../lib/case/ids';
import { catalogue } from '../../lib/messaging/catalogue';
import { shippedTracks } from '../../lib/packs/tracks';
import { shippedAdapters } from '../../lib/page/adapters/shipped';
import config from '../../wxt.config';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const list = (path: string) => readdirSync(new URL(`../../${path}`, import.meta.url));

test('the top level is the house and its configuration', () => {
  const rooms = ['components', 'docs', 'entrypoints', 'lib', 'public', 'tests'];
  const known = [
    'README.md',
    'package.json',
    'package-lock.json',
    'wxt.config.ts',
    'vitest.config.ts',
    'tsconfig.json',
    'biome.json',
  ];
  const extra = list('').filter((name) => !name.startsWith('.') && ![...rooms, ...known, 'node_modules'].includes(name));
  expect(extra).toEqual([]);
});

test('every message names who may send it and guards its shape', () => {
  for (const [name, { roles, request }] of Object.entries(catalogue)) {
    expect(roles.length, name).toBeGreaterThan(0);
    expect(v.safeParse(request as v.GenericSchema, 'not an object').success, name).toBe(false);
  }
});

test('a content script may ask only what a page needs', () => {
  const forPages = Object.entries(catalogue).flatMap(([name, { roles }]) =>
    (roles as readonly string[]).includes('page') ? [name] : [],
  );
  expect(forPages.filter((name) => !name.startsWith('page/'))).toEqual(['language']);
});

test('every word of the faces exists in both languages, with the same slots', () => {
  for (const file of list('components/ui/words/zh-CN')) {
    const zh = JSON.parse(read(`components/ui/words/zh-CN/${file}`)) as Record<string, string>;
    const en = JSON.parse(read(`components/ui/words/en/${file}`)) as Record<string, string>;
    expect(Object.keys(en).sort(), file).toEqual(Object.keys(zh).sort());
    const slots = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const key of Object.keys(zh)) expect(slots(en[key]), `${file} ${key}`).toEqual(slots(zh[key]));
  }
});

test('every situation has a talk track in both languages', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const covered = new Set(shippedTracks(language).map((track) => track.situation));
    expect(
      situationIds.filter((id) => !covered.has(id)),
      language,
    ).toEqual([]);
  }
});

test('every shipped adapter is tested against a page', () => {
  const tests = list('tests/page').join(' ');
  for (const { id } of shippedAdapters) expect(tests, id).toContain(id.replace('request-tracker', 'requestTracker').slice(0, 4));
});

test.each(['chrome', 'firefox'])('the manifest for %s asks for no host and no more than it needs', (browser) => {
  const make = config.manifest as unknown as (target: { browser: string }) => Record<string, unknown>;
  const { permissions, host_permissions, optional_host_permissions, content_security_policy, web_accessible_resources } = make({
    browser,
  });
  expect({
    permissions,
    host_permissions,
    optional_host_permissions,
    content_security_policy,
    web_accessible_resources,
  }).toMatchSnapshot();
});

test('nothing of ours makes a network request or turns text into markup', () => {
  const sources = ['entrypoints', 'components', 'lib'].flatMap((room) => files(room)).filter((path) => /\.tsx?$/.test(path));
  expect(sources.length).toBeGreaterThan(50);
  for (const path of sources) {
    expect(read(path), path).not.toMatch(/\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\s*\(/);
    expect(read(path), path).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write\b/);
  }
});

test('the core has no clock of its own', () => {
  for (const room of ['lib/assess', 'lib/talk', 'lib/review', 'lib/text', 'lib/packs', 'lib/case', 'lib/memory']) {
    for (const path of files(room).filter((file) => file.endsWith('.ts')))
      expect(code(path), path).not.toMatch(/Date\.now\(\)|new Date\(\)/);
  }
});

/** Without its comments. */
const code = (path: string) => read(path).replace(/^\s*(\*|\/\*|\/\/).*$/gm, '');

function files(folder: string): string[] {
  if (!existsSync(new URL(`../../${folder}`, import.meta.url))) return [];
  return readdirSync(new URL(`../../${folder}`, import.meta.url), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}
