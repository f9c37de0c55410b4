/** Reads a count as a page or a person writes it, in Chinese or English. A vague count (几万, 四十多万, 10万+) is read at its lower end. */
import { fold } from './fold';
import { parseChineseNumber } from './numerals';

export { parseChineseNumber } from './numerals';

const before =
  /^(?:(?:粉丝|关注者?|订阅|followers?|fans|subscribers?|visits?)(?:数量?|总数)?[:=]?|大约|大概|约有?|将?近|接近|差不多有?|超过|超|逾|不到|至少|足足|共计?|总共|一共|有|第|about|around|approx(?:imately|\.)?|roughly|nearly|almost|over|more than|at least|some|ca?\.|[~≈><≥])\s*/;
const after =
  /\s*(?:左右|上下|以上|有余|[多余来]|\+|plus|or so|个|人|名|位|次|回|趟|条|粉丝数?|粉|关注者?|followers?|fans|subscribers?|subs|people|times?|visits?)$/;
const scales: Readonly<Record<string, number>> = {
  '': 1,
  百: 100,
  千: 1e3,
  k: 1e3,
  thousand: 1e3,
  万: 1e4,
  w: 1e4,
  wan: 1e4,
  十万: 1e5,
  百万: 1e6,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  千万: 1e7,
  亿: 1e8,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
};

/** More than all people there are: a number that is no count of anything here. */
const mostCounted = 1e10;

/**
 * "12.5万", "12.5w", "10万+", "一万二", "四十多万", "486,000", "3k", "1.2M", "86k followers", "约3000".
 * The whole text must be one count (with a word of approximation before or a unit after); null for anything else, below zero or absurd.
 */
export function parseCount(text: string | number): number | null {
  const value = typeof text === 'number' ? text : readCount(text);
  return value !== null && value >= 0 && value <= mostCounted ? value : null;
}

function readCount(text: string): number | null {
  if (text.length > 60) return null;
  const bare = strip(fold(text).trim());
  return parseScaled(bare) ?? parseWords(bare);
}

function strip(text: string): string {
  let bare = text;
  for (let round = 0; round < 4; round++) bare = bare.replace(before, '').replace(after, '').trim();
  return bare;
}

function parseScaled(text: string): number | null {
  const parts = /^(\d[\d, ]*(?:\.\d+)?)\s*(?:多|余|来|\+)?\s*([a-z十百千万亿]*)$/.exec(text);
  if (!parts) return null;
  const value = parsePlain((parts[1] ?? '').trim());
  const scaleWord = parts[2] ?? '';
  const scale = Object.hasOwn(scales, scaleWord) ? scales[scaleWord] : undefined;
  if (value === null || scale === undefined) return null;
  return scale === 1 ? value : Math.round(value * scale);
}

function parsePlain(text: string): number | null {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^\d{1,3}(?: \d{3})+$/.test(text)) return Number(text.replaceAll(' ', ''));
  return /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : null;
}

/** 几万 is at least two of them, 上万 and 万粉 at least one: enough for a threshold, and never more than was said. */
function parseWords(text: string): number | null {
  const known = text
    .replace(/^(?:上|过|破|成)(?=[百千万亿])/, '一')
    .replace(/^(?:好几|几|数)(?=[十百千万亿])/, '二')
    .replace(/([十百千万])[多几来余](?=[万亿]?$)/, '$1')
    .replace(/^(?=[百千万亿]+$)/, '一');
  if (!known) return null;
  const bigUnit = /^一([百千])([万亿])$/.exec(known);
  if (bigUnit) return (scales[bigUnit[1] ?? ''] ?? 1) * (scales[bigUnit[2] ?? ''] ?? 1);
  return parseChineseNumber(known);
}
