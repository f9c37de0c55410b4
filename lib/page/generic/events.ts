/** Lines that say what happened to the record: states, assignments. Nobody says them. */
const patterns: readonly RegExp[] = [
  /^(?:系统)?(?:自动)?(?:将|把)?.{0,12}(?:状态|优先级|负责人|处理人|受理人|工单|案例|阶段).{0,20}(?:由|从|变更|更改|修改|更新为|改为|调整|转派|分配|指派|创建|关闭|自动)/,
  /^(?:工单|案件|案例|服务单|投诉单)已(?:创建|关闭|分配|指派|升级|转派|自动)/,
  /^.{0,12}(?:修改|变更|更新|调整)了?(?:工单)?(?:状态|优先级|负责人|处理人|受理人)/,
  /^.{0,16}(?:邀请|加入群聊|加入了?会话|撤回了一条|转接|结束了?会话|接入了?会话|添加了你|已添加你|通过了你的|开启了)/,
  /^(?:the )?(?:status|priority|assignee|owner|state|stage|case|ticket)\b.{0,40}\b(?:changed|set|updated|moved|was|created|assigned|closed|opened|escalated)\b/i,
  /^.{0,40}\b(?:changed|set|updated|moved|assigned|reassigned|closed|reopened|merged|escalated|snoozed|unsnoozed)\b (?:the |this )?(?:status|priority|assignee|owner|state|stage|due date|conversation|ticket|case|request|issue)\b/i,
  /^(?:automatically|auto-?)\b/i,
  /^.{0,40}\b(?:marked|set|moved)\b (?:this |it |the \w+ )?(?:as|to|on) [\w -]{2,30}$/i,
  /^.{0,40}\b(?:assigned|reassigned|transferred|escalated)\b (?:this |it |the \w+ )?(?:to|from)\b/i,
  /^.{0,40}\b(?:opened|closed|reopened|re-opened|resolved|merged|snoozed|unsnoozed|archived|pinned|tagged|untagged) (?:this|the|it)\b/i,
  /^.{0,30}\b(?:added|removed) (?:the |a )?(?:.{1,30} )?(?:tags?|labels?|watchers?|followers?|participants?|cc)\b/i,
  /^(?:new |this )?(?:conversation|chat|ticket|case|request|session) (?:was |has been |is )?(?:started|opened|created|closed|ended|resolved|transferred|assigned|accepted|merged)\b.{0,60}$/i,
  /^(?:sla|reminder|escalation|first response|response time|next response)\b.{0,70}$/i,
  /^[^:：。！？!?]{2,24}[:：]\s*[^。！？!?]{1,40}\s*(?:→|⟶|➔|➜|⇒|->|=>|»|>)\s*[^。！？!?]{1,40}$/,
  /^.{0,30}(?:由|从)[「“"']?.{1,20}[」”"']?\s*(?:变更为|更改为|修改为|调整为|改为|变为|→|转为)/,
  /^(?:会话|对话|工单|本次会话|聊天)(?:已|由|被|开始|结束|超时|自动)/,
  /^(?:客户|访客|用户|客服|坐席|车主).{0,12}(?:关闭了?(?:对话|会话)|进入(?:了)?(?:会话|对话|排队)|离开了?(?:会话|对话)?|上线了?|下线了?|已?(?:接入|接起|接待)(?:了)?(?:会话|对话)?)$/,
  /^(?:系统|自动)(?:提醒|分配|派单|关闭|升级|通知|触发|发送|回访)/,
  /^(?:分配|转派|指派|派单|流转|转交|移交)(?:给|至|到|工单)/,
  /^.{0,20}(?:将|把)(?:工单|案件|会话|客诉|投诉单|本单)?.{0,10}(?:分配|转派|指派|转交|移交|流转|升级)(?:给|至|到|为)/,
  /^.{0,16}(?:关闭|重新打开|重开|挂起|激活|催办|合并|领取|认领|受理|接单|创建)了?(?:该|本|此)?(?:工单|案件|会话|投诉单|服务单)$/,
  /^auto-post\b/i,
  /^.{1,30}(?:→|⟶|->|=>).{1,40}\((?:stage|status|state|priority)\)$/i,
  /^.{0,40}\b(?:joined|left) the (?:chat|conversation)\b/i,
];

export const isEventText = (text: string): boolean => patterns.some((pattern) => pattern.test(text));
