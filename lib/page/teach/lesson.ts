/**
 * What an advisor teaches, one click at a time, as data: an adapter that grows. Pure; whoever stores the result has it checked
 * by the schema first.
 */
import type {
  Adapter,
  AdapterPage,
  FieldPath,
  InternalRule,
  Locator,
  MessagesRule,
  PairRule,
  ReplyBoxRule,
} from '../adapters/types';
import { stepsOf } from '../deep';
import { namesRecord, pagePattern, recordPattern } from './address';

export type Lesson =
  | {
      readonly what: 'field';
      readonly path: FieldPath;
      readonly locators: readonly Locator[];
      readonly pairs: readonly PairRule[];
    }
  | { readonly what: 'messages'; readonly rule: MessagesRule }
  | { readonly what: 'internal-note'; readonly rules: readonly InternalRule[] }
  | { readonly what: 'reply-box'; readonly rule: ReplyBoxRule };

/** What can be taught, and unlearned again. */
export type Teachable = FieldPath | 'messages' | 'internal-note' | 'reply-box';

/** An adapter for pages like this one that knows nothing of them yet. */
export function newAdapter(url: string): Adapter {
  const { host, origin } = new URL(url);
  const page: AdapterPage = {
    kind: 'ticket',
    when: { url: pagePattern(url) },
    record: [{ url: recordPattern(url) }],
    fields: {},
  };
  return {
    id: `taught-${host.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    version: 1,
    name: host,
    site: '{host}',
    hint: [`${origin}/*`],
    evidence: ['body'],
    pages: [page],
    taught: true,
  };
}

export function learn(adapter: Adapter, lesson: Lesson, url: string): Adapter {
  const [page] = adapter.pages;
  if (!page) return adapter;
  return withPage(adapter, learned(page, lesson), url);
}

function learned(page: AdapterPage, lesson: Lesson): AdapterPage {
  if (lesson.what === 'messages') return { ...page, messages: lesson.rule };
  // Without a rule for messages there is nothing of which a note could be told apart.
  if (lesson.what === 'internal-note')
    return page.messages ? { ...page, messages: { ...page.messages, internal: lesson.rules } } : page;
  if (lesson.what === 'reply-box') return { ...page, replyBoxes: [lesson.rule] };
  return {
    ...page,
    fields: { ...page.fields, [lesson.path]: lesson.locators },
    pairs: uniquePairs([...(page.pairs ?? []), ...lesson.pairs]),
  };
}

export function unlearn(adapter: Adapter, what: Teachable, url: string): Adapter {
  const [page] = adapter.pages;
  if (!page) return adapter;
  const { messages: all, replyBoxes, ...rest } = page;
  const messages = what === 'internal-note' ? withoutInternal(all) : all;
  const fields = Object.fromEntries(Object.entries(page.fields).filter(([path]) => path !== what));
  const kept: AdapterPage = {
    ...rest,
    fields,
    ...(messages && what !== 'messages' ? { messages } : {}),
    ...(replyBoxes && what !== 'reply-box' ? { replyBoxes } : {}),
  };
  return withPage(adapter, kept, url);
}

function withoutInternal(rule: MessagesRule | undefined): MessagesRule | undefined {
  if (!rule) return undefined;
  const { internal: _forgotten, ...rest } = rule;
  return rest;
}

/** An address that names no record proves little: then the sturdiest mark of what was taught must be there too. */
function withPage(adapter: Adapter, page: AdapterPage, url: string): Adapter {
  const marks = namesRecord(url) ? [] : sturdyMarks(page).slice(0, 1);
  return { ...adapter, evidence: marks.length > 0 ? marks : ['body'], pages: [page, ...adapter.pages.slice(1)] };
}

function sturdyMarks({ fields, messages }: AdapterPage): string[] {
  const css = Object.values(fields).flatMap((locators = []) => locators.flatMap((each) => each.css ?? []));
  const sturdy = css.filter((each) => /[#.[]/.test(each) && !each.includes('nth-of-type'));
  // What stands inside a frame is there only after it has loaded: the frame itself is the mark.
  const outer = [...sturdy, ...(messages ? [messages.item] : [])].map((each) => stepsOf(each)[0] ?? each);
  return [...new Set(outer)];
}

/** What this adapter knows: nothing is not worth keeping. */
export function learnedOf({ pages: [page] }: Adapter): readonly Teachable[] {
  if (!page) return [];
  return [
    ...(Object.keys(page.fields) as FieldPath[]),
    ...(page.messages ? (['messages'] as const) : []),
    ...(page.messages?.internal ? (['internal-note'] as const) : []),
    ...(page.replyBoxes ? (['reply-box'] as const) : []),
  ];
}

function uniquePairs(pairs: readonly PairRule[]): PairRule[] {
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}
