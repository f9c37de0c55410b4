import { describe, expect, it } from 'vitest';
import { checkAdapter } from '../../lib/page/adapters/schema';
import { shippedAdapters } from '../../lib/page/adapters/shipped';
import { applyTransforms, transforms } from '../../lib/page/adapters/transforms';

describe('shipped adapters', () => {
  it.each(shippedAdapters.map((adapter) => [adapter.id, adapter] as const))('%s is an adapter', (_, adapter) => {
    expect(checkAdapter(adapter)).toMatchObject({ ok: true });
  });

  it('have ids of their own', () => {
    const ids = shippedAdapters.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('transforms', () => {
  it.each(Object.entries(transforms))('%s does what its example says', (name, { example, check }) => {
    expect(check(example.params)).toBeNull();
    const expected = example.to === null ? [] : [example.to].flat();
    expect(applyTransforms(example.from, [{ name, params: example.params }])).toEqual(expected);
  });
});

const sound = {
  id: 'acme',
  version: 1,
  name: 'Acme CRM',
  site: 'acme',
  hint: [],
  evidence: ['#acme'],
  pages: [{ kind: 'ticket', when: {}, record: [{ url: '/t/(\\d+)' }], fields: { 'customer.name': [{ css: '.name' }] } }],
};
const withPage = (part: object) => ({ ...sound, pages: [{ ...sound.pages[0], ...part }] });
const withName = (locator: object) => withPage({ fields: { 'customer.name': [locator] } });

describe('a wrong adapter file is refused with the place and the reason', () => {
  const cases: readonly (readonly [what: string, adapter: unknown, path: string, reason: RegExp])[] = [
    ['no object', 'acme', '', /object/i],
    ['no evidence', { ...sound, evidence: [] }, 'evidence', /any page/],
    ['a key nobody knows', { ...sound, colour: 'red' }, 'colour', /./],
    [
      'a field the contract does not have',
      withPage({ fields: { 'customer.mood': [{ css: '.m' }] } }),
      'pages.0.fields.customer.mood',
      /./,
    ],
    ['an expression that is none', withPage({ record: [{ url: '(' }] }), 'pages.0.record.0.url', /./],
    ['an id expression without a group', withPage({ record: [{ url: '/t/\\d+' }] }), 'pages.0.record.0.url', /./],
    ['a selector with an open bracket', withName({ css: '[data-x' }), 'pages.0.fields.customer.name.0.css', /brackets/],
    ['neither selector nor label', withName({ attr: 'title' }), 'pages.0.fields.customer.name.0', /either/],
    [
      'a transform nobody knows',
      withName({ css: 'b', transforms: [{ name: 'eval' }] }),
      'pages.0.fields.customer.name.0.transforms.0.name',
      /./,
    ],
    [
      'a transform without what it needs',
      withName({ css: 'b', transforms: [{ name: 'strip-suffix' }] }),
      'pages.0.fields.customer.name.0.transforms.0',
      /strip-suffix needs "any"/,
    ],
  ];

  it('accepts a sound one', () => {
    expect(checkAdapter(sound)).toMatchObject({ ok: true });
  });

  it.each(cases)('%s', (_, adapter, path, reason) => {
    const checked = checkAdapter(adapter);
    if (checked.ok) throw new Error('was accepted');
    expect(checked.path).toBe(path);
    expect(checked.reason).toMatch(reason);
  });
});
