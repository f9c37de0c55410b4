/**
 * The one connection to IndexedDB. Every write asks for strict durability and resolves only when the transaction is
 * done: what was confirmed survives the death of the worker, the browser and the machine.
 *
 *   open ──▶ connected ──terminated / versionchange──▶ closed ──next read or write──▶ open …
 */
import { openDB } from 'idb';
import { turnLog, watchLog } from './freshLog';
import { migrate } from './migrations/migrate';
import { asProblem, type Happened, isDomException, StoreProblem } from './problem';
import { type Database, databaseName, type ReadTx, type RiteSchema, type StoreName, schemaVersion, type WriteTx } from './schema';

/** What a committed write touched; `caseId` null means more than one case, or none. */
export interface Change {
  readonly stores: readonly StoreName[];
  readonly caseId: string | null;
}

export interface Store {
  /** The browser says that it threw an unreadable database away and gave an empty one: offer to import the last backup. */
  readonly wasReset: boolean;
  /** Throws StoreProblem with `not-opened` or `not-read`. */
  read<T>(stores: readonly StoreName[], work: (tx: ReadTx) => Promise<T>): Promise<T>;
  /** Resolves after the transaction is on disk. All or nothing; throws StoreProblem with `not-opened` or `not-written`. */
  write<T>(stores: readonly StoreName[], work: (tx: WriteTx) => Promise<T>, caseId?: string | null): Promise<T>;
  /** After a full disk that may have been in an earlier life of this process: what is saved from now on is safe (freshLog.ts). */
  beginNewLog(): Promise<void>;
  /** Called after every committed write of this process: the background tells the faces. */
  watch(listener: (change: Change) => void, signal?: AbortSignal): void;
  /** Called whenever a connection was opened again: the database may be another one than before. */
  watchOpened(listener: () => void): void;
  close(): void;
}

export interface StoreOptions {
  readonly name?: string;
}

/** Opens the database, and upgrades it where needed. Throws StoreProblem with `not-opened`. */
export async function openStore({ name = databaseName }: StoreOptions = {}): Promise<Store> {
  const connection = connect(name);
  await connection.get();
  const listeners = new Set<(change: Change) => void>();
  const writeOnce = async <T>(stores: readonly StoreName[], work: (tx: WriteTx) => Promise<T>) =>
    writeIn(await begin(connection, stores, 'readwrite'), work);
  const turn = () => turnLog((work) => writeOnce(['marks'], work));
  const log = watchLog(turn, isDiskTrouble);
  return {
    get wasReset() {
      return connection.wasReset();
    },
    read: (stores, work) => guarded('not-read', async () => readIn(await begin(connection, stores, 'readonly'), work)),
    async write(stores, work, caseId = null) {
      const result = await guarded('not-written', () => log.guard(() => writeOnce(stores, work)));
      for (const listener of listeners) listener({ stores, caseId });
      return result;
    },
    beginNewLog: () => guarded('not-written', turn),
    watch(listener, signal) {
      if (signal?.aborted) return;
      listeners.add(listener);
      signal?.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    watchOpened: (listener) => connection.watchOpened(listener),
    close: () => connection.close(),
  };
}

interface Connection {
  watchOpened(listener: () => void): void;
  wasReset(): boolean;
  get(): Promise<Database>;
  close(): void;
}

function connect(name: string): Connection {
  let current: Promise<Database> | null = null;
  let reset = false;
  let opened: (() => void) | null = null;
  const hold = (next: Promise<Database> | null) => {
    current = next;
    // Whoever asks gets the refusal; this only keeps it from counting as unhandled meanwhile.
    next?.catch(() => undefined);
  };
  const close = () => {
    current?.then(
      (database) => database.close(),
      () => undefined,
    );
    hold(null);
  };
  const onReset = () => {
    reset = true;
  };
  const get = () => {
    if (!current) hold(open(name, { close, hold, onReset, onOpened: () => opened?.() }));
    return current as unknown as Promise<Database>;
  };
  const watchOpened = (listener: () => void) => {
    opened = listener;
  };
  return { get, close, watchOpened, wasReset: () => reset };
}

interface Lifetime {
  onOpened(): void;
  onReset(): void;
  close(): void;
  hold(next: Promise<Database> | null): void;
}

/**
 * A blocked open is refused at once, and so is every call until the older copy goes; then the browser finishes this
 * very request. A second request would not be refused but queue behind it, silently.
 */
function open(name: string, { close, hold, onReset, onOpened }: Lifetime): Promise<Database> {
  return new Promise((resolve, reject) => {
    const opening = openDB<RiteSchema>(name, schemaVersion, {
      upgrade: (database, from, to, tx, event) => {
        // Chromium's own addition to the event; Firefox says nothing and gives an empty database.
        if ('dataLoss' in event && event.dataLoss === 'total') onReset();
        return migrate(database, tx, from, to ?? schemaVersion);
      },
      blocked: () => {
        const problem = new StoreProblem('blocked', 'not-opened');
        hold(Promise.reject(problem));
        reject(problem);
      },
      // A newer copy of us, or someone deleting the database, waits: let go, and open again when asked.
      blocking: close,
      terminated: () => hold(null),
    });
    opening.then(
      (database) => {
        hold(Promise.resolve(database));
        resolve(database);
        onOpened();
      },
      (error: unknown) => {
        hold(null);
        reject(asProblem(error, 'not-opened'));
      },
    );
  });
}

async function begin<Mode extends 'readonly' | 'readwrite'>(connection: Connection, stores: readonly StoreName[], mode: Mode) {
  const start = async () => (await connection.get()).transaction([...stores], mode, { durability: 'strict' });
  try {
    return await start();
  } catch (error) {
    // The connection was closed under us between two lines; nothing has begun yet, so trying once more is safe.
    if (!isDomException(error) || error.name !== 'InvalidStateError') throw error;
    connection.close();
    return await start();
  }
}

async function readIn<T>(tx: ReadTx, work: (tx: ReadTx) => Promise<T>): Promise<T> {
  const finished = tx.done.catch((error: unknown) => error);
  const result = await work(tx);
  const error = await finished;
  if (error) throw error;
  return result;
}

async function writeIn<T>(tx: WriteTx, work: (tx: WriteTx) => Promise<T>): Promise<T> {
  const finished = tx.done.then(
    () => null,
    (error: unknown) => error ?? new DOMException('aborted', 'AbortError'),
  );
  try {
    const result = await work(tx);
    commit(tx);
    const error = await finished;
    if (error) throw error;
    return result;
  } catch (error) {
    await abort(tx);
    await finished;
    // A full disk shows as AbortError on the request and by its true name on the transaction.
    throw isDomException(error) && error.name === 'AbortError' ? (tx.error ?? error) : error;
  }
}

/** Whatever the browser could not do, but for a row that is there already, may have been the disk. */
function isDiskTrouble(error: unknown): boolean {
  return error instanceof StoreProblem ? error.code !== 'blocked' : isDomException(error) && error.name !== 'ConstraintError';
}

/** A request that nobody waits for: should it fail, it ends its transaction, and that is what is reported. */
export function send(request: Promise<unknown>): void {
  request.catch(() => undefined);
}

/** Nothing more comes: the browser need not first tell us of the last requests and hear that there are no others. */
function commit(tx: WriteTx): void {
  try {
    tx.commit();
  } catch (error) {
    // Already on its way, or failed: the transaction itself says which.
    if (!isDomException(error)) throw error;
  }
}

async function abort(tx: WriteTx): Promise<void> {
  try {
    tx.abort();
  } catch (error) {
    // Already finished or aborted by the browser: then there is nothing left to undo.
    if (!isDomException(error)) throw error;
  }
}

async function guarded<T>(happened: Happened, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asProblem(error, happened);
  }
}
