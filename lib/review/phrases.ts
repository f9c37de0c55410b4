/** Findings that a phrase and its context decide: the rules of the pack, one after the other. */
import type { Finding } from '../case/draft';
import type { CompiledLanguage, CompiledReviewRule } from '../packs/compileReview';
import type { Span } from '../text/sentences';
import { type Desk, holds, isTakenBack, makeFinding } from './desk';
import { matchesOf } from './matches';
import { isWithinAuthority } from './offers';
import { clauseSpan, isForwarded, sentenceSpan } from './prose';

/** A text that repeats itself for pages need not be marked on every line. */
const mostPerRule = 50;

export function judgePhrases(desk: Desk): Finding[] {
  return desk.languages.flatMap((language) => language.rules.flatMap((rule) => runRule(desk, language, rule)));
}

function runRule(desk: Desk, language: CompiledLanguage, rule: CompiledReviewRule): Finding[] {
  const found: Finding[] = [];
  for (const match of rule.matches.flatMap((pattern) => matchesOf(pattern(), desk.prose.folded))) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (match[0] === '' || isHomonym(desk, rule, span) || isExcused(desk, rule, span)) continue;
    if (rule.finding === 'beyond-authority' && isWithinAuthority(desk, language, span)) continue;
    if (rule.needs.length > 0 && !rule.needs.some((frame) => holds(desk, frame, span))) continue;
    found.push(
      makeFinding(desk, { id: rule.finding, span: marked(desk, rule, span), core: span, rewrite: rule.rewrite, language }),
    );
    if (found.length >= mostPerRule) break;
  }
  return found;
}

/** A thread that was forwarded with the reply is the customer's to read, whoever wrote it. */
function isExcused(desk: Desk, rule: CompiledReviewRule, span: Span): boolean {
  if (rule.finding === 'internal-text' && isForwarded(desk.prose, span.start)) {
    return rule.unless.some((frame) => holds(desk, frame, span));
  }
  return isTakenBack(desk, rule.unless, span);
}

function isHomonym({ prose }: Desk, rule: CompiledReviewRule, { start, end }: Span): boolean {
  const homonyms = rule.not();
  if (!homonyms) return false;
  const from = Math.max(0, start - 12);
  for (const match of matchesOf(homonyms, prose.folded.slice(from, end + 12))) {
    const at = from + match.index;
    if (at < end && at + match[0].length > start) return true;
  }
  return false;
}

function marked(desk: Desk, rule: CompiledReviewRule, span: Span): Span {
  if (rule.span === 'clause') return clauseSpan(desk.prose, span);
  if (rule.span === 'match') return span;
  const sentence = sentenceSpan(desk.prose, span.start);
  return { start: Math.min(sentence.start, span.start), end: Math.max(sentence.end, span.end) };
}
