/** What the settings page's buttons do: ask the background, and say in one word what came of it. */
import { browser } from 'wxt/browser';
import type { Made } from '../../components/settings/Backup';
import type { SettingsActions } from '../../components/settings/SettingsPage';
import type { WordKey } from '../../components/ui/words';
import type { MadeFile } from '../../lib/case/memory';
import { problemOf } from '../../lib/messaging/problem';
import type { Ask } from '../../lib/messaging/send';
import { createAdapterActions } from './adapterActions';
import { leaveForImport, saveAsDownload } from './files';

export function createActions(ask: Ask): SettingsActions & { rebuild(): Promise<WordKey | null> } {
  return {
    save: async (change) => ({ problem: await problemIn(ask('settings/change', { change })) }),
    rebuild: () => problemIn(ask('store/rebuild', {})),
    copy: (text) =>
      navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      ),
    lossSeen: () => void ask('store/loss-seen', {}).catch(() => {}), // it is said again next time
    adapters: createAdapterActions(ask),
    openDesk: () => void browser.tabs.create({ url: browser.runtime.getURL('/desk.html' as never) }),
    backup: (passphrase) => make(() => ask('backup/export', { passphrase })),
    csv: () => make(() => ask('backup/csv', {})),
    async bringIn(file, passphrase) {
      try {
        return await ask('backup/import', { name: await leaveForImport(file), passphrase });
      } catch (error) {
        return { problem: problemOf(error) };
      }
    },
    find: (query) => ask('desk/search', { query }),
    customer: (caseId) => ask('privacy/customer', { caseId }),
    saveCustomer: (caseIds) => make(() => ask('privacy/file', { caseIds: [...caseIds] })),
    eraseCases: (caseIds) => problemIn(ask('privacy/erase-cases', { caseIds: [...caseIds] })),
    eraseEverything: () => problemIn(ask('privacy/erase-everything', {})),
  };
}

async function make(work: () => Promise<MadeFile>): Promise<Made> {
  try {
    const file = await work();
    await saveAsDownload(file.name);
    return { file };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

async function problemIn(work: Promise<unknown>): Promise<WordKey | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return problemOf(error);
  }
}
