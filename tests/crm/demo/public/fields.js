import { dash, el } from './dom.js';

// undefined leaves the row out, null or an empty list shows a dash.

/** <dl> with <dt>/<dd> pairs. */
export function fieldList(pairs) {
  return el(
    'dl',
    { class: 'pairs' },
    ...present(pairs).flatMap(({ label, value }) => [el('dt', {}, label), el('dd', {}, ...shown(value))]),
  );
}

/** Grid of <div> cells: label above value. */
export function fieldGrid(pairs) {
  return el('div', { class: 'field-grid' }, ...present(pairs).map(gridCell));
}

function gridCell({ key, label, value }) {
  return el(
    'div',
    { class: 'field', 'data-key': key },
    el('div', { class: 'field__label' }, label),
    el('div', { class: 'field__value' }, ...shown(value)),
  );
}

const present = (pairs) => pairs.filter(({ value }) => value !== undefined);

function shown(value) {
  if (value === null || value.length === 0) return [el('span', { class: 'muted' }, dash)];
  return Array.isArray(value) ? value.map((tag) => el('span', { class: 'tag' }, tag)) : [value];
}

export function customerPairs({ id, name, phone, email, occupation, followers, tags, vip, sinceLabel, since }) {
  return [
    { label: '客户姓名', value: name && el('a', { href: `/customers/${id}` }, name) },
    { label: '手机号', value: phone },
    { label: '邮箱', value: email },
    { label: '职业', value: occupation },
    { label: '粉丝数', value: followers },
    { label: '客户标签', value: tags },
    { label: '是否VIP', value: vip },
    { label: sinceLabel, value: since },
  ];
}
