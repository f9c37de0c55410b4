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
  const aside: Stamp[] = [];
  for (const leaf of page.leaves) {
    if (leaf.index % leavesPerStep === 0) yield;
    if (leaf.isControl || leaf.length > longestHead) continue;
    const time = leaf.time ?? machineOnly(leaf);
    if (!time || isLabelled(leaf.text, time) || isInSentence(time)) continue;
    const exact = time.hasDay && !time.isRelative && time.hasClock ? null : exactTime(leaf.box);
    (isTaken(leaf, taken) ? aside : found).push({ leaf, time, exact });
  }
  found.push(...ofMessages(aside, found));
  found.sort((a, b) => a.leaf.index - b.leaf.index);
  const hasClockAlone = found.some(({ time }) => !time.hasDay);
  // A day over messages that show the hour alone heads them; it dates none by itself.
  return hasClockAlone ? found.filter(({ time }) => !isDayLine(time)) : found;
}

const enoughAlike = 2;
const depthOfCells = 3;
const cells = new Set(['td', 'dd', 'input', 'textarea']);

/** `Created: …` in the head of each message looks like a field of the record: others are built so, and are none. */
function ofMessages(aside: readonly Stamp[], found: readonly Stamp[]): Stamp[] {
  const buildOf = ({ leaf: { box } }: Stamp) => `${box.build}<${box.parent?.build}`;
  return aside.filter(
    (stamp) =>
      !around(stamp.leaf.box, depthOfCells).some(({ tag }) => cells.has(tag)) &&
      found.filter((other) => buildOf(other) === buildOf(stamp)).length >= enoughAlike,
  );
}

function isTaken({ box }: Leaf, taken: ReadonlySet<Box>): boolean {
  for (const each of around(box, 6)) if (taken.has(each)) return true;
  return false;
}

/** `<time datetime>26d</time>` */
function machineOnly({ box, text }: Leaf): ShownTime | null {
  if (text.length > 20) return null;
  const exact = box.tag === 'time' ? box.attr('datetime') : ages.test(text) ? exactTime(box) : null;
  return exact ? timeIn(exact) : null;
}

/** `9d`, `2 hrs`: an age only if the page's build gives the very time. */
const ages = /^\d{1,3}\s?(?:s|m|h|d|w|y|mo|sec|min|hr|day|week|month|year|天|小时|分钟|周|个?月)s?\.?$|^now$/i;

/** 今天下班前请回复: a day in a sentence is no time of a message. */
function isInSentence(time: ShownTime): boolean {
  const rest = time.rest.replace(/[\s\p{P}]/gu, '');
  if (/^(?:今天|今日|昨天|昨日|前天|today|yesterday)$/i.test(time.at)) return rest !== '';
  if (time.isRelative) return rest.length > 60;
  return (
    !time.hasClock &&
    (rest.length > 30 || (rest.length > 3 && /[，。！？；]|[.!?](?:\s|$)/.test(time.rest.replace(/\b\p{L}\./gu, ''))))
  );
}

const sendWords =
  /^(?:发送时间|发表于|时间|日期|回复时间|记录时间|处理时间|跟进时间|沟通时间|操作时间|联系时间|留言时间|date|sent|time|posted|on|at|received|logged|created|added)$/i;

/** `交车日期: 2026-…` dates something else. */
function isLabelled(text: string, time: ShownTime): boolean {
  const label = /^([^:：]{1,16})[:：]\s*$/.exec(text.slice(0, time.index))?.[1];
  return label !== undefined && !sendWords.test(label.trim());
}
