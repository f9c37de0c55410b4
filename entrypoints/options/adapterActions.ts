/** The list of adapters: a file is checked by the background, its selectors here, where there is a DOM to try them on. */
import type { AdapterActions } from '../../components/settings/Adapters';
import type { WordKey } from '../../components/ui/words';
import { problemOf } from '../../lib/messaging/problem';
import type { Ask } from '../../lib/messaging/send';
import { findBadSelector } from '../../lib/page/adapters/selectors';

export function createAdapterActions(ask: Ask): AdapterActions {
  const act = async (work: Promise<unknown>): Promise<WordKey | null> => {
    try {
      await work;
      return null;
    } catch (error) {
      return problemOf(error);
    }
  };
  return {
    list: () => ask('adapters/list', {}).catch(() => []),
    exportFile: (id) => act(ask('adapters/export', { id }).then((file) => file && download(file))),
    async importFile(file) {
      try {
        const text = await file.text();
        return badSelectorIn(text) ?? (await ask('adapters/import', { text }));
      } catch (error) {
        return problemOf(error);
      }
    },
    rename: (id, name) => act(ask('adapters/rename', { id, name })),
    remove: (id) => act(ask('adapters/remove', { id })),
  };
}

/** What is no JSON at all is refused by the background, with its reason. */
function badSelectorIn(text: string) {
  try {
    return findBadSelector(JSON.parse(text), document);
  } catch {
    return null;
  }
}

function download({ name, text }: { readonly name: string; readonly text: string }): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
