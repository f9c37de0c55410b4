/** Reads a stream by counted bytes and by lines. What ends too early is refused as `cut-short`. */
import { BackupRefused } from './refusal';

export interface ByteReader {
  take(count: number): Promise<Uint8Array>;
  /** Up to and with the next line feed. Throws BackupRefused `not-a-backup` when there is none within `most` bytes. */
  takeLine(most: number): Promise<Uint8Array>;
  atEnd(): Promise<boolean>;
  /** Everything that is left, in chunks as they come. */
  rest(): AsyncGenerator<Uint8Array>;
  /** Lets the stream go, read to its end or not. */
  release(): Promise<void>;
}

export function readBytes(stream: ReadableStream<Uint8Array>): ByteReader {
  const source = stream.getReader();
  let buffer: Uint8Array = new Uint8Array(0);
  /** Adds chunks until `count` bytes are there or nothing more comes; joined once, so that a big frame is not copied often. */
  const fill = async (count: number): Promise<boolean> => {
    const chunks = [buffer];
    let size = buffer.length;
    while (size < count) {
      const { done, value } = await source.read();
      if (done) break;
      chunks.push(value);
      size += value.length;
    }
    if (chunks.length > 1) buffer = concat(chunks, size);
    return size >= count;
  };
  const cut = (count: number) => {
    const taken = buffer.subarray(0, count);
    buffer = buffer.subarray(count);
    return taken;
  };
  return {
    async take(count) {
      if (!(await fill(count))) throw new BackupRefused('cut-short');
      return cut(count);
    },
    async takeLine(most) {
      await fill(most);
      const end = buffer.subarray(0, most).indexOf(10);
      if (end < 0) throw new BackupRefused('not-a-backup');
      return cut(end + 1);
    },
    atEnd: async () => !(await fill(1)),
    async *rest() {
      while (await fill(1)) yield cut(buffer.length);
    },
    release: () => source.cancel(),
  };
}

function concat(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
