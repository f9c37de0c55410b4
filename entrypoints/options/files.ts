/** The face's end of the private folder: hands a file of the background to the downloads, and leaves one for the import. */
const folderName = 'handed';
/** The browser copies a download from the file; after this it has surely done so. */
const copiedAfterMs = 60_000;

async function folder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(folderName, { create: true });
}

export async function saveAsDownload(name: string): Promise<void> {
  const file = await (await (await folder()).getFileHandle(name)).getFile();
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(async () => {
    URL.revokeObjectURL(url);
    await (await folder()).removeEntry(name).catch(() => {}); // made again meanwhile, or tidied away
  }, copiedAfterMs);
}

/** Gives the name under which the background finds it. */
export async function leaveForImport(file: File): Promise<string> {
  const name = `import-${crypto.randomUUID()}`;
  const handle = await (await folder()).getFileHandle(name, { create: true });
  await file.stream().pipeTo(await handle.createWritable());
  return name;
}
