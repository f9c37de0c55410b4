/**
 * Times in prose, Chinese and English, each with its near and far end. Rules (mention/) find cores; this file lays them out: no overlap,
 * ranges joined, the clock behind a day and the bounds and hedges around it taken in. Linear: every pattern is bounded and runs once.
 * Times that are over by their own wording (昨天, 三天前, 等了两周, last Friday) are passed over.
 */
import { isoAt } from './calendar';
import { dayMs, dayNumber, type Instant, minuteMs, parseInstant, toIso } from './clock';
import { fold } from './fold';
import { type Bounded, bound } from './mention/bounds';
import { chineseRules } from './mention/chinese';
import { clockBehind, clockRule } from './mention/clock';
import type { Context, Core, MentionKind, Rule } from './mention/core';
import { digitRules, englishRules } from './mention/english';

export interface TimeMention {
  /** UTF-16 offsets: `text` is exactly the slice, with its bound or hedge (最晚, within, 左右). Sorted, never overlapping. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The near end: the start of that day, or the clock time said; for 内, 前, within and by it is `at` itself. */
  readonly fromAt: Instant;
  /** The far end: 23:59:59 of that local day, or the clock time said. */
  readonly dueAt: Instant;
  /** `range` whenever two ends were said: 3-5个工作日, 两三周, 8月3号到5号, 下周. */
  readonly kind: MentionKind;
  /** 左右, 大概, 预计, about: the speaker kept a door open. */
  readonly approximate: boolean;
  readonly hasClock: boolean;
}

/** A language's rules run only where its letters stand. */
const ruleSets: readonly (readonly [RegExp, readonly Rule[]])[] = [
  [/[\u4e00-\u9fff]/, chineseRules],
  [/[a-z]{2}|\dh/, englishRules],
  [/\d/, digitRules],
  [/[\d点]|下班|noon|midnight|midday/, [clockRule]],
];
const mayHoldTime =
  /[\d天周月日年号点时]|星期|礼拜|下班|[今明]晚|[今明]早|[今明后]儿|国庆|春节|元旦|中秋|端午|五一|day|week|month|hour|minute|fortnight|tonight|tomorrow|noon|midnight|eo[dwm]\b|cob\b|close of|afternoon|evening|morning|christmas|new year|festival|\b(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/;

/** Finds times in prose, Chinese or English, relative to the instant `at` when it was said. */
export function findTimeMentions(text: string, at: Instant): TimeMention[] {
  const folded = fold(text).replace(/\s/g, ' ');
  if (!mayHoldTime.test(folded)) return [];
  const { epochMs, offsetMinutes } = parseInstant(at);
  const today = dayNumber(epochMs, offsetMinutes);
  const minute = (epochMs + offsetMinutes * minuteMs - today * dayMs) / minuteMs;
  const context: Context = { text: folded, today, minute };
  const chosen = nameOnce(chooseCores(context), context);
  const cores = joinRanges(joinClocks(withClocks(chosen, context), context), context);
  return cores.map((core, index) => {
    const floor = index === 0 ? 0 : (cores[index - 1]?.end ?? 0);
    return toMention(bound(core, floor, cores[index + 1]?.start ?? text.length, context), { text, epochMs, offsetMinutes });
  });
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly core: Core | null;
}

/** Leftmost first, longest at one place; a past time hides what lies under it. */
function chooseCores(context: Context): Core[] {
  const rules = ruleSets.flatMap(([mayHold, set]) => (mayHold.test(context.text) ? set : []));
  const candidates = rules.flatMap((rule) => runRule(rule, context));
  candidates.sort((a, b) => a.start - b.start || b.end - a.end);
  const chosen: Core[] = [];
  let end = 0;
  for (const candidate of candidates) {
    if (candidate.start < end) continue;
    end = candidate.end;
    if (candidate.core) chosen.push(candidate.core);
  }
  return chosen;
}

function runRule(rule: Rule, context: Context): Candidate[] {
  const found: Candidate[] = [];
  for (const match of context.text.matchAll(rule.pattern)) {
    const reading = rule.read(match, context);
    if (reading === null) continue;
    const start = match.index;
    const end = start + (reading === 'past' ? match[0].length : (reading.length ?? match[0].length));
    found.push({ start, end, core: reading === 'past' ? null : { ...reading, start, end } });
  }
  return found;
}

/** 周五(27日), 12月3日周四, Friday 27 Nov: one day said twice; the date counts. */
function nameOnce(cores: readonly Core[], context: Context): Core[] {
  const result: Core[] = [];
  for (const core of cores) {
    const last = result.at(-1);
    const gap = last && core.start - last.end < 3 ? context.text.slice(last.end, core.start) : null;
    const isPair = gap !== null && /^[ ,]{0,2}\(?$/.test(gap) && [last?.kind, core.kind].sort().join() === 'date,weekday';
    const end = gap?.endsWith('(') && context.text[core.end] === ')' ? core.end + 1 : core.end;
    if (last && isPair) result[result.length - 1] = { ...(core.kind === 'date' ? core : last), start: last.start, end };
    else result.push(core);
  }
  return result;
}

function withClocks(cores: readonly Core[], context: Context): Core[] {
  const result: Core[] = [];
  let end = 0;
  for (const core of cores) {
    if (core.start < end) continue;
    const extended = addClock(core, context);
    end = extended.end;
    result.push(extended);
  }
  return result;
}

function addClock(core: Core, context: Context): Core {
  if (core.isClockOnly || core.afterMinutes || core.kind === 'duration') return core;
  const clock = clockBehind(context.text, core.end, context.text.slice(core.start, core.end));
  if (!clock) return core;
  const minutes = clock.hasClock
    ? { fromMinute: clock.fromMinute, dueMinute: clock.dueMinute }
    : { fromMinute: clock.fromMinute };
  return { ...core, ...minutes, end: core.end + clock.length };
}

/** 5 pm tomorrow, 10 am on Friday: the clock came first. */
function joinClocks(cores: readonly Core[], context: Context): Core[] {
  const result: Core[] = [];
  for (const core of cores) {
    const last = result.at(-1);
    const gap = last ? context.text.slice(last.end, Math.min(core.start, last.end + 8)) : '';
    if (
      last?.isClockOnly &&
      !core.isClockOnly &&
      core.dueMinute === undefined &&
      core.start - last.end < 8 &&
      /^ ?(?:on |, ?)?$/.test(gap)
    ) {
      result.pop();
      const { fromMinute, dueMinute } = last;
      result.push({ ...core, start: last.start, fromMinute, dueMinute });
    } else result.push(core);
  }
  return result;
}

const joint = /^ ?(?:到|至|-|~|或者?|to|or|and|until|till|through)? ?$/;

function joinRanges(cores: readonly Core[], context: Context): Core[] {
  const result: Core[] = [];
  for (const core of cores) {
    const last = result.at(-1);
    const joined =
      last && core.start - last.end <= 9 && joint.test(context.text.slice(last.end, core.start)) ? joinPair(last, core) : null;
    if (joined) result.pop();
    result.push(joined ?? core);
  }
  return result;
}

/** 周一到周三, 三天到一周, Monday or Tuesday; without a joining word only lengths go together (十天半个月). */
function joinPair(near: Core, far: Core): Core | null {
  const isLength = (core: Core) => core.kind === 'duration' && !core.afterMinutes;
  if (near.isClockOnly || far.isClockOnly || near.afterMinutes || far.afterMinutes || near.kind === 'range') return null;
  if (near.end === far.start && !(isLength(near) && isLength(far))) return null;
  const due = far.due < near.from && far.kind === 'weekday' ? far.due + 7 : far.due;
  if (due < near.from) return null;
  const { fromMinute } = near;
  return {
    ...far,
    kind: 'range',
    start: near.start,
    from: near.from,
    fromMinute,
    due,
    approximate: Boolean(near.approximate || far.approximate),
  };
}

interface Origin {
  readonly text: string;
  readonly epochMs: number;
  readonly offsetMinutes: number;
}

function toMention(core: Bounded, origin: Origin): TimeMention {
  const { start, end, kind } = core;
  const { epochMs, offsetMinutes } = origin;
  const after = core.afterMinutes;
  const hasClock =
    core.dueMinute !== undefined && !(core.dueMinute === 1440 && !core.isClockOnly && core.fromMinute === undefined);
  const dueAt = after
    ? toIso(epochMs + after.max * minuteMs, offsetMinutes)
    : isoAt(core.due, core.dueMinute ?? 1440, offsetMinutes);
  const nearAt = after
    ? toIso(epochMs + after.min * minuteMs, offsetMinutes)
    : isoAt(core.from, core.fromMinute ?? 0, offsetMinutes);
  const at = toIso(epochMs, offsetMinutes);
  const begin = core.isOpenStart && Date.parse(dueAt) >= epochMs ? at : nearAt;
  // "Before October" ends a second before the month that names it.
  const fromAt = Date.parse(begin) > Date.parse(dueAt) ? dueAt : begin;
  return {
    start,
    end,
    text: origin.text.slice(start, end),
    fromAt,
    dueAt,
    kind,
    approximate: core.approximate ?? false,
    hasClock: hasClock || Boolean(after),
  };
}
