/** The name in a text that says who wrote: `李女士（客户）`, `Ann Lee · Service Advisor`, `From: Daniel <d@…>`. */

import type { Leaf } from './box';
import { isAction, labelPath } from './labels';
import { markOf } from './marks';

export const longestAuthor = 60;
export const mailPattern = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/;

const lead =
  /^\s*(?:发件人|发送人|来自|作者|记录人|跟进人|操作人|提交人|处理人|回复人|经办人|坐席|填写人|录入人|登记人|from|by|author|sender|posted by|logged by|added by|updated by|reported by|created by|written by|sent by|entered by)\s*[:：]\s*/i;
const leadAlone =
  /^\s*(?:发件人|发送人|来自|作者|记录人|跟进人|操作人|提交人|处理人|回复人|经办人|坐席|填写人|录入人|登记人|from|by|author|sender|(?:posted|logged|added|updated|reported|created|written|sent|entered) by)\s*[:：]?\s*$/i;

/** `Created By:`, 由: a label, and the name is the next text. */
export const isAuthorLabel = (text: string): boolean => text.length <= 20 && leadAlone.test(text);
/** `操作人：罗兰`: wherever it stands, it says who wrote. */
export const saysWho = (text: string): boolean => text.length <= longestAuthor && lead.test(text) && !isAuthorLabel(text);

const english = /^\s*(?:by|from|added by|updated by|posted by|created by|reported by|submitted by|logged by|sent by)\s+/i;
const mails = /<[^<>]*@[^<>]*>|\([^()]*@[^()]*\)|（[^（）]*@[^（）]*）/g;
const joining =
  /(?:^|\s)(?:wrote|writes|said|says|replied|responded|reported|commented|added|updated|posted|sent|created|changed|via|on|at|by|from|to the customer|to customer|sent a message|sent an email|left a note|added a note|added a private note|added a comment|internal note)(?=\s|[:：,]|$)|写道|说道|回复了?|评论了?|添加了?(?:一条)?(?:备注|评论|留言)?|更新了?|发表了?|提交(?:了|于|$)|创建了?|发送了?|操作于?|留言|^由|于|^来自|之前|[:：]$/gi;

/** The name alone; null where the text holds none. */
export function cleanAuthor(text: string): string | null {
  const bare = text
    .replace(lead, '')
    .replace(english, '')
    .replace(mails, ' ')
    .replace(/[(（[【][^()（）[\]【】]*[)）\]】]/g, (part) => (markOf(part.slice(1, -1)) ? ' ' : part))
    .replace(joining, ' ')
    .replace(/\b(?:ago|about)\b/gi, ' ');
  const [first = '', ...rest] = bare.split(/\s*[·•|｜/,，]\s*|\s[—–-]\s/).filter((part) => part.trim() !== '');
  const kept = rest.length > 0 && markOf(first) ? (rest[0] ?? '') : first;
  const name = kept.replace(/^[\s\-—–:：·•|"“”'#]+|[\s\-—–:：·•|"“”']+$/g, '').replace(/\s+/g, ' ');
  // `客户 李女士`, `客服 李婷`: the role stands before the name; `夏知秋 小程序`: the channel after it.
  const parted = /^([\u3400-\u9fff]{2,4})\s+(\S.*)$/.exec(name);
  const alone =
    parted && markOf(parted[1] ?? '') ? (parted[2] ?? name) : parted && markOf(parted[2] ?? '') ? (parted[1] ?? name) : name;
  return alone === '' || markOf(alone) ? null : alone;
}

/** In a short text that says nothing but who. */
export function nameFrom(text: string): string | null {
  const name = cleanAuthor(text);
  return name !== null && name.length <= longestAuthor && /\p{L}/u.test(name) && !isAction(name) ? name : null;
}

export interface FoundName {
  readonly name: string;
  readonly mail: string | null;
}

/** What could be the author in this text of a head; `rest`: the text without its time, if it has one. */
export function nameIn(leaf: Leaf, isStamp: boolean): FoundName | null {
  const { time } = leaf;
  // Another time than the message's own dates something else (时长 04:12).
  if (time && (!isStamp || time.rest === '')) return null;
  const text = time ? time.rest : leaf.text;
  if (/[。！？]|[!?]$/.test(text)) return null;
  const mail = mailPattern.exec(text)?.[0] ?? null;
  const name = cleanAuthor(text);
  if (name === null) return mail ? { name: mail, mail } : null;
  if (name.length > longestAuthor || !/\p{L}/u.test(name) || /[。!！?？;；]/.test(name)) return null;
  if (name.split(/\s+/).length > 6 || isAction(name) || (/^[:：]|[:：]$/.test(leaf.text) && labelPath(leaf.text))) return null;
  return { name, mail };
}
