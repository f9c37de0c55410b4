import { getJson } from './api.js';
import { dash, el, statusBadge, vipBadge } from './dom.js';

const longWaitDays = 14;

export async function showList({ view, query, signal, setTitle }) {
  const rows = await getJson('/tickets', signal);
  const status = query.get('status');
  setTitle(status ?? '全部工单', status ? [{ href: '/tickets', text: '工单' }] : []);
  view.dataset.page = 'list';
  delete view.dataset.ticketId;
  const shown = rows.filter((row) => !status || row.status === status);
  view.replaceChildren(
    el(
      'div',
      { class: 'page-head' },
      el('h1', {}, status ?? '全部工单'),
      el('span', { class: 'muted' }, `共 ${shown.length} 单`),
    ),
    ticketTable(shown),
  );
}

/** Also used on the customer's page. */
export function ticketTable(rows) {
  const heads = ['工单号', '客户', '主题', '配件名称', '状态', '建单时间', '承诺到货', '预计到货', '等待天数'];
  return el(
    'div',
    { class: 'card card--table' },
    el(
      'table',
      { class: 'tickets' },
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows.map(ticketRow)),
    ),
  );
}

function ticketRow(row) {
  const href = `/tickets/${row.id}`;
  return el(
    'tr',
    { 'data-row-id': row.id },
    el('td', { class: 'num' }, el('a', { href }, `#${row.id}`)),
    el('td', { class: 'clip clip--name', title: row.customer }, customerLink(row), row.vip && vipBadge()),
    el('td', { class: 'clip clip--subject', title: row.subject }, el('a', { href }, row.subject)),
    el('td', { class: 'clip clip--part', title: row.part }, row.part ?? dash),
    el('td', {}, statusBadge(row.status)),
    el('td', { class: 'num' }, row.openedAt ?? dash),
    el('td', { class: 'num' }, row.promisedDays ?? dash),
    el('td', { class: 'num' }, row.eta ?? dash),
    el('td', { class: row.waitDays > longWaitDays ? 'num late' : 'num' }, row.waitDays === null ? dash : `${row.waitDays} 天`),
  );
}

function customerLink({ customerId, customer }) {
  return customer ? el('a', { href: `/customers/${customerId}` }, customer) : dash;
}
