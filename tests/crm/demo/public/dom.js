/** Builds an element. Text only ever goes in as text nodes, so markup in messages stays text. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value !== undefined && value !== null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const dash = '—';

export function statusBadge(status) {
  const tones = { 等待配件: 'wait', 处理中: 'busy', 配件已到: 'good', 已完成: 'good', 已关闭: 'off' };
  return el('span', { class: `badge badge--${tones[status] ?? 'new'}` }, status);
}

export function vipBadge() {
  return el('span', { class: 'badge badge--vip' }, 'VIP');
}
