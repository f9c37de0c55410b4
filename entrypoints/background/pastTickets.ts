/**
 * What is known of a customer beside the ticket in front. The rows of a customer's page are remembered for this browser session
 * only; what the store keeps of other cases is found by phone, email or the CRM's own number of the person.
 */
import { browser } from 'wxt/browser';
import { checkPast, type PastTicket } from '../../lib/case/past';
import type { CaseReading } from '../../lib/case/reading';
import { isSamePerson, type Person, pastTicketsOf } from '../../lib/storage/customer';
import { withStore } from './store';

interface SeenCustomer extends Person {
  /** Of the customer's page. */
  readonly id: string;
  readonly site: string;
  readonly tickets: readonly PastTicket[];
}

const key = 'customersSeen';
/** Customers of a morning; the oldest goes. */
const mostCustomers = 50;

/** Two pages may report at once: one after the other is remembered. */
let queue: Promise<unknown> = Promise.resolve();

async function seenCustomers(): Promise<readonly SeenCustomer[]> {
  return ((await browser.storage.session.get(key))[key] as readonly SeenCustomer[] | undefined) ?? [];
}

export function rememberCustomer(reading: CaseReading, rows: unknown): Promise<void> {
  const seen: SeenCustomer = { id: reading.id, site: reading.site ?? '', ...personOf(reading), tickets: checkPast(rows) ?? [] };
  const done = queue.then(async () => {
    const others = (await seenCustomers()).filter(({ id }) => id !== seen.id);
    await browser.storage.session.set({ [key]: [seen, ...others].slice(0, mostCustomers) });
  });
  queue = done.catch(() => {}); // the caller sees the error; the next one must not
  return done;
}

/** The reading with this customer's other cases; as it is where none are known. */
export async function withPast(reading: CaseReading): Promise<CaseReading> {
  const person = personOf(reading);
  const [kept, seen] = await Promise.all([
    withStore((store) => pastTicketsOf(store, person, reading.id)).catch(() => []), // no store: the case stands for itself
    seenCustomers(),
  ]);
  const shown = seen.filter((each) => each.site === reading.site && isSamePerson(each, person)).flatMap(({ tickets }) => tickets);
  const all = new Map([...shown, ...kept].filter(({ id }) => id !== reading.id).map((ticket) => [ticket.id, ticket]));
  // Both sources know a case: what the page shows is its own words, what the store knows are its promises.
  for (const ticket of shown) if (all.has(ticket.id)) all.set(ticket.id, { ...all.get(ticket.id), ...ticket });
  const history = checkPast([...all.values()]);
  return history ? { ...reading, history } : reading;
}

function personOf({ id, site, customer }: CaseReading): Person {
  const name = textOf(customer?.name);
  // A person's own page is that record.
  const record = textOf(customer?.record) ?? /:customer\/([^/]+)$/.exec(id)?.[1] ?? null;
  return {
    phone: textOf(customer?.phone),
    email: textOf(customer?.email),
    ...(site && record && name ? { account: { site, record, name } } : {}),
  };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
