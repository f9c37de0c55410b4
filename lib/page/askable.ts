/** What the score, the signals and the talk tracks need and the page may not give: worth a question. The rest is welcome. */
import type { FieldPath } from './adapters/types';

export const askable: readonly FieldPath[] = [
  'customer.name',
  'customer.occupation',
  'customer.followers',
  'customer.tags',
  'vehicle.model',
  'ticket.openedAt',
  'ticket.part',
  'ticket.promisedDays',
];
