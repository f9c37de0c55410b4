/** What most buttons do: wait, look again, and say in one word what went wrong. */
import type { WordKey } from '../../components/ui/words';
import { problemOf } from '../../lib/messaging/problem';

export const acting =
  (refresh: () => void) =>
  async (work: Promise<unknown>): Promise<WordKey | null> => {
    try {
      await work;
      refresh();
      return null;
    } catch (error) {
      return problemOf(error);
    }
  };
