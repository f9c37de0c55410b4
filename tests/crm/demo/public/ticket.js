// The ticket's page: header and fields at once, the message history when its request answers.
import { getJson } from './api.js';
import { createComposer } from './composer.js';
import { el, statusBadge, vipBadge } from './dom.js';
import { customerPairs, fieldGrid, fieldList } from './fields.js';
import { timelineItem } from './timeline.js';

export async function showTicket({ view, id, query, signal, setTitle }) {
  const record = await getJson(`/tickets/${id}`, signal);
  setTitle(`#${id} ${record.ticket.subject}`, [{ href: '/tickets', text: '工单' }]);
  view.dataset.page = 'ticket';
  view.dataset.ticketId = id;

  const timeline = el('ol', { class: 'timeline', id: 'timeline', 'aria-label': '沟通记录', 'aria-busy': 'true' });
  const loading = el('p', { class: 'loading', role: 'status' }, '正在加载沟通记录…');
  const composer = createComposer({
    ticketId: id,
    isRich: query.get('editor') === 'rich',
    onWritten: (message) => timeline.append(timelineItem(message)),
  });
  view.replaceChildren(
    ticketHead(record),
    el(
      'div',
      { class: 'ticket-columns' },
      el('section', { class: 'card conversation' }, el('h2', {}, '沟通记录'), loading, timeline, composer.element),
      el('aside', { class: 'side-cards', 'aria-label': '客户与车辆' }, customerCard(record), vehicleCard(record)),
    ),
  );

  const history = await getJson(`/tickets/${id}/history`, signal);
  timeline.append(...history.map(timelineItem));
  timeline.removeAttribute('aria-busy');
  loading.remove();
  composer.render();
}

function ticketHead({ id, customer, ticket }) {
  return el(
    'section',
    { class: 'card ticket-head' },
    el(
      'div',
      { class: 'page-head' },
      el('h1', { id: 'ticket-subject' }, ticket.subject),
      customer.vip === '是' && vipBadge(),
      el('span', { id: 'ticket-status' }, statusBadge(ticket.status)),
    ),
    fieldGrid([
      { key: 'number', label: '工单号', value: String(id) },
      { key: 'created_at', label: '建单时间', value: ticket.openedAt },
      { key: 'part_name', label: '配件名称', value: ticket.part },
      { key: 'promised', label: '承诺到货', value: ticket.promisedDays },
      { key: 'promised_date', label: '承诺日期', value: ticket.promisedAt },
      { key: 'eta', label: '预计到货', value: ticket.eta },
      { key: 'visit_count', label: '到店次数', value: ticket.visits },
      { key: 'csat', label: '满意度评分', value: ticket.score },
    ]),
  );
}

function customerCard({ customer }) {
  const pairs = customer.name === undefined ? [{ label: '客户姓名', value: null }] : customerPairs(customer);
  return el('section', { class: 'card', id: 'customer-card' }, el('h2', {}, '客户信息'), fieldList(pairs));
}

function vehicleCard({ vehicle }) {
  const pairs = [
    { label: '车型', value: vehicle.model },
    { label: '车牌', value: vehicle.plate },
    { label: '能否行驶', value: vehicle.drivable },
  ];
  if (pairs.every(({ value }) => value === undefined)) return null;
  return el('section', { class: 'card', id: 'vehicle-card' }, el('h2', {}, '车辆信息'), fieldList(pairs));
}
