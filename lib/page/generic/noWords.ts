/** Texts in a message that are nobody's words: times, buttons, counts, initials, recipients. */
import { around, type Leaf } from './box';
import { isAction } from './labels';

/** The initials in a round picture. */
export const isPicture = ({ text, box }: Leaf): boolean =>
  text.length <= 3 && around(box, 2).some(({ classes }) => /avatar|initial|(?:^|[-_\s])ava(?:$|[-_\s])/i.test(classes));

const counters = /^(?:#?\d{1,5}|\d+楼|\d+\s*(?:条回复|赞|replies|likes?)|(?:回复|评论|赞|reply|like)s?\s*[(（]\d+[)）])$/i;

/** `主叫 139****0001`: by which number, not what was said. */
const numberAlone =
  /^(?:主叫|被叫|主叫号码|被叫号码|来电号码|号码|电话|手机|分机|caller|callee|from|to|tel|phone|number)?\s*[:：]?\s*\+?[\d*][\d\s*()-]{5,}$/i;

/** Actions, buttons, counts: no words of anybody. */
export function isNothing({ text, box }: Leaf): boolean {
  if (isAction(text) || counters.test(text) || numberAlone.test(text) || /^[\s·•|:：,，()（）—–-]*$/.test(text)) return true;
  for (const each of around(box, 4)) if (each.tag === 'button' || each.role === 'button') return true;
  return false;
}

/** `(Fri, 30 Oct 2026 at 9:00 AM)`, `- 3 weeks ago`, `时间：09:12` */
export const isOnlyTime = ({ time }: Leaf): boolean =>
  time !== null && time.rest.replace(/[\s\p{P}|~+]|于|on|at|时间|时长|用时/giu, '') === '';

export const isRecipientLabel = (text: string): boolean => /^(?:to|cc|bcc|收件人|抄送|发给)\s*[:：]?$/i.test(text);
const recipient = /^(?:to|收件人|发给|发送给|回复给|致)[:：\s]\s*(.{1,60})$/i;

export const recipientIn = (text: string): string | null => recipient.exec(text)?.[1]?.trim() ?? null;
