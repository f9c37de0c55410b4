/** The words around a time that bound or hedge it: 最晚 … 前, within …, 大概 … 左右. */
import type { Context, Core } from './core';

export interface Bounded extends Core {
  readonly isOpenStart: boolean;
}

const suffix =
  / ?(之前|以前|前后|前(?![面台轮保门挡杠备排往来期])|之内|以内|内(?![容部饰存])|左右|上下|之后|以后|后(?![面续备台排视轮保门期天])|or so\b|or thereabouts\b|at the latest\b|or earlier\b)/y;
const prefix =
  /(?:最[晚迟快早多长]|不[晚迟]于|不超过|截止到?|预计|预估|估计|大概|大约|(?<![预相赴])约|差不多|争取)?(?:[也还需要得是在于到等]{0,3})(?:最[晚迟快多长]|大概|大约|(?<![预相赴])约)?$|(?:\b(?:within|in(?! by)|by|before|no later than|not later than|until|till|on|at|about|around|roughly|approximately|approx\.?|probably|after|the|another|up to|at most|at the latest|over|next|expected|estimated|latest) ){1,4}$/;
const hedge =
  /预计|预估|估计|大概|大约|约|差不多|左右|上下|前后|about|around|roughly|approx|probably|expected|estimated|or so|thereabouts|maybe/;
const opensNow =
  /最[晚迟多长]|不[晚迟]于|不超过|截止|争取|前$|内$|within|\bby\b|before|no(?:t)? later|until|till|up to|at most|latest/;

/** Takes in 最晚 … 前, within …, … 左右, and lets them move the ends. */
export function bound(core: Core, floor: number, ceiling: number, context: Context): Bounded {
  const { text } = context;
  let { end } = core;
  for (let round = 0; round < 2; round++) {
    suffix.lastIndex = end;
    const found = suffix.exec(text);
    if (found && end + found[0].length <= ceiling) end += found[0].length;
  }
  const start = core.start - prefixLength(text.slice(Math.max(floor, core.start - 40), core.start));
  const around = [text.slice(start, core.start), text.slice(core.end, end)];
  const words = around.join('|').replace(/\s+/g, ' ');
  const isBefore = core.isSpan && (/前$/.test(around[1] ?? '') || /\bbefore /.test(around[0] ?? ''));
  const approximate =
    Boolean(core.approximate) ||
    around.some((side) => hedge.test(side)) ||
    (core.kind !== 'duration' && /后$/.test(around[1] ?? ''));
  const isOpenStart = opensNow.test(words) || opensNow.test(around[0] ?? '') || isClosingTime(core, text);
  if (isBefore) return { ...core, start, end, approximate, due: core.from - 1, isOpenStart: true };
  return { ...core, start, end, approximate, isOpenStart };
}

function isClosingTime(core: Core, text: string): boolean {
  return /(?:下班|收工|打烊)(?:之?前|以前)$|\bby \S{1,8}(?: \S{1,4})?$/.test(text.slice(core.start, core.end));
}

/** Joining words alone (在, 到, the) are left out; what bounds or hedges is taken in. */
function prefixLength(head: string): number {
  const found = prefix.exec(head)?.[0] ?? '';
  const carries = /最|不|截|预|估|概|约|差|争|[a-z]/.test(found);
  if (!carries) return 0;
  const before = head.slice(0, head.length - found.length);
  return /[a-z]$/.test(before) && /^[a-z]/.test(found) ? 0 : found.length;
}
