/** Chinese and English number words, alone and as the loose ranges people say: 三五, 两三, 十几, 二三十. */

const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

interface Sum {
  total: number;
  section: number;
  pending: number | null;
  lastUnit: number;
}

/** "一百二十", "两千零五", "十五", "三万五", "二〇二六", "1万2千"; null when the (folded) text is not only a number. */
export function parseChineseNumber(text: string): number | null {
  if (/^[〇零一二三四五六七八九]{2,12}$/.test(text)) return readDigits(text);
  const tokens = text.match(/\d+(?:\.\d+)?|[^\d.]/g);
  if (!tokens || tokens.join('') !== text) return null;
  const sum: Sum = { total: 0, section: 0, pending: null, lastUnit: 1 };
  for (const token of tokens) if (!addToken(sum, token)) return null;
  return sum.total + sum.section + tail(sum);
}

function readDigits(text: string): number {
  return [...text].reduce((value, digit) => value * 10 + (digits[digit] ?? 0), 0);
}

function addToken(sum: Sum, token: string): boolean {
  const unit = units[token];
  if (unit !== undefined) return addUnit(sum, unit);
  const value = digits[token] ?? (/^\d/.test(token) ? Number(token) : undefined);
  if (value === undefined || (sum.pending !== null && sum.pending !== 0)) return false;
  if (value === 0) sum.lastUnit = 1;
  sum.pending = value;
  return true;
}

function addUnit(sum: Sum, unit: number): boolean {
  if (unit < 10_000) {
    if (sum.pending === null && unit !== 10) return false;
    sum.section += (sum.pending || 1) * unit;
  } else {
    const below = sum.section + (sum.pending ?? 0);
    if (below === 0 && sum.total === 0) return false;
    if (unit === 10_000) sum.total += below * unit;
    else sum.total = (sum.total + below) * unit;
    sum.section = 0;
  }
  sum.pending = null;
  sum.lastUnit = unit;
  return true;
}

/** 一万二 is 12,000 and 三百五 is 350, but 一百零五 is 105. */
function tail({ pending, lastUnit }: Sum): number {
  if (pending === null) return 0;
  return lastUnit >= 100 && pending < 10 ? (pending * lastUnit) / 10 : pending;
}

const englishWords: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
  thirty: 30,
  'forty-eight': 48,
  forty: 40,
  fifty: 50,
  sixty: 60,
  ninety: 90,
  'twenty-four': 24,
  'seventy-two': 72,
};

/** For patterns: the longest words first. */
export const englishNumberPattern = Object.keys(englishWords)
  .sort((a, b) => b.length - a.length)
  .join('|');

export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

const same = (value: number): NumberRange => ({ min: value, max: value });
const loose: Readonly<Record<string, NumberRange>> = {
  几: { min: 3, max: 5 },
  数: { min: 3, max: 5 },
  好几: { min: 3, max: 7 },
  若干: { min: 3, max: 7 },
  'a couple of': same(2),
  'a couple': same(2),
  'couple of': same(2),
  'a few': { min: 3, max: 5 },
  few: { min: 3, max: 5 },
  several: { min: 3, max: 7 },
};

/** One number or a loose range: "3", "三", "两三", "三五", "十几", "十二三", "二三十", "a couple of"; half is 0.5. */
export function parseNumberRange(text: string): NumberRange | null {
  const word = text.trim().replace(/\s+/g, ' ');
  if (/^\d+(?:\.\d+)?$/.test(word)) return same(Number(word));
  if (Object.hasOwn(loose, word)) return loose[word] ?? null;
  if (Object.hasOwn(englishWords, word)) return same(englishWords[word] ?? 0);
  if (word === '半' || word === 'half a' || word === 'half an') return same(0.5);
  return parsePair(word) ?? parseVagueTens(word) ?? parseSingle(word);
}

function parseSingle(word: string): NumberRange | null {
  const value = /^[〇零一二两俩三仨四五六七八九十百]+$/.test(word) ? parseChineseNumber(word) : null;
  return value === null ? null : same(value);
}

/** 两三, 三五, 十二三, 二三十: two ascending digits side by side are a range, not a number. */
function parsePair(word: string): NumberRange | null {
  const pair = /^([二三四五六七八九]?十)?([一二两三四五六七八九])([二两三四五六七八九])(十)?$/.exec(word);
  if (!pair) return null;
  const low = digits[pair[2] ?? ''] ?? 0;
  const high = digits[pair[3] ?? ''] ?? 0;
  if (high <= low) return null;
  const base = pair[1] ? (parseChineseNumber(pair[1]) ?? 0) : 0;
  const times = pair[4] ? 10 : 1;
  return { min: base + low * times, max: base + high * times };
}

/** 十几 11 to 19, 十来 and 十多 10 to 15, 二十多 20 to 29. */
function parseVagueTens(word: string): NumberRange | null {
  const vague = /^([一二两三四五六七八九]?十|\d{1,2}0)(几|多|来|余)$/.exec(word);
  if (!vague) return null;
  const base = parseChineseNumber(vague[1] ?? '') ?? 0;
  if (vague[2] === '几') return { min: base + 1, max: base + 9 };
  return { min: base, max: base + (base === 10 ? 5 : 9) };
}
