/**
 * StoreProblem: the one error by which the store says that it could not do its work. It carries codes, not prose:
 * the face says it in the advisor's language, keeps the text in view and offers it as copy or file.
 */

export type ProblemCode =
  /** The disk or the browser's share of it is full. */
  | 'quota'
  /** The browser allows no storage here (private window, policy). */
  | 'refused'
  /** An older copy of the extension still holds the database open. */
  | 'blocked'
  /** The browser could not write its files: mostly a full disk, which Chromium does not call by its name. */
  | 'disk'
  /** The browser cannot open or read its own files. */
  | 'corrupt'
  /** A newer version of the extension has written this database. */
  | 'newer'
  | 'unknown';

export type Happened = 'not-opened' | 'not-read' | 'not-written';

/** What remains true of everything that was confirmed before. */
export type Safe =
  /** All of it is stored and readable. */
  | 'saved-before'
  /** It is stored, but cannot be read until the obstacle goes. */
  | 'stored-unreadable'
  /** Nothing is stored here: only what is on the screen exists. */
  | 'nothing-stored'
  /** It may be lost; the last backup is the safe copy. */
  | 'uncertain';

const safeByCode: Readonly<Record<ProblemCode, Safe>> = {
  quota: 'saved-before',
  refused: 'nothing-stored',
  blocked: 'stored-unreadable',
  disk: 'saved-before',
  corrupt: 'uncertain',
  newer: 'stored-unreadable',
  unknown: 'saved-before',
};

const codeByName: Readonly<Record<string, ProblemCode>> = {
  QuotaExceededError: 'quota',
  SecurityError: 'refused',
  NotAllowedError: 'refused',
  VersionError: 'newer',
  NotReadableError: 'corrupt',
  DataError: 'corrupt',
  UnknownError: 'corrupt',
};

export class StoreProblem extends Error {
  override readonly name = 'StoreProblem';
  readonly safe: Safe;

  constructor(
    readonly code: ProblemCode,
    readonly happened: Happened,
    cause?: unknown,
  ) {
    super(`${happened}: ${code}`, { cause });
    this.safe = safeByCode[code];
  }
}

/** Names a browser's error. What is no DOMException is our own mistake and is given back as it is. */
export function asProblem(error: unknown, happened: Happened): unknown {
  if (error instanceof StoreProblem || !isDomException(error)) return error;
  return new StoreProblem(codeFor(error, happened), happened, error);
}

function codeFor(error: DOMException, happened: Happened): ProblemCode {
  // Firefox refuses a private window by InvalidStateError, and only while opening.
  if (error.name === 'InvalidStateError' && happened === 'not-opened') return 'refused';
  const code = codeByName[error.name] ?? 'unknown';
  return code === 'corrupt' && happened === 'not-written' ? 'disk' : code;
}

export function isDomException(error: unknown): error is DOMException {
  return typeof DOMException !== 'undefined' && error instanceof DOMException;
}
