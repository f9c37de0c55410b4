/** Which kind of page this is. A chip on every page would be worse than none: what is not clearly a case is none. */

import type { PageKind } from '../adapters/types';
import { labelPath } from './labels';
import type { Pair } from './pair';
import { briefText, type Snapshot } from './snapshot';
import type { Said } from './spoken';
import { rowsOfTable } from './tableRows';

export interface Evidence {
  readonly fields: ReadonlyMap<string, Pair>;
  readonly speakers: readonly Said[];
  readonly messages: number;
  readonly speaksOfTicket: boolean;
}

const weights: Readonly<Record<string, number>> = {
  'customer.name': 2,
  'customer.phone': 1,
  'customer.email': 1,
  'customer.occupation': 1,
  'customer.followers': 1,
  'customer.since': 1,
  'customer.vip': 1,
  'vehicle.model': 2,
  'vehicle.plate': 2,
  'vehicle.drivable': 2,
  'ticket.number': 1,
  'ticket.status': 1,
  'ticket.openedAt': 1,
  'ticket.promisedAt': 1,
  'ticket.promisedDays': 2,
  'ticket.part': 2,
  'ticket.visits': 2,
  'ticket.eta': 1,
  'ticket.score': 1,
};

const enough = 6;

export function kindOf(evidence: Evidence, page: Snapshot): PageKind {
  const { fields, speakers, messages, speaksOfTicket } = evidence;
  const paths = [...fields.keys()];
  const labelled = [...fields.values()].filter(({ weight, path }) => weight >= 2 && path !== 'handler').length;
  const sum = paths.reduce((total, path) => total + (weights[path] ?? 0), 0);
  const hasSpeakers = speakers.some((who) => who === 'customer') || speakers.filter((who) => who === 'staff').length > 1;
  const total = sum + (hasSpeakers ? 2 : 0) + (messages > 0 ? 1 : 0) + (speaksOfTicket ? 2 : 0) + (fields.has('handler') ? 1 : 0);
  if (listRows(page) >= 3 && (messages === 0 || !fields.has('customer.name'))) return 'list';
  const somebody = fields.has('customer.name') || hasSpeakers || paths.some((path) => path.startsWith('vehicle.'));
  const something = paths.some((path) => path.startsWith('ticket.')) || hasSpeakers;
  if (
    total >= enough &&
    labelled >= 2 &&
    somebody &&
    something &&
    (messages > 0 || fields.has('ticket.number') || speaksOfTicket || fields.has('ticket.status'))
  ) {
    if (isCustomerPage(paths, messages)) return 'customer';
    return 'ticket';
  }
  return isCustomerPage(paths, messages) && labelled >= 3 ? 'customer' : 'other';
}

function isCustomerPage(paths: readonly string[], messages: number): boolean {
  const isOfTicket = [
    'ticket.number',
    'ticket.status',
    'ticket.openedAt',
    'ticket.part',
    'ticket.promisedDays',
    'ticket.promisedAt',
    'ticket.eta',
  ].some((path) => paths.includes(path));
  return (
    !isOfTicket &&
    messages === 0 &&
    paths.includes('customer.name') &&
    paths.filter((path) => path.startsWith('customer.') || path.startsWith('vehicle.')).length >= 3
  );
}

/** Rows below a head of columns that we know: a list of records. */
export function listRows(page: Snapshot): number {
  let most = 0;
  for (const table of page.tables) {
    if (table.size < 12) continue;
    const [head, ...rows] = rowsOfTable(table);
    if (!head || rows.length < 3) continue;
    const known = head.boxes.filter((cell) => cell.tag !== 'td' && (labelPath(briefText(page, cell, 30)) ?? 'other') !== 'other');
    if (known.length >= 3) most = Math.max(most, rows.length);
  }
  return most;
}
