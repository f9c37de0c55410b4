/** Short texts in the head of a message that say something of it: a role, a direction, a channel, "for colleagues only". */
import words from './words.json' with { type: 'json' };

export type Who = 'customer' | 'staff' | 'system';

export interface Mark {
  readonly who: Who | null;
  /** The customer spoke to us, or we to the customer. */
  readonly direction: 'in' | 'out' | null;
  readonly isInternal: boolean;
  /** A note among other kinds: colleagues write those for each other. */
  readonly isNote: boolean;
  readonly channel: string | null;
}

const nothing: Mark = { who: null, direction: null, isInternal: false, isNote: false, channel: null };
const exact: ReadonlyMap<string, Mark> = new Map<string, Mark>([
  ...words.kinds.map((word) => [word, nothing] as const),
  ...words.channels.map((word) => [word, { ...nothing, channel: word }] as const),
  ...words.notes.map((word) => [word, { ...nothing, isNote: true }] as const),
  ...words.outgoing.map((word) => [word, { ...nothing, direction: 'out' as const }] as const),
  ...words.incoming.map((word) => [word, { ...nothing, direction: 'in' as const }] as const),
  ...(['customer', 'staff', 'system'] as const).flatMap((who) => words[who].map((word) => [word, { ...nothing, who }] as const)),
  ...words.internal.map((word) => [word, { ...nothing, isInternal: true }] as const),
]);

const longest = 48;
const known = new Map<string, Mark | null>();
const knownLimit = 2_000;

/** What a whole short text says; null if any of it is something else (a name, words of the message). */
export function markOf(text: string): Mark | null {
  if (text.length > longest) return null;
  const before = known.get(text);
  if (before !== undefined) return before;
  const made = read(bareText(text));
  if (known.size < knownLimit) known.set(text, made);
  return made;
}

export function forgetMarks(): void {
  known.clear();
}

const bareText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^[\s·•|()[\]（）【】<>:：—–-]+|[\s·•|()[\]（）【】<>:：,，—–-]+$/g, '')
    .replace(/^(?:添加|新增|发表|发布|写下|留下)了?(?:一条)?(?=.)/, '')
    .replace(/^(?:via|by|through|通过|来自|渠道|方式)[:：\s]+/, '');

function read(bare: string): Mark | null {
  if (bare === '') return null;
  const whole = exact.get(bare) ?? phrase(bare);
  if (whole) return whole;
  const parts = bare.split(/\s*[-–—·•|/,，:：()（）【】[\]]\s*|\s{2,}/).filter(Boolean);
  if (parts.length < 2 || parts.length > 4) return null;
  const marks = parts.map((part) => exact.get(part) ?? phrase(part));
  return marks.every((mark) => mark !== null) ? marks.reduce<Mark>((all, mark) => joined(all, mark ?? nothing), nothing) : null;
}

const phrases: readonly (readonly [RegExp, Mark])[] = [
  [
    /^(?:客户|车主|用户|投诉人|报修人|顾客|会员|消费者)(?:主动|再次|多次|本人)?(?:反映|反馈|来电|来访|来店|到店|表示|投诉|要求|催促|催问|催单|咨询|询问|留言|回复|补充|追问|诉求|提出)$/,
    { ...nothing, direction: 'in' },
  ],
  [
    /^(?:主动|首次|再次|当日)?(?:电话|微信|短信|上门|邮件)?(?:回访|致电|联系|告知|答复|安抚|通知)(?:客户|车主|用户|投诉人)?$/,
    { ...nothing, direction: 'out' },
  ],
  [/^内部.{2,4}$/, { ...nothing, isInternal: true }],
  [
    /(?:private|internal|hidden|work) (?:note|comment|memo|reply)s?\b|\b(?:staff|team|agents?|employees?|internal) only\b|不可见|仅(?:内部|员工|同事|客服|坐席)/,
    { ...nothing, isInternal: true },
  ],
  [/^(?:added|left|wrote|posted) a note$/, { ...nothing, isNote: true }],
  [
    /^(?:replied|responded|commented|wrote|said|added a (?:comment|reply|public reply)|posted|sent (?:an? )?(?:email|message|sms)|(?:has )?(?:reported|submitted|raised|opened)(?: this)?(?: (?:ticket|case|request))?(?: (?:via|through|by|from) .{2,20})?)$/,
    nothing,
  ],
  [
    /^.{2,8}(?:专员|顾问|客服|坐席|技师|工程师|主管|店长|总监|经理|服务部|售后部|客服部|市场部|配件部|维修部|服务中心|客服中心|4s店)$/,
    { ...nothing, who: 'staff' },
  ],
  [
    /^(?:service|support|customer|parts|workshop|sales|care|technical|claims)[ -](?:care |service |support )?(?:advis[eo]r|agent|manager|technician|team|desk|rep|representative|specialist|department|coordinator|lead)$/,
    { ...nothing, who: 'staff' },
  ],
];

function phrase(bare: string): Mark | null {
  return phrases.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

export function joined(a: Mark, b: Mark): Mark {
  return {
    who: a.who && b.who && a.who !== b.who ? null : (a.who ?? b.who),
    direction: a.direction ?? b.direction,
    isInternal: a.isInternal || b.isInternal,
    isNote: a.isNote || b.isNote,
    channel: a.channel ?? b.channel,
  };
}

export const noMark = nothing;

/** Roles inside an author's text: in brackets, after a dot, before the name. */
export function marksIn(text: string): Mark {
  let all = nothing;
  for (const part of text.split(/[()（）[\]【】·•|｜/,，:：<>]|\s[—–-]\s|\s{2,}/)) {
    const mark = part.trim() === '' ? null : markOf(part);
    const lead = /^[\u3400-\u9fff]{2,4}(?=\s)/.exec(part.trim())?.[0];
    const trail = /(?<=\s)[\u3400-\u9fff]{2,6}$/.exec(part.trim())?.[0];
    const before = mark ?? (lead ? markOf(lead) : null) ?? (trail ? markOf(trail) : null);
    if (before) all = joined(all, before);
  }
  return all;
}
