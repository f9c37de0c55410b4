/** What stands beside a label, as a value of that field: or null when it cannot be one. Wrong is worse than missing. */

import { attributeOf, select, tagOf } from '../dom';
import { around, type Box, type Leaf } from './box';
import { chosenIn } from './choices';
import { handlerPath, isAction, isEmptyValue, type LabelPath, labelPath } from './labels';
import { markOf } from './marks';
import { leavesIn, type Snapshot } from './snapshot';
import { timeIn } from './times';
import words from './words.json' with { type: 'json' };

export type FieldValue = string | boolean | readonly string[];

const longestValue = 200;
const email = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/;
const phone = /(?:\+\s?)?\(?\d[\d\s().*-]{4,18}[\d*](?:\s*(?:ext\.?|x|转)\s*\d{1,6})?/i;
const fewestDigits = 7;
const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][\s·•・.-]?[A-Z0-9*]{5,6}|^[A-Z0-9][A-Z0-9 ·-]{2,10}[A-Z0-9]$/i;
const duration =
  /\d+\s*(?:[-~–—至到]\s*\d+\s*)?(?:个?工作日|天|日|周|个?星期|个?月|小时|business days?|working days?|days?|weeks?|months?|hours?|hrs?)|^\d{1,3}$|一|两|三|半/i;
const yesNo =
  /^(?:是|否|能|不能|可以|不可以|可|不可|可行驶|不可行驶|无法行驶|能行驶|不能行驶|正常行驶|有|yes|no|true|false|y|n|✓|✔|✗|✘|×|√|vip|svip|drivable|not drivable|driveable|undrivable|partly|limited|限速行驶|勉强可开)/i;

/** By what a field can hold at all. `null`: it does not fit. */
export function fieldValue(path: LabelPath, shown: string): { readonly path: LabelPath; readonly value: FieldValue } | null {
  const text = shown.replace(/\s+/g, ' ').trim();
  if (isEmptyValue(text) || text.length > longestValue || /[:：]$/.test(text)) return null;
  const fits = checks[path];
  if (!fits) return { path, value: text };
  const made = fits(text);
  if (made === null) return otherPromise(path, text);
  return { path, value: made };
}

/** `承诺到货` may say a day or a number of days. */
function otherPromise(path: LabelPath, text: string) {
  if (path === 'ticket.promisedAt' && checks['ticket.promisedDays']?.(text))
    return { path: 'ticket.promisedDays' as const, value: text };
  if (path === 'ticket.promisedDays' && timeIn(text)) return { path: 'ticket.promisedAt' as const, value: text };
  return null;
}

const checks: Partial<Record<LabelPath, (text: string) => FieldValue | null>> = {
  'customer.name': personName,
  [handlerPath]: (text) => (text.length <= 40 && !timeIn(text) ? bareName(text) : null),
  'customer.phone': phoneNumber,
  'customer.email': (text) => email.exec(text)?.[0] ?? null,
  'customer.followers': (text) => (/\d|[万千百]/.test(text) && text.length <= 60 ? text : null),
  'customer.occupation': (text) => (text.length <= 40 && !timeIn(text) && !/^\d+$/.test(text) ? text : null),
  'customer.vip': (text) => (yesNo.test(text) || /级|会员|member|gold|platinum|diamond/i.test(text) ? text : null),
  'customer.since': dated,
  'customer.tags': (text) =>
    text.length <= 120
      ? text
          .split(/[,，、;；|/]+|\s{2,}/u)
          .map((tag) => tag.trim())
          .filter(Boolean)
      : null,
  'vehicle.model': (text) => (text.length <= 80 && /\p{L}/u.test(text) && !timeIn(text)?.hasClock ? text : null),
  'vehicle.plate': (text) => (text.length <= 14 && /\d/.test(text) && plate.test(text) ? text : null),
  'vehicle.drivable': (text) => (yesNo.test(text) || (text.length <= 24 && /驶|开|driv/i.test(text)) ? text : null),
  'ticket.number': (text) =>
    text.length <= 40 && /\d/.test(text) && !timeIn(text)?.hasClock ? text.replace(/^(?:#|no\.?\s*|№\s*)/i, '') : null,
  'ticket.status': (text) => (text.length <= 30 && !/[.。!！]$/.test(text) && !timeIn(text) ? text : null),
  'ticket.openedAt': dated,
  'ticket.promisedAt': dated,
  'ticket.promisedDays': (text) => (duration.test(text) && text.length <= 40 && !isDate(text) ? text : null),
  'ticket.part': (text) => (text.length <= 120 && /\p{L}/u.test(text) ? text : null),
  'ticket.visits': (text) => (/\d|[一二三四五六七八九十两]/.test(text) && text.length <= 20 && !isDate(text) ? text : null),
  'ticket.score': (text) => (/\d|★|☆|满意|satisf|good|bad|差|好/i.test(text) && text.length <= 30 && !isDate(text) ? text : null),
  'ticket.eta': (text) => (text.length <= 60 ? text : null),
};

function isDate(text: string): boolean {
  const time = timeIn(text);
  return time ? time.hasDay && !time.isRelative : false;
}

export function phoneNumber(text: string): string | null {
  if (timeIn(text)?.hasDay) return null;
  const found = phone.exec(text)?.[0].trim() ?? '';
  return found.replace(/[^\d*]/g, '').length >= fewestDigits ? found : null;
}

const plateInText = /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][\s·•・.-]?[A-Z0-9*]{5,6}(?![A-Z0-9])/;

/** A plate of the mainland inside a text; others have no shape of their own. */
export const plateNumber = (text: string): string | null => plateInText.exec(text)?.[0] ?? null;

/** A date with a note beside it is the date. */
function dated(text: string): string | null {
  const time = timeIn(text);
  if (!time?.hasDay)
    return /^\d{8}$|^\d{4}[-/年]\d{1,2}月?$|^\d{4}年?$|^[A-Za-z]{3,9}\.? \d{4}$|^\d{1,2}[/.]\d{4}$/.test(text) ? text : null;
  return time.rest.length > 0 ? time.at : text;
}

/** `june-holt`, `d.brooks` */
const handle = /^[a-z][a-z0-9]*[-_.][a-z0-9]+$/;

export function personName(text: string): string | null {
  const bare = bareName(text);
  if (bare.length > 40 || bare.length < 1 || !/\p{L}/u.test(bare) || email.test(bare) || timeIn(bare)?.hasDay) return null;
  // A name in Latin letters has a capital; a sentence has marks.
  if (handle.test(bare)) return bare;
  return /^\d|[。？！?!;；]|https?:|^[a-z][^A-Z\u0370-\uffff]*$|\.\s|[^.][a-z]{2}\.$/.test(bare) ? null : bare;
}

const kinds: ReadonlySet<string> = new Set(words.customerKinds);
const isNote = (text: string): boolean => kinds.has(text.toLowerCase()) || markOf(text) !== null;

/** `陈思雨 <mail@…>`, `Daniel Brooks (daniel@…)`: a person's address is not the name. */
export function bareName(text: string): string {
  return text
    .replace(/\s*[<＜(（][^<>()（）]*(?:@|\d{5})[^<>()（）]*[>＞)）]/g, '')
    .replace(/\s*[(（【[]([^()（）【】[\]]{1,12})[)）】\]]$/, (note: string, inside: string) => (isNote(inside) ? '' : note))
    .replace(/\s+[\w.+%-]+@[\w.-]+$/, '')
    .replace(/\s*\(?(?:\+?\d[\d\s*-]{6,}\d)\)?$/, '')
    .trim();
}

/** The text an element shows as a value: without buttons, captions for screen readers and links that do something. */
export function shownValue(page: Snapshot, box: Box, path: LabelPath): string | readonly string[] {
  const leaves = leavesIn(page, box).filter((leaf) => isValuePart(leaf, box));
  const control = leaves.find((leaf) => leaf.isControl && controlValue(leaf.box.element) !== '');
  const texts = leaves.filter(
    (leaf) => !leaf.isControl && !isAction(leaf.text) && !(/^\[.*\]$/.test(leaf.text) && leaf.box.tag === 'a'),
  );
  const chosen = chosenIn(page, box);
  if (chosen !== null) return chosen;
  if (control && (texts.length === 0 || !isLoose(control.box))) return controlValue(control.box.element);
  if (path === 'customer.tags') {
    const tags = texts.map(({ text }) => text).filter((text) => !/^[,，、;；|/·×✕x+]$/.test(text));
    return tags.length > 1 ? tags : (tags[0] ?? '');
  }
  if (path === 'customer.name' || path === handlerPath)
    return (
      texts
        .map(({ text }) => text)
        .find((text) => personName(text) && labelPath(text) === null && !/^\p{Lu}{1,2}$/u.test(text)) ?? ''
    );
  return machineTime(texts, path) ?? texts.map(({ text }) => text).join(' ');
}

/** A search box or a check box beside a text is not what the text says. */
function isLoose(control: Box): boolean {
  return ['checkbox', 'radio', 'search', 'hidden', 'button', 'submit'].includes(control.attr('type') ?? '');
}

function isValuePart(leaf: Leaf, within: Box): boolean {
  for (const each of around(leaf.box)) {
    // A value to be changed by a click is a button; a button beside a value is none.
    if (each.tag === 'button' || each.role === 'button') return each === within;
    if (/\b(?:sr-only|visually-hidden|screen-reader|assistive-text)/i.test(each.classes)) return false;
    if (each === within) break;
  }
  return leaf.isControl ? leaf.box.isShown : true;
}

const dayPaths: ReadonlySet<string> = new Set(['ticket.openedAt', 'ticket.promisedAt', 'ticket.eta', 'customer.since']);

/** "26 days ago" with the very time behind it: the very time. */
function machineTime(leaves: readonly Leaf[], path: LabelPath): string | null {
  if (!dayPaths.has(path)) return null;
  for (const leaf of leaves) {
    const { time } = leaf;
    if (time && !time.isRelative && time.hasDay) return null;
    const exact = exactTime(leaf.box);
    if (exact) return exact;
  }
  return null;
}

const timeAttributes = [
  'datetime',
  'title',
  'data-time',
  'data-timestamp',
  'data-original-title',
  'aria-label',
  'data-date',
  'data-tooltip',
];

/** The machine's time of an element or of what is directly around it. */
export function exactTime(box: Box): string | null {
  for (const each of around(box, 3)) {
    for (const name of timeAttributes) {
      const text = each.texts.get(name);
      const time = text && text.length <= 60 ? timeIn(text) : null;
      if (text && time?.hasDay && !time.isRelative && /\d{4}/.test(time.at)) return name === 'datetime' ? text : time.at;
    }
  }
  return null;
}

export function controlValue(control: Element): string {
  const tag = tagOf(control);
  if (tag === 'select') {
    const chosen = control as HTMLSelectElement;
    const option = chosen.selectedOptions?.[0] ?? select(control, 'option[selected]');
    const text = option?.textContent?.trim() ?? '';
    return /^(?:请选择|select|choose|--|all$|全部)/i.test(text) ? '' : text;
  }
  const type = (attributeOf(control, 'type') ?? 'text').toLowerCase();
  if (['hidden', 'password', 'submit', 'button', 'file', 'reset', 'image', 'search'].includes(type)) return '';
  if (type === 'checkbox' || type === 'radio') return '';
  return (control as HTMLInputElement).value?.trim() ?? '';
}
