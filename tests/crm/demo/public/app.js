// A single-page app: one <main> that is refilled on every navigation, never reloaded.
import { NotFound } from './api.js';
import { showCustomer, showCustomers } from './customer.js';
import { el } from './dom.js';
import { showList } from './list.js';
import { showTicket } from './ticket.js';

const routes = [
  { pattern: /^\/(?:tickets(?:\/list)?\/?)?$/, show: showList },
  { pattern: /^\/tickets\/(\d+)\/?$/, show: showTicket },
  { pattern: /^\/customers\/?$/, show: showCustomers },
  { pattern: /^\/customers\/(\d+)\/?$/, show: showCustomer },
];

const view = document.getElementById('view');
const crumbs = document.getElementById('crumbs');
let visit = new AbortController();

async function route() {
  visit.abort();
  visit = new AbortController();
  const { signal } = visit;
  const path = location.pathname;
  const match = routes.map(({ pattern, show }) => ({ show, found: pattern.exec(path) })).find(({ found }) => found);
  markCurrentLink();
  try {
    if (!match) throw new NotFound(path);
    await match.show({ view, id: Number(match.found[1]), query: new URLSearchParams(location.search), signal, setTitle });
  } catch (error) {
    if (!signal.aborted) showProblem(error);
  }
}

function setTitle(title, trail = []) {
  document.title = `${title} · 澄川售后工作台`;
  const steps = trail.map(({ href, text }) => el('a', { href }, text));
  crumbs.replaceChildren(...steps.flatMap((step) => [step, ' / ']), el('span', { 'aria-current': 'page' }, title));
}

function showProblem(error) {
  const missing = error instanceof NotFound;
  setTitle(missing ? '页面不存在' : '加载失败');
  view.dataset.page = 'problem';
  delete view.dataset.ticketId;
  view.replaceChildren(
    el('p', { class: 'empty', role: 'alert' }, missing ? '找不到这条记录，可能已被合并或删除。' : '加载失败，请稍后再试。'),
  );
}

function markCurrentLink() {
  for (const link of document.querySelectorAll('.rail__link')) {
    const url = new URL(link.href);
    const isCurrent = url.pathname === location.pathname && url.search === location.search;
    if (isCurrent) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href]');
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || event.defaultPrevented || link.origin !== location.origin) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  scrollTo(0, 0);
  route();
});
addEventListener('popstate', route);
route();
