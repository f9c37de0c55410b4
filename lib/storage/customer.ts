/** The other cases of a customer, found by phone or email: a name alone identifies nobody. */
import type { PastTicket } from '../case/past';
import { personKeys } from './cases';
import type { Store } from './database';
import type { CaseRow } from './schema';

export interface Person {
  readonly phone: string | null;
  readonly email: string | null;
}

const mostCases = 50;

/** Newest first, without `caseId` itself; with the promises of each that were kept or broken. */
export function pastTicketsOf(store: Store, person: Person, caseId: string): Promise<readonly PastTicket[]> {
  const { phoneKey, emailKey } = personKeys(person);
  return store.read(['cases', 'promises'], async (tx) => {
    const cases = tx.objectStore('cases');
    const found = await Promise.all([
      phoneKey ? cases.index('phone').getAll(phoneKey) : [],
      emailKey ? cases.index('email').getAll(emailKey) : [],
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

function pastOf({ id, number, subject, status, part, since }: CaseRow): PastTicket {
  return { id, number, subject, status, part, openedAt: since };
}

/** True where both name the same person by phone or email. */
export function isSamePerson(a: Person, b: Person): boolean {
  const [one, other] = [personKeys(a), personKeys(b)];
  const same = (key: 'phoneKey' | 'emailKey') => one[key] !== null && one[key] === other[key];
  return same('phoneKey') || same('emailKey');
}
