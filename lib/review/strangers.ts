/**
 * internal-text that no word list knows: somebody is spoken of whom the draft has not named (给她两百, keep it short so he goes away). To a
 * customer one says "you"; who says "he" without saying who he is speaks to a colleague, about the customer. `field practice`
 */
import type { Finding } from '../case/draft';
import type { CompiledLanguage } from '../packs/compileReview';
import type { Span } from '../text/sentences';
import { type Desk, makeFinding } from './desk';
import { matchesOf } from './matches';
import { clauseSpan, isQuoted, sentenceSpan } from './prose';
import { wordsOf } from './words';

const mostFound = 3;
/** A name inside a sentence, or at its head before what people do: Dana has your file. */
const inside = /(?<=[\p{Ll}\d,;:)(/&-]\s|[(@])\p{Lu}\p{Ll}{1,}/gu;
const atHead =
  /^\P{L}{0,3}(\p{Lu}\p{Ll}{2,})(?='s?\s|\s(?:\p{Lu}\p{Ll}+|has|is|will|can|was|had|called|rang|says|said|found|and|from|at|in|who|looked|keeps|runs|knows)\b)/u;

export function judgeStrangers(desk: Desk): Finding[] {
  return desk.languages.flatMap((language) => {
    const found: Finding[] = [];
    for (const span of wordsOf(desk, language, 'stranger')) {
      if (found.length >= mostFound) break;
      const clause = clauseSpan(desk.prose, span);
      if (found.at(-1)?.end === clause.end || isHarmless(desk, language, span)) continue;
      found.push(makeFinding(desk, { id: 'internal-text', span: clause, core: span, language }));
    }
    return found;
  });
}

function isHarmless(desk: Desk, language: CompiledLanguage, span: Span): boolean {
  const { prose } = desk;
  if (isQuoted(prose, span) || isDirection(prose.folded, span.start) || isIntroduced(desk, language, span.start)) return true;
  const sentence = sentenceSpan(prose, span.start);
  if (prose.folded.slice(sentence.start, sentence.end).search(language.cue('addressed')) >= 0) return true;
  // 其他, 他们 are nobody in particular; he signs, she will call: a colleague whom the customer asked for.
  const others = [...wordsOf(desk, language, 'not-stranger'), ...wordsOf(desk, language, 'colleague-does')];
  return others.some(({ start, end }) => start <= span.start && end >= span.end);
}

/** （他喊的时候不出声）, "3:00 what he needs": directions of a talk track, to the advisor alone. */
function isDirection(folded: string, at: number): boolean {
  const line = folded.slice(folded.lastIndexOf('\n', at - 1) + 1, at);
  return line.lastIndexOf('(') > line.lastIndexOf(')') || /^[\s#*-]*\d{1,2}:\d\d(?!\d)/.test(line);
}

/** Somebody stands before it of whom it may be said, or the case names one. */
function isIntroduced(desk: Desk, language: CompiledLanguage, at: number): boolean {
  if (wordsOf(desk, language, 'person').some(({ start }) => start < at)) return true;
  if (language.language !== 'en') return false;
  const before = desk.prose.text.slice(0, at);
  if (matchesOf(inside, before).some(([name]) => isName(language, name))) return true;
  return desk.prose.sentences
    .filter(({ start }) => start < at)
    .some((sentence) => {
      const name = atHead.exec(before.slice(sentence.start, sentence.end))?.[1];
      return name !== undefined && isName(language, name);
    });
}

/** Days, months and the first words of sentences have capitals too. */
function isName(language: CompiledLanguage, word: string): boolean {
  return word.toLowerCase().search(language.cue('capital')) < 0;
}
