import { getJson } from './api.js';
import { dash, el, vipBadge } from './dom.js';
import { customerPairs, fieldList } from './fields.js';
import { ticketTable } from './list.js';

export async function showCustomer({ view, id, signal, setTitle }) {
  const { customer, tickets } = await getJson(`/customers/${id}`, signal);
  const name = customer.name ?? '未登记客户';
  setTitle(name, [{ href: '/customers', text: '客户档案' }]);
  view.dataset.page = 'customer';
  delete view.dataset.ticketId;
  view.replaceChildren(
    el('div', { class: 'page-head' }, el('h1', {}, name), customer.vip === '是' && vipBadge()),
    el('section', { class: 'card', id: 'customer-card' }, el('h2', {}, '客户资料'), fieldList(customerPairs(customer))),
    el(
      'div',
      { class: 'page-head page-head--sub' },
      el('h2', {}, '历史工单'),
      el('span', { class: 'muted' }, `共 ${tickets.length} 单`),
    ),
    ticketTable(tickets),
  );
}

export async function showCustomers({ view, signal, setTitle }) {
  const customers = await getJson('/customers', signal);
  setTitle('客户档案');
  view.dataset.page = 'customers';
  delete view.dataset.ticketId;
  const heads = ['客户姓名', '手机号', '职业', '粉丝数', '是否VIP', '工单数'];
  view.replaceChildren(
    el('div', { class: 'page-head' }, el('h1', {}, '客户档案'), el('span', { class: 'muted' }, `共 ${customers.length} 位`)),
    el(
      'div',
      { class: 'card card--table' },
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
        el('tbody', {}, ...customers.map(customerRow)),
      ),
    ),
  );
}

function customerRow({ id, name, phone, occupation, followers, vip, ticketCount }) {
  const cells = [phone, occupation, followers, vip, String(ticketCount)].map((value) => el('td', {}, value ?? dash));
  return el(
    'tr',
    {},
    el('td', { class: 'clip clip--subject' }, el('a', { href: `/customers/${id}` }, name ?? '未登记客户')),
    ...cells,
  );
}
