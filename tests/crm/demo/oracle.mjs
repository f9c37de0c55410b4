// What a perfect reader gets from the demo's ticket pages, and what domain.md says about them beyond doubt.
import { createClock } from './clock.mjs';
import { historyView, ticketView } from './store.mjs';

export { expectedAssessments } from './expected.mjs';
export { ticketIds } from './store.mjs';

const customerFields = ['name', 'occupation', 'followers', 'tags', 'vip', 'since', 'phone', 'email'];
const vehicleFields = ['model', 'plate', 'drivable'];

/** Every value is the text on the page; a row with a dash and a row left out are both absent, a group without values too. */
export function expectedReading(ticketId, { now, origin, timeZone }) {
  const clock = createClock({ now, timeZone });
  const view = ticketView(ticketId, clock);
  if (!view) throw new Error(`the demo CRM has no ticket ${ticketId}`);
  return {
    id: `demo:ticket/${ticketId}`,
    now: clock.iso(),
    site: 'demo',
    url: `${origin}/tickets/${ticketId}`,
    ...shown('customer', view.customer, customerFields),
    ...shown('vehicle', view.vehicle, vehicleFields),
    ...shown('ticket', view.ticket, Object.keys(view.ticket)),
    messages: historyView(ticketId, clock).map(readMessage),
  };
}

function readMessage({ at, side, author, channel, text }) {
  if (side === 'internal') return { at, from: 'staff', author, channel, text, internal: true };
  return { at, from: side, author, channel, text };
}

function shown(group, record, fields) {
  const filled = fields.filter((field) => record[field] !== undefined && record[field] !== null && record[field].length > 0);
  return filled.length > 0 ? { [group]: Object.fromEntries(filled.map((field) => [field, record[field]])) } : {};
}
