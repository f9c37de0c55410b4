/** Whether the ticket itself says that it is over, in the pack's words (cue `status-done`). Whether the customer is content is another question. */
import type { CaseReading } from '../case/reading';
import type { CompiledPack } from '../packs/compile';
import { fold } from '../text/fold';
import { findFieldCues } from './cues';

/** False without a status: a page that does not say so closes nothing. */
export function isClosed({ ticket }: CaseReading, pack: CompiledPack): boolean {
  const status = ticket?.status;
  if (typeof status !== 'string' || status === '') return false;
  return findFieldCues('ticket.status', status, fold(status), pack).some(({ cue }) => cue === 'status-done');
}
