/** beyond-authority: money offered without a condition, more of it than this advisor may grant. `[recover]` `[expect]` */
import type { Finding } from '../case/draft';
import type { CompiledLanguage } from '../packs/compileReview';
import { parseChineseNumber } from '../text/count';
import { englishNumberPattern, parseNumberRange } from '../text/numerals';
import type { Span } from '../text/sentences';
import { type Desk, framesOf, holds, isTakenBack, makeFinding } from './desk';
import { matchesOf } from './matches';
import { clauseSpan, sentenceSpan } from './prose';

interface Amount extends Span {
  readonly value: number;
}

const number = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d{1,2})?|\\d{1,7}(?:\\.\\d{1,2})?|[一二两三四五六七八九十百千万零]{1,9}';
const wordNumber = `(?<![a-z])(?:${englishNumberPattern})\\s(?:hundred|thousand|grand)`;
const currencyBefore = '(?:rmb|cny|usd|us\\$|[¥￥$€£])\\s?';
const currencyAfter = '元|块|蚊|大洋|圆|人民币|rmb|cny|yuan|usd|dollars?|bucks|euros?|pounds?';
const worth =
  '补偿|赔偿|赔|补|减免|减|免|返还|返现|返|退|面值|价值|现金|报销|误工费|打车费|打车钱|维修费|工时费|充值|红包|总共|一共|合计|加起来|转|打|出|worth|send you|knock|put|transfer you|compensate you|offer you|refund you|pay you|give you|giving you|sort you|credit you';
const voucher = '代金券|抵用券|抵扣券|优惠券|现金券|购物券|红包|现金|voucher';
const amountPattern = new RegExp(
  `(?:${currencyBefore})(${number})\\s?([万千]|[kw](?![a-z]))?|(${number}|${wordNumber})\\s?([万千]|[kw](?![a-z]))?\\s?(?:多|余)?(?:${currencyAfter})|(${number})(?:的|面额的)?(?=${voucher}|\\s(?:in|of)\\s(?:compensation|credit|goodwill|vouchers)|\\s(?:towards|off)\\s)|(?<=(?:${voucher}|${worth})[您给了约 ]{0,2})(?!123\\d\\d(?!\\d))(${number})(?![0-9%万千折]|[.,]\\d|\\s?(?!off\\b|today|now|into|back|from|out)[-~:年月日天次张个台公点积周小代名种位倍成趟遍份条号分钟页部辆a-z])`,
  'g',
);
const scales: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, 千: 1000, k: 1000 };
const mostAmounts = 100;

export function findAmounts(folded: string): Amount[] {
  const amounts: Amount[] = [];
  for (const match of matchesOf(amountPattern, folded)) {
    const text = match[1] ?? match[3] ?? match[5] ?? match[6] ?? '';
    const scale = scales[match[2] ?? match[4] ?? ''] ?? 1;
    const value = readNumber(text);
    if (value !== null) amounts.push({ start: match.index, end: match.index + match[0].length, value: value * scale });
    if (amounts.length >= mostAmounts) break;
  }
  return amounts;
}

function readNumber(text: string): number | null {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''));
  const [count = '', scale] = text.split(/\s/);
  return scale ? (parseNumberRange(count)?.max ?? 1) * (scale === 'hundred' ? 100 : 1000) : parseChineseNumber(text);
}

const takenBackBy = ['negated', 'theirs', 'tentative', 'granted', 'refused', 'own-money'];
/** 3000元全给您免了: a price that is waived is an offer after all. */
const waived =
  /^(?:[^,.;]{0,16}(?:免|报销|不收|不用您|[我都全]{0,2}退[给您]|waive|off\b|on us)|,\s?[^,.;]{0,6}(?:全免|全部免|都免|免了|on us|gone|forgotten))/;

/** One offer above the limit, or offers that together pass it; alternatives and totals are not added up. */
export function judgeOffers(desk: Desk): Finding[] {
  const authority = authorityOf(desk);
  const found: Finding[] = [];
  let sum = 0;
  for (const amount of findAmounts(desk.prose.folded)) {
    const language = desk.languages.find((known) => isOffer(desk, known, amount));
    if (!language) continue;
    sum = isApart(desk, language, amount) ? Math.max(sum, amount.value) : sum + amount.value;
    if (amount.value <= authority && sum <= authority) continue;
    const slots = { amount: desk.prose.text.slice(amount.start, amount.end) };
    found.push(makeFinding(desk, { id: 'beyond-authority', span: clauseSpan(desk.prose, amount), slots, language }));
    sum = 0;
  }
  return found;
}

function authorityOf({ draft, rules }: Desk): number {
  return Number.isFinite(draft.authority) ? draft.authority : rules.authority;
}

/** 当天的费用我给您退掉，共260元: what is given is named, and it is little. */
export function isWithinAuthority(desk: Desk, language: CompiledLanguage, span: Span): boolean {
  const { folded } = desk.prose;
  const clause = clauseSpan(desk.prose, span);
  const next = clauseSpan(desk.prose, { start: clause.end + 1, end: clause.end + 1 });
  const total = folded.slice(next.start, next.end);
  const isTold = total.search(language.cue('in-total')) >= 0;
  const amounts = findAmounts(folded.slice(clause.start, isTold ? next.end : clause.end));
  return amounts.length > 0 && amounts.every(({ value }) => value <= authorityOf(desk));
}

/** 免工时费1200元: the price is what is given. */
const givenBefore =
  /(?:免|减|退(?!款)|报销|承担|抵|补|赔|送|返|waive|refund|reimburse|credit|compensat|give you|forget|scrap|cancel|write off|tear up)[^,.;]{0,16}$/;

function isOffer(desk: Desk, language: CompiledLanguage, amount: Amount): boolean {
  const sentence = sentenceSpan(desk.prose, amount.start);
  const window = desk.prose.folded.slice(Math.max(sentence.start, amount.start - 40), Math.min(amount.end + 40, sentence.end));
  if (window.search(language.cue('offer')) < 0) return false;
  if (isTakenBack(desk, framesOf(language, takenBackBy), amount)) return false;
  if (waived.test(desk.prose.folded.slice(amount.end, amount.end + 24))) return true;
  if (givenBefore.test(desk.prose.folded.slice(Math.max(sentence.start, amount.start - 30), amount.start))) return true;
  return !isTakenBack(desk, framesOf(language, ['price']), amount);
}

/** 共, 合计, 或者: said again or instead, not on top. */
function isApart(desk: Desk, language: CompiledLanguage, amount: Amount): boolean {
  return framesOf(language, ['instead']).some((frame) => holds(desk, frame, amount));
}
