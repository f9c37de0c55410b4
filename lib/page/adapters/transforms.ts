/**
 * The closed list of what an adapter may do to a found text. Each has an example (a test runs them all) and says what is
 * wrong with its parameters; nothing here can run code that an adapter brings along.
 */
import { expression } from '../expression';
import type { TransformUse } from './types';

export type Value = string | boolean;
type Params = Readonly<Record<string, unknown>>;

export interface Transform {
  /** What is wrong with the parameters, or null. */
  readonly check: (params: Params) => string | null;
  readonly apply: (text: string, params: Params) => Value | readonly string[] | null;
  readonly example: { readonly params: Params; readonly from: string; readonly to: Value | readonly string[] | null };
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
const noParams = (params: Params): string | null => (Object.keys(params).length > 0 ? 'takes no parameters' : null);
const texts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item !== '');
const wantTexts = (key: string) => (params: Params) => (texts(params[key]) ? null : `needs "${key}", a list of texts`);

function expressionTrouble(source: unknown): string | null {
  if (typeof source !== 'string' || source === '') return 'needs "pattern", an expression';
  try {
    new RegExp(source, 'u');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'is no expression';
  }
}

export const transforms: Readonly<Record<string, Transform>> = {
  'collapse-space': {
    check: noParams,
    apply: squeeze,
    example: { params: {}, from: ' 2026-10-27\n 09:12', to: '2026-10-27 09:12' },
  },
  'strip-prefix': {
    check: wantTexts('any'),
    apply: (text, params) => strip(text, params.any as readonly string[], 'startsWith'),
    example: { params: { any: ['#'] }, from: '#17', to: '17' },
  },
  'strip-suffix': {
    check: wantTexts('any'),
    apply: (text, params) => strip(text, params.any as readonly string[], 'endsWith'),
    example: { params: { any: ['粉丝'] }, from: '12.5万 粉丝', to: '12.5万' },
  },
  'regexp-group': {
    check: (params) =>
      expressionTrouble(params.pattern) ?? (Number.isInteger(params.group ?? 1) ? null : '"group" must be a number'),
    apply: (text, params) => expression(String(params.pattern), 'u').exec(text)?.[Number(params.group ?? 1)]?.trim() ?? null,
    example: { params: { pattern: '^#\\d+: (.*)$' }, from: '#1: 中控主板缺货', to: '中控主板缺货' },
  },
  'split-tags': {
    check: noParams,
    apply: (text) =>
      text
        .split(/[\s,，、;；|/]+/u)
        .map((tag) => tag.trim())
        .filter(Boolean),
    example: { params: {}, from: 'VIP、老客户, 媒体', to: ['VIP', '老客户', '媒体'] },
  },
  digits: {
    check: noParams,
    apply: (text) => /\d+/.exec(text)?.[0] ?? null,
    example: { params: {}, from: '第 3 次进店', to: '3' },
  },
  'days-ago': {
    check: noParams,
    apply: (text) => {
      const days = /^(\d{1,4})(?:\.\d+)?\s*(?:天|日|d|days?)?$/i.exec(text)?.[1];
      return days === undefined ? null : `${days} days ago`;
    },
    example: { params: {}, from: '26 天', to: '26 days ago' },
  },
  'only-if': {
    check: (params) => expressionTrouble(params.pattern),
    apply: (text, params) => (expression(String(params.pattern), 'iu').test(text) ? text : null),
    example: { params: { pattern: '媒体|博主' }, from: '普通车主', to: null },
  },
  'not-any': {
    check: wantTexts('any'),
    apply: (text, params) => ((params.any as readonly string[]).includes(text) ? null : text),
    example: { params: { any: ['(no value)', '-'] }, from: '-', to: null },
  },
  'yes-no': {
    check: (params) => wantTexts('yes')(params) ?? wantTexts('no')(params),
    apply: (text, params) =>
      (params.yes as readonly string[]).includes(text) ? true : (params.no as readonly string[]).includes(text) ? false : null,
    example: { params: { yes: ['是', 'Yes'], no: ['否', 'No'] }, from: '否', to: false },
  },
  present: { check: noParams, apply: () => true, example: { params: {}, from: 'VIP', to: true } },
};

function strip(text: string, any: readonly string[], where: 'startsWith' | 'endsWith'): string {
  const found = any.find((part) => text[where](part));
  if (!found) return text;
  return (where === 'startsWith' ? text.slice(found.length) : text.slice(0, -found.length)).trim();
}

/** Empty texts are no values: a field that shows nothing is a missing field. */
export function applyTransforms(found: string, uses: readonly TransformUse[] = []): readonly Value[] {
  let values: readonly Value[] = [squeeze(found)];
  for (const use of uses) {
    const transform = transforms[use.name];
    values = values.flatMap((value) => {
      if (!transform || typeof value !== 'string') return [value];
      return [transform.apply(value, use.params ?? {})].flat().filter((made): made is Value => made !== null);
    });
  }
  return values.filter((value) => value !== '');
}
