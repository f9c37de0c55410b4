/** Reads a field that holds a length of time. Prose is findTimeMentions' business. */
import { fold } from './fold';
import { chineseLength, type Duration, englishLength, readLength } from './lengths';
import { parseNumberRange } from './numerals';

export type { Duration, DurationUnit } from './lengths';

const before =
  /^(?:预计|预期|预估|估计|大概|大约|差不多|约|最快|最慢|最多|最长|最晚|最迟|最少|至少|不超过|需要?|还要?|还需|再等?|等待?|也?就|within|in|about|around|approx(?:imately|\.)?|roughly|up to|at most|at least|under|less than|no more than|another|the next|next|takes?|eta:?|~|≈|≤|<=?)\s*/;
const after =
  /\s*(?:左右|上下|以?内|之内|里|之?后|以后|前后|到货|到|完成|修好|可以?|max|maximum|or so|at most|at the latest|from now|[.。!])$/;
const chineseWhole = new RegExp(`^${chineseLength}$`);
const englishWhole = new RegExp(`^${englishLength}$`);
const twoLengths = new RegExp(
  `^(?:${chineseLength}|${englishLength})\\s?(?:-|~|到|至|to|or)?\\s?(?:${chineseLength}|${englishLength})$`,
);
const bareDays = /^(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:\s?(?:-|~|到|至|to)\s?(\d{1,3}|[一二两三四五六七八九十]{1,3}))?$/;

/** Reads a field that is a length of time: "3-5个工作日", "三到五天", "10" (days), "within 10 days", "T+3"; null for anything else. */
export function parseDuration(text: string): Duration | null {
  if (typeof text !== 'string' || text.length > 60) return null;
  const bare = strip(fold(text).replace(/\s+/g, ' ').trim());
  return parseBare(bare) ?? parseTPlus(bare) ?? parseMixed(bare) ?? parseDays(bare);
}

function strip(text: string): string {
  let bare = text;
  for (let round = 0; round < 4; round++) bare = bare.replace(before, '').replace(after, '').trim();
  return bare;
}

function parseBare(text: string): Duration | null {
  const found = chineseWhole.exec(text) ?? englishWhole.exec(text);
  if (!found) return /^(?:a )?fortnight$/.test(text) ? { min: 2, max: 2, unit: 'week' } : null;
  return readLength(found.slice(1));
}

/** T+3: three working days after the order, as warehouses count. */
function parseTPlus(text: string): Duration | null {
  const found = /^[td] ?\+ ?(\d{1,2})(?:\s?[-~到至]\s?(?:[td]?\+? ?)?(\d{1,2}))?(?: ?个?(?:工作日|天|days?))?$/.exec(text);
  if (!found) return null;
  const [min, max] = [Number(found[1]), Number(found[2] ?? found[1])];
  return max >= min ? { min, max, unit: 'working-day' } : null;
}

const asDays = { day: 1, week: 7, month: 30 } as const;

/** 三天到一周, 十天半个月: two lengths with units of their own become days. */
function parseMixed(text: string): Duration | null {
  const found = twoLengths.exec(text)?.slice(1);
  if (!found) return null;
  const [near, far] = [found.slice(0, 9), found.slice(9)].map((half) =>
    readLength(half[0] === undefined ? half.slice(5) : half.slice(0, 5)),
  );
  if (!near || !far) return null;
  if (near.unit === far.unit) return far.max >= near.min ? { min: near.min, max: far.max, unit: near.unit } : null;
  if (!(near.unit in asDays) || !(far.unit in asDays)) return null;
  const min = near.min * asDays[near.unit as keyof typeof asDays];
  const max = far.max * asDays[far.unit as keyof typeof asDays];
  return max >= min ? { min, max, unit: 'day' } : null;
}

/** A bare number counts days: that is what the column is called where it stands. */
function parseDays(text: string): Duration | null {
  const found = bareDays.exec(text);
  const low = found && parseNumberRange(found[1] ?? '');
  const high = found?.[2] === undefined ? low : parseNumberRange(found[2]);
  return low && high && low.min > 0 && high.max >= low.min ? { min: low.min, max: high.max, unit: 'day' } : null;
}
