/** Who speaks, and whether only colleagues see it: by the adapter's evidence, never by guess. */
import type { Speaker } from '../case/reading';
import type { InternalRule, Locator, MessagesRule, SpeakerRule } from './adapters/types';
import { select } from './dom';
import { expression } from './expression';
import { isShownBy, locate, textOf } from './locate';

export interface Standing {
  readonly from: Speaker | 'unsure';
  readonly internal: boolean | 'unsure';
}

export type IdsAmong = (locator: Locator) => ReadonlySet<string>;

/** The ids on the record's side of `same-id` are the same for every message: looked up once a reading. */
export function idsOnPage(doc: Document): IdsAmong {
  const known = new Map<Locator, ReadonlySet<string>>();
  return (locator) => {
    const ids = known.get(locator) ?? new Set((locate({ root: doc }, [{ ...locator, all: true }])?.values ?? []).map(String));
    known.set(locator, ids);
    return ids;
  };
}

export function standingOf(item: Element, rule: MessagesRule, idsAmong: IdsAmong): Standing {
  const from = firstAnswer(rule.speaker, (each) => speakerBy(each, item, idsAmong)) ?? 'unsure';
  const internal = rule.internal ? (firstAnswer(rule.internal, (each) => internalBy(each, item)) ?? 'unsure') : false;
  // A colleague's words that may or may not have reached the customer count for neither.
  return from === 'staff' && internal === 'unsure' ? { from: 'unsure', internal } : { from, internal };
}

function firstAnswer<R, A>(rules: readonly R[], answer: (rule: R) => A | null): A | null {
  for (const rule of rules) {
    const given = answer(rule);
    if (given !== null) return given;
  }
  return null;
}

function speakerBy(rule: SpeakerRule, item: Element, idsAmong: IdsAmong): Speaker | 'unsure' | null {
  if (rule.rule === 'selector') return isShownBy(item, rule.css) ? rule.is : null;
  if (rule.rule === 'text') return saysIn(item, rule.css, rule.matches) ? rule.is : null;
  const author = locate({ root: item }, [rule.author])?.values[0];
  const among = idsAmong(rule.among);
  if (author === undefined || among.size === 0) return null;
  return among.has(String(author)) ? rule.is : (rule.otherwise ?? null);
}

function internalBy(rule: InternalRule, item: Element): boolean | null {
  if (rule.rule === 'selector') return isShownBy(item, rule.css) ? rule.is : null;
  return saysIn(item, rule.css, rule.matches) ? rule.is : null;
}

function saysIn(item: Element, css: string, pattern: string): boolean {
  const element = select(item, css);
  return element !== null && expression(pattern, 'iu').test(textOf(element));
}
