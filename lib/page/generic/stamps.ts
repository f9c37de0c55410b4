/** The times on the page that may date a message. */
import { isDayLine, type Stamp } from './block';
import { around, type Box, type Leaf } from './box';
import type { Snapshot } from './snapshot';
import { type ShownTime, timeIn } from './times';
import { exactTime } from './values';

const longestHead = 160;
const leavesPerStep = 150;

/** `taken`: values of the record, which date something else. */
export function* stampsIn(page: Snapshot, taken: ReadonlySet<Box>): Generator<void, Stamp[]> {
  const found: Stamp[] = [];
  for (const leaf of page.leaves) {
    if (leaf.index % leavesPerStep === 0) yield;
    if (leaf.isControl || leaf.length > longestHead || isTaken(leaf, taken)) continue;
    const time = leaf.time ?? machineOnly(leaf);
    if (!time || isLabelled(leaf.text, time) || isInSentence(time)) continue;
    const exact = time.hasDay && !time.isRelative && time.hasClock ? null : exactTime(leaf.box);
    found.push({ leaf, time, exact });
  }
  const hasClockAlone = found.some(({ time }) => !time.hasDay);
  // A day over messages that show the hour alone heads them; it dates none by itself.
  return hasClockAlone ? found.filter(({ time }) => !isDayLine(time)) : found;
}

function isTaken({ box }: Leaf, taken: ReadonlySet<Box>): boolean {
  for (const each of around(box, 6)) if (taken.has(each)) return true;
  return false;
}

/** `<time datetime>26d</time>` */
function machineOnly({ box, text }: Leaf): ShownTime | null {
  const exact = box.tag === 'time' && text.length <= 20 ? box.attr('datetime') : null;
  return exact ? timeIn(exact) : null;
}

/** 今天下班前请回复: a day in a sentence is no time of a message. */
function isInSentence(time: ShownTime): boolean {
  const rest = time.rest.replace(/[\s\p{P}]/gu, '');
  if (/^(?:今天|今日|昨天|昨日|前天|today|yesterday)$/i.test(time.at)) return rest !== '';
  if (time.isRelative) return rest.length > 60;
  return !time.hasClock && rest.length > 30;
}

const sendWords =
  /^(?:发送时间|发表于|时间|日期|回复时间|记录时间|处理时间|跟进时间|沟通时间|操作时间|联系时间|留言时间|date|sent|time|posted|on|at|received|logged|created|added)$/i;

/** `交车日期: 2026-…` dates something else. */
function isLabelled(text: string, time: ShownTime): boolean {
  const label = /^([^:：]{1,16})[:：]\s*$/.exec(text.slice(0, time.index))?.[1];
  return label !== undefined && !sendWords.test(label.trim());
}
