/** The slots a talk track may name, with the word that stands in the text while a slot still waits for its value. */
import type { Language } from '../case/ids';

const labels = {
  'customer.salutation': ['客户称呼', 'how to address the customer'],
  'customer.name': ['客户姓名', "customer's name"],
  part: ['配件名称', 'name of the part'],
  model: ['车型', 'car model'],
  wait_days: ['已等天数', 'days waited'],
  opened: ['报修日期', 'date opened'],
  promised: ['原先答应的日期', 'date first promised'],
  new_date: ['新的预计日期', 'new expected date'],
  new_date_end: ['预计日期的最后一天', 'last day of the new range'],
  next_contact: ['下次联系时间', 'next contact'],
  soon_contact: ['最近一次联系时间', 'next contact, the soonest'],
  tomorrow_contact: ['明天的联系时间', "tomorrow's contact"],
  superior: ['经理的称呼', 'what to call the manager'],
  'advisor.name': ['您的姓名', 'your name'],
  'advisor.post': ['您的职务', 'your post'],
  'advisor.phone': ['您的直线电话', 'your direct line'],
  'manager.name': ['经理姓名', "manager's name"],
  'manager.phone': ['经理电话', "manager's direct line"],
  centre: ['服务中心', 'service centre'],
  brand: ['品牌', 'brand'],
  loaner: ['代步车', 'loaner car'],
  compensation: ['您能定的补偿', 'what you may grant'],
  'law.days_used': ['维修已用天数', 'repair days used'],
  'law.days_left': ['距30日剩余天数', 'days left of 30'],
  'law.spare': ['备用车条件已满', 'spare car due'],
  'law.over': ['已超30日', 'past 30 days'],
  done: ['今天已做的事', 'what was done today'],
  tomorrow: ['明天要做的事', "tomorrow's step"],
  cause: ['查到的原因', 'the cause found'],
  changed: ['已经改了的一处', 'what was changed'],
  repair: ['修法', 'the repair'],
  finding: ['检查结果', 'what the check found'],
  price: ['新的报价', 'new price'],
  price_was: ['原来的报价', 'earlier price'],
  appointment: ['新的预约时间', 'new appointment'],
  appointment_was: ['原来的预约时间', 'earlier appointment'],
  ready_time: ['今天的交车时间', "today's ready time"],
  colleague: ['说错话的同事', 'the colleague concerned'],
  oversold_item: ['有疑问的项目', 'the item in question'],
  cost: ['不处理的代价', 'cost of doing nothing'],
  ask: ['要支持的一件事', 'the support needed'],
  taboo: ['要避开的话', 'what not to say'],
  'cases.count': ['台数', 'number of cars'],
  'cases.p0': ['P0台数', 'cars at P0'],
  'cases.p1': ['P1台数', 'cars at P1'],
  'cases.longest': ['最长等待天数', 'longest wait'],
  'cases.broken': ['失守承诺数', 'commitments broken'],
  'cases.parts': ['配件清单', 'parts needed'],
  'cases.list': ['风险名单', 'list by risk'],
  'cases.detail': ['逐位说明', 'notes on each'],
  'cases.date': ['日期', 'date'],
} as const satisfies Record<string, readonly [string, string]>;

export type SlotId = keyof typeof labels;

/** Values by slot; null or absent: nobody knows it yet. Answers of the advisor may add slots of an own track. */
export type Slots = Readonly<Record<string, string | null>>;
/** The same, for slots that shipped tracks know. */
export type Known = Partial<Record<SlotId, string | null>>;

/** A slot that waits for a value: the sidebar asks for it in place. An own track may name slots of its own. */
export interface Slot {
  readonly slot: string;
  readonly label: string;
}

export const slotIds = Object.keys(labels) as readonly SlotId[];

export function isSlotId(name: string): name is SlotId {
  return Object.hasOwn(labels, name);
}

export function slotLabel(name: string, language: Language): string {
  return isSlotId(name) ? labels[name][language === 'en' ? 1 : 0] : name;
}
