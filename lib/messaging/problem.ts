/** What a refusal means to the advisor: the key of one sentence of the faces (components/ui/words). */
import { Refused } from './send';

const storeProblems = ['quota', 'disk', 'refused', 'blocked', 'corrupt', 'newer'] as const;
export type StoreProblemKey = `problem.storage.${(typeof storeProblems)[number]}`;
export type ProblemKey = 'problem.gone' | 'problem.moved' | 'problem.storage' | 'problem.failed' | StoreProblemKey;

export function problemOf(error: unknown): ProblemKey {
  if (isGone(error)) return 'problem.gone';
  if (!(error instanceof Refused)) return 'problem.failed';
  if (error.code === 'moved') return 'problem.moved';
  if (error.code !== 'storage') return 'problem.failed';
  const known = storeProblems.find((code) => code === error.detail);
  return known ? `problem.storage.${known}` : 'problem.storage';
}

/** The extension was updated or reloaded under this face, or its tab has gone: only a reload of the page helps. */
export function isGone(error: unknown): boolean {
  return error instanceof Refused ? error.code === 'gone' : /invalidated/i.test(String(error));
}
