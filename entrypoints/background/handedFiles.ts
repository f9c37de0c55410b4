/**
 * Files on their way between the background and a face: in the extension's own private folder (origin private file
 * system), because a message cannot carry a large file and memory must stay flat. They do not outlive their errand.
 */
const folderName = 'handed';
/** A browser that was closed in the middle leaves one behind; the daily tidying takes it. */
const staleMs = 3_600_000;

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create: true });
}

/** Writes a file piece by piece and gives its size; a failure leaves nothing. */
export async function leaveFile(name: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const handle = await (await folder()).getFileHandle(name, { create: true });
  const out = await handle.createWritable();
  try {
    for await (const piece of pieces) await out.write(piece as Uint8Array<ArrayBuffer>);
    await out.close();
  } catch (error) {
    await out.abort();
    await dropFile(name);
    throw error;
  }
  return (await handle.getFile()).size;
}

export async function takeFile(name: string): Promise<File> {
  return (await (await folder()).getFileHandle(name)).getFile();
}

export async function dropFile(name: string): Promise<void> {
  try {
    await (await folder()).removeEntry(name);
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'NotFoundError') throw error;
  }
}

export async function tidyHandedFiles(): Promise<void> {
  // The types of this TypeScript do not know yet that a folder can be walked.
  const names = (await folder()) as unknown as { keys(): AsyncIterable<string> };
  for await (const name of names.keys()) {
    const { lastModified } = await takeFile(name);
    if (Date.now() - lastModified > staleMs) await dropFile(name);
  }
}

/** With everything else that is deleted. */
export async function dropAllFiles(): Promise<void> {
  await (await navigator.storage.getDirectory()).removeEntry(folderName, { recursive: true }).catch(() => {}); // there was none
}

const probeName = 'probe';
const probeBytes = 1024 * 1024;

let probing: Promise<boolean> | null = null;

/**
 * Is there room for a small file? A full disk and broken files look alike to whoever opens a database. Several who ask at
 * once get one answer: two probes of one name would be in each other's way, and that looks like a full disk.
 */
export function hasRoom(): Promise<boolean> {
  probing ??= probe().finally(() => {
    probing = null;
  });
  return probing;
}

async function probe(): Promise<boolean> {
  try {
    await leaveFile(probeName, pieceOf(probeBytes));
    await dropFile(probeName);
    return true;
  } catch {
    return false;
  }
}

async function* pieceOf(bytes: number): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(bytes);
}
