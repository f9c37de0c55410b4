import type { Assessment } from '../../../lib/case/assessment';
import { expect, test } from './fixture';
import { readWhole } from './kept';
import { comparable, expectedReading } from './oracle';
import { type StoredMessage, seededTickets, ticketOf } from './server';

for (const { id, key, hasComment } of seededTickets) {
  test(`ticket ${id} (${key}) is read as the database has it, every date is understood`, async ({ page, riteside, tickets }) => {
    const stored = ticketOf(tickets, id);
    const { reading, assessment } = await readWhole(riteside, page, stored);
    expect(comparable(reading)).toEqual(expectedReading(stored));
    expect(assessment.unread).toEqual([]);
    const open = stored.messages.filter(({ type }) => type !== 'Comment');
    expect(lastContacts(assessment)).toEqual([lastOf(open, true), lastOf(open, false)]);
  });

  if (!hasComment) continue;
  test(`ticket ${id} (${key}): a colleague’s comment is nobody’s words`, async ({ page, riteside, tickets }) => {
    const stored = ticketOf(tickets, id);
    const { reading, assessment } = await readWhole(riteside, page, stored);
    const comments = stored.messages.flatMap(({ type }, index) => (type === 'Comment' ? [index] : []));
    expect(comments.map((index) => reading.messages[index])).toEqual(
      comments.map(() => expect.objectContaining({ from: 'staff', internal: true })),
    );
    expect(sourcesOf(assessment).filter((source) => comments.some((index) => source === `messages.${index}`))).toEqual([]);
  });
}

function lastContacts({ contact }: Assessment): readonly (number | null)[] {
  return [contact.lastByCustomer, contact.lastByStaff].map((time) => (time ? Date.parse(time) : null));
}

function lastOf(messages: readonly StoredMessage[], byCustomer: boolean): number | null {
  const last = messages.findLast(({ creator }) => creator.isCustomer === byCustomer);
  return last ? Date.parse(last.at.utc) : null;
}

/** Where the points and the signals come from. */
function sourcesOf({ rite, signals }: Assessment): readonly string[] {
  return [rite.r, rite.i, rite.t, rite.e, ...signals].flatMap(({ evidence }) => evidence.map(({ source }) => source));
}
