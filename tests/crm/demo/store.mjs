// The demo's records, rendered as the page will show them. Two kinds of missing, as in real CRMs:
// null is an empty row with a dash, an absent key leaves the row out.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./data/', import.meta.url);
const readJson = (path) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

const customers = new Map(readJson('customers.json').map((customer) => [customer.id, customer]));
const tickets = readdirSync(new URL('tickets/', folder))
  .filter((name) => name.endsWith('.json'))
  .map((name) => readJson(`tickets/${name}`))
  .sort((a, b) => a.id - b.id);

const channelNames = {
  phone: '电话',
  wechat: '微信',
  visit: '到店',
  sms: '短信',
  app: 'APP',
  email: '邮件',
  system: '系统',
  internal: '内部',
};

export const ticketIds = tickets.map(({ id }) => id);
export const customerIds = [...customers.keys()];

/** One ticket's header: every value is the text on the page. */
export function ticketView(id, clock) {
  const ticket = tickets.find((candidate) => candidate.id === id);
  if (!ticket) return null;
  const { vehicle = {} } = ticket;
  return {
    id,
    customer: customerFields(ticket.customerId),
    vehicle: { ...vehicle, drivable: yesNo(vehicle.drivable, '可行驶', '无法行驶') },
    ticket: {
      number: String(id),
      subject: ticket.subject,
      status: ticket.status,
      openedAt: ticket.opened && clock.dateTime(ticket.opened),
      promisedDays: ticket.promisedDays,
      promisedAt: ticket.promisedBy && clock.date(ticket.promisedBy.daysAgo),
      part: ticket.part,
      eta: typeof ticket.eta?.daysAgo === 'number' ? clock.date(ticket.eta.daysAgo) : ticket.eta,
      visits: ticket.visits,
      score: ticket.score,
    },
  };
}

/** The message history, oldest first. */
export function historyView(id, clock) {
  const ticket = tickets.find((candidate) => candidate.id === id);
  return ticket?.messages.map(({ daysAgo, time, channel, ...message }) => ({
    ...message,
    channel: channelNames[channel],
    at: clock.dateTime({ daysAgo, time }),
  }));
}

/** The rows of the ticket list, newest first. */
export function ticketRows(clock) {
  return tickets
    .map((ticket) => ({ ...rowOf(ticketView(ticket.id, clock)), waitDays: waitDays(ticket) }))
    .sort((a, b) => (b.openedAt ?? '').localeCompare(a.openedAt ?? ''));
}

function rowOf({ id, customer, ticket }) {
  const { subject, status, part, openedAt, promisedDays, eta } = ticket;
  return {
    id,
    customerId: customer.id,
    customer: customer.name,
    vip: customer.vip === '是',
    subject,
    status,
    part,
    openedAt,
    promisedDays,
    eta,
  };
}

function waitDays({ opened, status }) {
  return opened && !['已完成', '已关闭'].includes(status) ? opened.daysAgo : null;
}

export function customerView(id, clock) {
  if (!customers.has(id)) return null;
  return { customer: customerFields(id), tickets: ticketRows(clock).filter(({ customerId }) => customerId === id) };
}

export function customerRows() {
  return customerIds.map((id) => ({
    ...customerFields(id),
    ticketCount: tickets.filter(({ customerId }) => customerId === id).length,
  }));
}

function customerFields(id) {
  const { vip, ...customer } = customers.get(id);
  return { ...customer, vip: yesNo(vip, '是', '否') };
}

function yesNo(value, yes, no) {
  if (value === undefined || value === null) return value;
  return value ? yes : no;
}
