import { el } from './dom.js';

const sideNames = { customer: '客户', staff: '顾问', internal: '内部备注 · 客户不可见', system: '系统' };

export function timelineItem({ side, author, channel, at, text }) {
  return el(
    'li',
    { class: `message message--${side}`, 'data-side': side },
    el('span', { class: 'avatar', 'aria-hidden': 'true' }, author.slice(0, 1)),
    el(
      'div',
      { class: 'message__box' },
      el(
        'div',
        { class: 'message__meta' },
        el('span', { class: 'message__author' }, author),
        el('span', { class: 'message__side' }, sideNames[side]),
        el('span', { class: 'message__channel' }, channel),
        el('time', { datetime: at.replace(' ', 'T') }, at),
      ),
      el('div', { class: 'message__text' }, text),
    ),
  );
}
