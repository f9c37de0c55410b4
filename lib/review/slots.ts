/** leftover-placeholder: an unfilled slot, in any of the shapes that templates and people use. */
import type { Finding } from '../case/draft';
import type { CompiledLanguage } from '../packs/compileReview';
import { type Desk, makeFinding } from './desk';
import { matchesOf } from './matches';

/** Certain by their shape alone, whatever stands inside. */
const shapes =
  /\{\{[^{}\n]{0,60}\}\}|\{%[^%\n]{0,60}%\}|\$\{[^{}\n]{1,40}\}|<<[^<>\n]{1,30}>>|%[a-z_]{3,20}%|(?<![_a-z0-9/])_{3,40}(?![_a-z0-9])|(?<![_a-z0-9/])_\s_{1,3}\s_|\.{0}\b(?:todo|tbd|lorem ipsum|fixme)\b|\[\s{0,6}\]|【\s{0,6}】|\{\s{0,6}\}|\(\s{2,8}\)|#[\u4e00-\u9fff]{1,6}#|\$[a-z_]{3,20}\$|\$(?:first|last|full)?_?name\b|\binsert [a-z]{3,12} here\b|(?<=:\s?)(?:待填|待补充?|待确认)(?=$|[\s,.;])/g;
/** XX先生, XXX元, X月X日, ××: letters that stand for a value; not Model X, not XXL, not SUVX. */
const crosses =
  /(?<![a-z0-9*·:/-]|[a-z0-9]\.|[a-z] )(?:[x×]{2,6}(?![a-z0-9])|[x×](?=[月日号天元块点时年台次周]|个(?:工作日|小时|月)|先生|女士|小姐|总|经理)|[某○〇](?=先生|女士|小姐|总)|○{2,5}|〇{3,5}|\*{2,6}(?=先生|女士|元|月|日))|(?<=[\u4e00-\u9fff]:\s?)x{2,6}(?![a-z0-9])|(?<=[\u4e00-\u9fff][a-z])x{4,6}(?![a-z0-9])|\bx{3,4}-x{3,4}\b|\b(?:yyyy|mm)[-/](?:mm|dd|yyyy)(?:[-/](?:dd|yy(?:yy)?))?\b|\bhh:mm\b/g;
/** Certain only when the words inside stand for a value: [微笑] is a smiley, 【滨江服务中心】 a signature. */
const bracketed = /[[【〔<{(]\s?([^\][【】〔〕<>{}()\n]{1,24}?)\s?[\]】〕>})]/g;
const mostFound = 50;

export function judgeSlots(desk: Desk): Finding[] {
  const { folded } = desk.prose;
  const hits = [
    ...folded.matchAll(shapes),
    ...folded.matchAll(crosses),
    ...matchesOf(bracketed, folded).filter((match) => isSlot(desk, match)),
  ];
  const sorted = hits
    .filter((match) => match[0] !== '' && !isLink(folded, match))
    .sort((a, b) => a.index - b.index || b[0].length - a[0].length);
  const found: Finding[] = [];
  let end = -1;
  for (const match of sorted) {
    if (match.index < end || found.length >= mostFound) continue;
    end = match.index + match[0].length;
    found.push(
      makeFinding(desk, {
        id: 'leftover-placeholder',
        span: { start: match.index, end },
        ...known(desk, match[0], folded.slice(end, end + 3)),
      }),
    );
  }
  return found;
}

function isSlot(desk: Desk, match: RegExpMatchArray): boolean {
  const inside = (match[1] ?? '').replace(/[_-]+/g, ' ').trim();
  const isRound = match[0].startsWith('(');
  if (match[0].startsWith('{') && /^[a-z][a-z0-9 .]{0,23}$/.test(inside)) return true;
  return desk.rules.languages.some((language) => language.slots.test(inside) && !(isRound && inside.length < 2));
}

function isLink(folded: string, match: RegExpMatchArray): boolean {
  return (
    folded[(match.index ?? 0) + match[0].length] === '(' ||
    /https?:\/\/\S{0,200}$/.test(folded.slice(Math.max(0, (match.index ?? 0) - 210), match.index))
  );
}

/** A slot for the customer's name is filled from the case; everything else only the advisor knows. */
function known(desk: Desk, text: string, after: string): { rewrite: readonly string[]; language: CompiledLanguage } {
  const language = desk.home;
  if (/^(?:先生|女士|小姐)/.test(after)) return { rewrite: [], language };
  const isName = /姓名|称呼|客户|name|customer/.test(text) && !/advisor|顾问|经理|manager|brand|part/.test(text);
  if (isName) return { rewrite: ['{name}'], language };
  if (/配件|零件|part/.test(text)) return { rewrite: ['{part}'], language };
  if (/时间|日期|date|time|contact/.test(text))
    return { rewrite: /contact|联系/.test(text) ? ['{next}'] : ['{range}'], language };
  return { rewrite: [], language };
}
