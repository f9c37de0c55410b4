/** Lines that say what happened to the record: states, assignments. Nobody says them. */
const patterns: readonly RegExp[] = [
  /^(?:系统)?(?:自动)?(?:将|把)?.{0,12}(?:状态|优先级|负责人|处理人|受理人|工单|案例|阶段).{0,20}(?:由|从|变更|更改|修改|更新为|改为|调整|转派|分配|指派|创建|关闭|自动)/,
  /^(?:工单|案件|案例|服务单|投诉单)已(?:创建|关闭|分配|指派|升级|转派|自动)/,
  /^.{0,12}(?:修改|变更|更新|调整)了?(?:工单)?(?:状态|优先级|负责人|处理人|受理人)/,
  /^.{0,16}(?:邀请|加入群聊|加入了?会话|撤回了一条|转接|结束了?会话|接入了?会话|添加了你|已添加你|通过了你的|开启了)/,
  /^(?:the )?(?:status|priority|assignee|owner|state|stage|case|ticket)\b.{0,40}\b(?:changed|set|updated|moved|was|created|assigned|closed|opened|escalated)\b/i,
  /^.{0,40}\b(?:changed|set|updated|moved|assigned|reassigned|closed|reopened|merged|escalated|snoozed|unsnoozed)\b (?:the |this )?(?:status|priority|assignee|owner|state|stage|due date|conversation|ticket|case|request|issue)\b/i,
  /^(?:automatically|auto-?)\b/i,
  /^auto-post\b/i,
  /^.{1,30}(?:→|⟶|->|=>).{1,40}\((?:stage|status|state|priority)\)$/i,
  /^.{0,40}\b(?:joined|left) the (?:chat|conversation)\b/i,
];

export const isEventText = (text: string): boolean => patterns.some((pattern) => pattern.test(text));
