/**
 * The other cases of a customer, found by phone or email, or by the number that the CRM gives a person: a name alone identifies
 * nobody, and nor does a number where one account opens tickets for many.
 */
import type { PastTicket } from '../case/past';
import type { CaseRecord } from '../case/record';
import { personKeys } from './cases';
import type { Store } from './database';
import type { CaseRow } from './schema';

export interface Person {
  readonly phone: string | null;
  readonly email: string | null;
  /** Who this is to their CRM; both must be the same. Absent where the page does not say. */
  readonly account?: { readonly site: string; readonly record: string; readonly name: string };
}

const mostCases = 50;
/** Cases of one name that are looked through for one account. */
const mostNamesakes = 200;

/** Newest first, without `caseId` itself; with the promises of each that were kept or broken. */
export function pastTicketsOf(store: Store, person: Person, caseId: string): Promise<readonly PastTicket[]> {
  const { account } = person;
  const { phoneKey, emailKey } = personKeys(person);
  return store.read(['cases', 'records', 'promises'], async (tx) => {
    const cases = tx.objectStore('cases');
    const found = await Promise.all([
      phoneKey ? cases.index('phone').getAll(phoneKey) : [],
      emailKey ? cases.index('email').getAll(emailKey) : [],
      account ? ofAccount(await cases.index('customer').getAll(account.name, mostNamesakes), account, tx) : [],
    ]);
    const rows = [...new Map(found.flat().map((row) => [row.id, row])).values()].filter(({ id }) => id !== caseId);
    rows.sort((a, b) => (a.since < b.since ? 1 : -1));
    return Promise.all(
      rows.slice(0, mostCases).map(async (row) => {
        const promises = await tx
          .objectStore('promises')
          .index('case')
          .getAll(IDBKeyRange.bound([row.id], [row.id, []]));
        const count = (...states: readonly string[]) => promises.filter(({ state }) => states.includes(state)).length;
        return { ...pastOf(row), kept: count('kept', 'beaten'), broken: count('broken', 'not-made-good') };
      }),
    );
  });
}

type Account = NonNullable<Person['account']>;
type Reads = { objectStore(name: 'records'): { get(id: string): Promise<CaseRecord | undefined> } };

/** Of the cases of that name those of that account. */
async function ofAccount(rows: readonly CaseRow[], { site, record }: Account, tx: Reads): Promise<CaseRow[]> {
  const here = rows.filter((row) => row.site === site);
  const kept = await Promise.all(here.map(({ id }) => tx.objectStore('records').get(id)));
  return here.filter((_, index) => kept[index]?.reading.customer?.record === record);
}

function pastOf({ id, number, subject, status, part, since }: CaseRow): PastTicket {
  return { id, number, subject, status, part, openedAt: since };
}

/** True where both name the same person by phone or email. */
export function isSamePerson(a: Person, b: Person): boolean {
  const [one, other] = [personKeys(a), personKeys(b)];
  const same = (key: 'phoneKey' | 'emailKey') => one[key] !== null && one[key] === other[key];
  return same('phoneKey') || same('emailKey') || isSameAccount(a.account, b.account);
}

function isSameAccount(a: Person['account'], b: Person['account']): boolean {
  return a !== undefined && b !== undefined && a.site === b.site && a.record === b.record && a.name === b.name;
}
