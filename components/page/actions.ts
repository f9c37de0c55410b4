/** What the page's panel can do, given by the entry point. */
import type { AdapterProblem, PageView } from '../../lib/case/view';
import type { WordKey } from '../ui/words';

export interface PageActions {
  /** Null: the background is gone. */
  load(): Promise<PageView | null>;
  /** Null when the page can be pointed at; else what is wrong. */
  point(what: readonly string[]): Promise<WordKey | null>;
  undo(): Promise<WordKey | null>;
  forget(what: string): Promise<WordKey | null>;
  drop(): Promise<WordKey | null>;
  save(name: string): Promise<AdapterProblem | WordKey | null>;
  edit(id: string): Promise<WordKey | null>;
  copy(text: string): Promise<boolean>;
}
