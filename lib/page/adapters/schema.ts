/**
 * The schema of a site adapter: run in tests, at build and at import, never in the CRM's page (valibot stays out of the
 * content script). A refusal names the JSON path and the reason.
 */
import * as v from 'valibot';
import { transforms } from './transforms';
import type { Adapter } from './types';

export type CheckedAdapter =
  | { readonly ok: true; readonly adapter: Adapter }
  | { readonly ok: false; readonly path: string; readonly reason: string };

const selector = v.pipe(
  v.string(),
  v.nonEmpty('a selector, not an empty text'),
  v.check(hasBalancedBrackets, 'brackets or quotes are not closed'),
);
const expression = v.pipe(v.string(), v.nonEmpty(), v.check(isExpression, 'not a valid expression'));
const oneGroup = v.pipe(expression, v.regex(/\((?!\?)/, 'needs a group ( ) around the id'));
const name = v.pipe(v.string(), v.nonEmpty());

const transformUse = v.pipe(
  v.strictObject({ name: v.picklist(Object.keys(transforms)), params: v.optional(v.record(v.string(), v.unknown())) }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const trouble = transforms[dataset.value.name]?.check(dataset.value.params ?? {});
    if (trouble) addIssue({ message: `${dataset.value.name} ${trouble}` });
  }),
);

const locator = v.pipe(
  v.strictObject({
    css: v.optional(selector),
    label: v.optional(v.pipe(v.array(name), v.minLength(1))),
    text: v.optional(expression),
    attr: v.optional(name),
    all: v.optional(v.boolean()),
    transforms: v.optional(v.array(transformUse)),
  }),
  v.check(({ css, label }) => (css === undefined) !== (label === undefined), 'needs either "css" or "label"'),
);
const pair = v.strictObject({ row: selector, label: selector, value: selector });
const locators = v.pipe(v.array(locator), v.minLength(1));

const anySpeaker = v.picklist(['customer', 'staff', 'system', 'unsure']);
const speakerRule = v.variant('rule', [
  v.strictObject({ rule: v.literal('selector'), css: selector, is: anySpeaker }),
  v.strictObject({ rule: v.literal('text'), css: selector, matches: expression, is: anySpeaker }),
  v.strictObject({
    rule: v.literal('same-id'),
    author: locator,
    among: locator,
    is: anySpeaker,
    otherwise: v.optional(v.picklist(['customer', 'staff', 'system'])),
  }),
]);
const internalRule = v.variant('rule', [
  v.strictObject({ rule: v.literal('selector'), css: selector, is: v.boolean() }),
  v.strictObject({ rule: v.literal('text'), css: selector, matches: expression, is: v.boolean() }),
]);

const messages = v.strictObject({
  item: selector,
  body: selector,
  exclude: v.optional(v.array(selector)),
  whitespace: v.optional(v.picklist(['collapse', 'pre'])),
  at: v.optional(locators),
  author: v.optional(locators),
  channel: v.optional(locators),
  speaker: v.pipe(v.array(speakerRule), v.minLength(1)),
  internal: v.optional(v.array(internalRule)),
  orderBy: v.optional(name),
  newestFirst: v.optional(v.boolean()),
  loading: v.optional(v.array(selector)),
  loaded: v.optional(v.array(selector)),
});

const replyBox = v.strictObject({
  css: selector,
  label: v.optional(name),
  internal: v.union([v.boolean(), v.strictObject({ control: selector, yes: v.array(name), no: v.array(name) })]),
  prefilled: v.optional(v.literal('top')),
});

const fieldPaths = [
  ...['name', 'occupation', 'followers', 'vip', 'since', 'phone', 'email', 'record', 'tags'].map((key) => `customer.${key}`),
  ...['model', 'plate', 'drivable'].map((key) => `vehicle.${key}`),
  ...['number', 'subject', 'status', 'openedAt', 'promisedAt', 'promisedDays', 'part', 'visits', 'score', 'eta'].map(
    (key) => `ticket.${key}`,
  ),
];

const rows = v.strictObject({
  item: selector,
  record: locators,
  kind: v.picklist(['ticket', 'customer', 'list', 'other']),
  anchor: v.optional(selector),
  link: v.optional(selector),
  fields: v.record(v.picklist(fieldPaths), locators),
});

const page = v.strictObject({
  kind: v.picklist(['ticket', 'customer', 'list', 'other']),
  when: v.strictObject({ selectors: v.optional(v.array(selector)), url: v.optional(expression) }),
  record: v.optional(v.pipe(v.array(v.union([v.strictObject({ url: oneGroup }), locator])), v.minLength(1))),
  partOf: v.optional(v.picklist(['ticket', 'customer', 'list', 'other'])),
  pairs: v.optional(v.array(pair)),
  fields: v.record(v.picklist(fieldPaths), locators),
  messages: v.optional(messages),
  replyBoxes: v.optional(v.array(replyBox)),
  rows: v.optional(rows),
});

const adapter = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens')),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  name,
  site: name,
  hint: v.array(name),
  evidence: v.pipe(v.array(selector), v.minLength(1, 'an adapter without evidence would match any page')),
  pages: v.pipe(v.array(page), v.minLength(1)),
  knowsAllPages: v.optional(v.boolean()),
  taught: v.optional(v.boolean()),
});

export function checkAdapter(json: unknown): CheckedAdapter {
  const parsed = v.safeParse(adapter, json);
  if (parsed.success) return { ok: true, adapter: parsed.output as Adapter };
  const issue = parsed.issues[0];
  return { ok: false, path: v.getDotPath(issue) ?? '', reason: issue.message };
}

function isExpression(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    // The schema's message says it.
    return false;
  }
}

/** Selectors can only be tried where there is a DOM (the adapter tests do); here a slip of the pen is caught. */
function hasBalancedBrackets(css: string): boolean {
  const bare = css.replace(/"[^"]*"|'[^']*'/g, '');
  const count = (mark: string) => bare.split(mark).length;
  return count('[') === count(']') && count('(') === count(')') && !/["']/.test(bare);
}
