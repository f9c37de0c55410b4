/**
 * Ticket pages of a chosen size, in the markup that the demo CRM has and RiteSide's demo adapter reads, and pages of the
 * same size that are no case. Node counts are elements, as `document.querySelectorAll('*').length` counts them.
 */

export interface PageSize {
  readonly nodes: number;
  readonly messages: number;
}

const elementsPerMessage = 9;
const elementsPerRow = 4;

const customerSays = [
  '我的车停在你们店里已经二十天了，配件到底什么时候到？每次打电话都说在催，没有一个准信。',
  '你们上次答应七天到货，现在又说要再等两周，这已经是第三次改口了，我要投诉到总部。',
  '今天又跑了一趟，还是同样的故障码，同一个问题修了三次都没修好，我非常失望。',
  'The part was promised within 7 days. It has been 21 days and nobody called me back.',
];
const staffSays = [
  '您好，已经帮您向厂家加急，目前物流显示在途，我每天下午五点前给您回电话说明进度。',
  '非常抱歉让您久等，我这边马上跟进配件部门，今天之内给您一个明确的答复。',
  'We have escalated the order with the warehouse and will call you back today before 17:00.',
];

const pad = (value: number) => String(value).padStart(2, '0');
const at = (index: number) =>
  `2026-11-${pad(1 + (Math.floor(index / 60) % 20))} ${pad(8 + (Math.floor(index / 6) % 12))}:${pad((index * 7) % 60)}`;

export function messageHtml(index: number): string {
  const isCustomer = index % 3 !== 1;
  const side = isCustomer ? 'customer' : 'staff';
  const says = isCustomer ? customerSays : staffSays;
  return (
    `<li class="message message--${side}" data-side="${side}"><span class="avatar" aria-hidden="true">${isCustomer ? '陈' : '王'}</span>` +
    `<div class="message__box"><div class="message__meta"><span class="message__author">${isCustomer ? '陈女士' : '王敏'}</span>` +
    `<span class="message__side">${isCustomer ? '客户' : '顾问'}</span><span class="message__channel">微信</span><time>${at(index)}</time></div>` +
    `<div class="message__text">${says[index % says.length]} (${index + 1})</div></div></li>`
  );
}

export const messagesHtml = (count: number) => Array.from({ length: count }, (_, index) => messageHtml(index)).join('');

const field = (key: string, label: string, value: string) =>
  `<div class="field" data-key="${key}"><div class="field__label">${label}</div><div class="field__value">${value}</div></div>`;
const pair = (label: string, value: string) => `<dt>${label}</dt><dd>${value}</dd>`;

const head =
  `<section class="card ticket-head"><div class="page-head"><h1 id="ticket-subject">变速箱控制单元缺货，车辆停驶</h1><span id="ticket-status"><span class="badge">等待配件</span></span></div><div class="field-grid">` +
  field('number', '工单号', '1001') +
  field('created_at', '建单时间', '2026-10-30 09:20') +
  field('part_name', '配件名称', '变速箱控制单元') +
  field('promised', '承诺到货', '7天') +
  field('visit_count', '到店次数', '3') +
  '</div></section>';

const cards =
  `<aside class="side-cards"><section class="card" id="customer-card"><h2>客户信息</h2><dl class="pairs">` +
  pair('客户姓名', '<a href="/customers/7">陈雅</a>') +
  pair('手机号', '13800001111') +
  pair('职业', '汽车博主') +
  pair('粉丝数', '12万') +
  pair('客户标签', '<span class="tag">老客户</span><span class="tag">VIP</span>') +
  pair('是否VIP', '是') +
  '</dl></section><section class="card" id="vehicle-card"><h2>车辆信息</h2><dl class="pairs">' +
  pair('车型', 'EX60') +
  pair('能否行驶', '否') +
  '</dl></section></aside>';

/** What every CRM has around the ticket: other tickets, activities, menus. */
function filler(elements: number): string {
  const rows = Math.floor(elements / elementsPerRow);
  const row = (index: number) => `<tr><td><a href="/tickets/${index}">#${index} 更换前制动片</a></td><td>处理中</td></tr>`;
  const rest = '<i></i>'.repeat(elements - rows * elementsPerRow);
  return `<div class="others"><table><tbody>${Array.from({ length: rows }, (_, index) => row(index)).join('')}</tbody></table>${rest}</div>`;
}

const shell = (view: string, after: string, script: string) =>
  `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>工单</title><link rel="icon" href="data:,"><script>${script}</script></head>` +
  `<body><div id="app" class="shell"><nav class="rail"><a class="rail__brand" href="/tickets">售后工作台</a></nav>` +
  `<div class="workspace"><main id="view" tabindex="-1"${view}</main></div></div><div id="feed"></div>${after}</body></html>`;

const stamp = '<script>bench.textAt = performance.now()</script>';
const timeline = (content: string, busy = '') => `<ol class="timeline" id="timeline"${busy}>${content}</ol>`;
const ticket = (content: string, afterText: string, busy = '') =>
  `${head}<div class="ticket-columns"><section class="card conversation"><h2>沟通记录</h2>${timeline(content, busy)}<textarea id="reply-plain"></textarea></section>${cards}</div>${afterText}`;

export const ticketView = ticket('', '', " aria-busy='true'");
const isTicket = (view: string) => ` data-page="ticket" data-ticket-id="1001">${view}`;

const elementsIn = (html: string) => html.match(/<[a-z!]/g)?.length ?? 0;
const doctype = 1;

/** The ticket as the server renders it; `bench.textAt` is stamped as soon as the parser has its last text. */
export function ticketPage({ nodes, messages }: PageSize, script: string): string {
  const bare = shell(isTicket(ticket('', stamp)), filler(0), '');
  const around = elementsIn(bare) - doctype + messages * elementsPerMessage;
  return shell(isTicket(ticket(messagesHtml(messages), stamp)), filler(nodes - around), script);
}

/** The same ticket in a CRM that no adapter knows: the generic reader comes. */
export function unknownPage(size: PageSize, script: string): string {
  return ticketPage(size, script).replace('id="app" class="shell"', 'class="frame"');
}

/** The same CRM before its script has drawn anything: the ticket and its history come later. */
export function emptyShell({ nodes, messages }: PageSize, script: string): string {
  return shell('>', filler(nodes - 60 - messages * elementsPerMessage), script);
}

/** As many nodes, and no ticket: a list, a report, the intranet. */
export function noCasePage({ nodes }: PageSize, script: string): string {
  const bare = shell('>', filler(0), '');
  return shell('>', filler(nodes - elementsIn(bare) + doctype), script);
}
