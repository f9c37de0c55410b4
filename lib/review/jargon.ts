/** jargon: an abbreviation of ours that nobody explained, neither here nor earlier in the draft, and that the customer did not use. `[expect]` */
import type { Finding } from '../case/draft';
import type { CompiledLanguage } from '../packs/compileReview';
import type { Span } from '../text/sentences';
import { type Desk, isTakenBack, makeFinding } from './desk';
import { matchesOf } from './matches';

const term = /(?<![a-z0-9@_-]|[a-z0-9]\.)[a-z][a-z0-9]{1,7}(?![a-z0-9@_]|\.[a-z0-9])/g;

export function judgeJargon(desk: Desk): Finding[] {
  const { prose, facts } = desk;
  if (!prose.hasLatin) return [];
  const found: Finding[] = [];
  const seen = new Set<string>();
  const language = desk.home;
  for (const match of matchesOf(term, prose.folded)) {
    const word = match[0];
    const plain = Object.hasOwn(language.jargon, word) ? language.jargon[word] : undefined;
    const span = { start: match.index, end: match.index + word.length };
    if (seen.has(word) || isLowerCase(prose.text.slice(span.start, span.end))) continue;
    if (plain === undefined && !isTechnical(desk, language, span)) continue;
    seen.add(word);
    if (isExplained(prose.folded, span.start, span.end) || customerSaid(facts.reading, word) || isTakenBack(desk, [], span))
      continue;
    found.push(makeFinding(desk, { id: 'jargon', span, language, slots: { plain: plain ?? null } }));
  }
  return found;
}

const longestUnknown = 5;
const shortestUnknown = 3;
const reach = 14;

/** Capitals that no list knows, beside a word of the workshop: "the CCU is faulty". No plain words are known for them, so none are offered. */
function isTechnical({ prose }: Desk, language: CompiledLanguage, { start, end }: Span): boolean {
  const written = prose.text.slice(start, end);
  if (written.length < shortestUnknown || written.length > longestUnknown || !/^\p{Lu}+$/u.test(written)) return false;
  if (prose.folded.slice(start, end).search(language.cue('plain-term')) >= 0) return false;
  const after = prose.folded.slice(end, end + reach).split(/[,.;!?]/)[0] ?? '';
  return after.search(language.cue('technical')) >= 0;
}

/** "bom" or "eta" in running lower case is a word or a typo, "BMS" an abbreviation; Chinese writers do not bother to shift. */
function isLowerCase(written: string): boolean {
  return written.length < 3 || written === written.toLowerCase() ? !/^(?:ecu|bms|bom|sku|moq)$/.test(written) : false;
}

/** BMS（电池管理系统）, BMS, that is …, 电池管理系统（BMS）. */
function isExplained(folded: string, start: number, end: number): boolean {
  const after = folded.slice(end, end + 24);
  if (/[\u4e00-\u9fffa-z]\s?\($/.test(folded.slice(Math.max(0, start - 3), start)) && /^[,、:]/.test(after)) return true;
  if (
    /^\s?(?:系统|模块|控制器|module|unit|valve|sensor|pump)?\s?(?:\(|,?\s?(?:也?就是|即|指的是|是指|意思是|俗称|that is|which is|which means|meaning|i\.e\.|short for|stands for)|, the )/.test(
      after,
    )
  )
    return true;
  return /^\s?\)/.test(after) && /\(\s?$/.test(folded.slice(Math.max(0, start - 2), start));
}

function customerSaid(reading: Desk['facts']['reading'], word: string): boolean {
  return reading?.messages.some((message) => message.from === 'customer' && message.text.toLowerCase().includes(word)) ?? false;
}
