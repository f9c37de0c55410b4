/** What the draft part of a sidebar may do; what came of it is one word for the advisor. */
import type { DraftFinding, DraftView, IgnoredWords } from '../../lib/case/draft';
import type { WordKey } from '../ui/words';

export interface KeptAnswer {
  readonly text: string;
  readonly who: string | null;
  readonly dueAt: string;
}

export interface DraftActions {
  /** Puts the rewrite in place of the words. */
  fix(draft: DraftView, finding: DraftFinding): Promise<WordKey>;
  /** Shows the words in the reply box. */
  show(draft: DraftView, finding: DraftFinding): Promise<WordKey | null>;
  ignoreOnce(finding: DraftFinding): Promise<void>;
  ignoreAlways(finding: DraftFinding): Promise<void>;
  heedAgain(words: IgnoredWords): Promise<void>;
  switchReview(on: boolean): Promise<void>;
  /** Null keeps nothing. Resolves with the problem, or null when it is kept. */
  answerPromise(key: string, keep: KeptAnswer | null): Promise<WordKey | null>;
}
