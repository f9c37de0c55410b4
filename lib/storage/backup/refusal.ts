/** Why a backup file was refused. Whoever catches it may rely on this: nothing in the store has changed. */

export type RefusalCode =
  /** No backup of ours. */
  | 'not-a-backup'
  /** Made by a newer version of the extension: update first. */
  | 'newer'
  | 'passphrase-needed'
  | 'wrong-passphrase'
  /** The file ends too early: the download or the copy was cut. */
  | 'cut-short'
  /** Bytes were changed. */
  | 'damaged'
  /** Larger, or nested deeper, than any file of ours. */
  | 'too-big'
  /** A row is not what its kind asks for; `line` names it. */
  | 'bad-row';

export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  constructor(
    readonly code: RefusalCode,
    /** Counted from 1, the header being line 1; null where there are no lines. */
    readonly line: number | null = null,
    cause?: unknown,
  ) {
    super(line === null ? code : `${code} in line ${line}`, { cause });
  }
}
