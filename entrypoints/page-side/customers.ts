/** A customer's page: its rows are the customer's other cases, and go to the background once they are there or have changed. */
import type { PastTicket } from '../../lib/case/past';
import type { Ask } from '../../lib/messaging/send';
import { urlOf } from '../../lib/page/dom';
import type { PageReading, Picked } from '../../lib/page/read';
import { type ReadRow, readRows } from '../../lib/page/rows';

interface InFront {
  readonly reading: PageReading | null;
  readonly picked: Picked | null;
}

export function followCustomers(doc: Document, ask: Ask): (front: InFront) => void {
  let told = '';
  return ({ reading, picked }) => {
    if (reading?.kind !== 'customer' || !picked?.page.rows) {
      told = '';
      return;
    }
    const rows = readRows(doc, urlOf(doc), picked).filter(isOf(reading.reading.customer?.name)).map(pastOf);
    const says = JSON.stringify([reading.reading.customer, rows]);
    if (says === told) return;
    told = says;
    void ask('page/customer', { reading: reading.reading, rows }).catch(() => {
      told = ''; // the background is gone: said again at the next look
    });
  };
}

/** Some CRMs list on a person's page also what others have asked and this person only takes part in. */
const isOf =
  (name: unknown) =>
  ({ reading: { customer } }: ReadRow): boolean =>
    !name || !customer?.name || customer.name === name;

function pastOf({ id, reading: { ticket } }: ReadRow): PastTicket {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    id,
    number: text(ticket?.number),
    subject: text(ticket?.subject),
    status: text(ticket?.status),
    part: text(ticket?.part),
    openedAt: text(ticket?.openedAt),
  };
}
