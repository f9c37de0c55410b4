/** A case as talk sees it, read from the store. */
import { Refuse } from '../../lib/messaging/serve';
import { readCase } from '../../lib/storage/cases';
import { readHistory } from '../../lib/storage/history';
import { readSettings } from '../../lib/storage/settings';
import { languageOf } from './language';
import { type TalkCase, talkCaseOf } from './mind';
import { withStore } from './store';
import { readShelf } from './tracks';

export async function readTalkCase(caseId: string): Promise<TalkCase> {
  const record = await withStore((store) => readCase(store, caseId));
  if (!record) throw new Refuse('gone', 'case not known');
  const [settings, history, shelf] = await Promise.all([
    withStore(readSettings),
    withStore((store) => readHistory(store, caseId)),
    readShelf(),
  ]);
  const { reading, assessment } = record;
  return talkCaseOf({ reading, assessment, history, profile: settings.advisor, language: languageOf(settings), shelf });
}
