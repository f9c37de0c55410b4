/**
 * The sealed body of a backup: AES-256-GCM in frames, so that any size streams with flat memory. Each frame's nonce holds
 * its number and whether it is the last: frames cannot be changed, swapped, left out or cut off without being noticed.
 *
 *   frame = length of what follows (4 bytes, big endian) · ciphertext with its tag (16 bytes)
 *   nonce = prefix (7 bytes) · number from 0 (4 bytes, big endian) · 1 for the last frame, else 0
 */
import type { ByteReader } from './byteReader';
import { type CipherParameters, iterations } from './header';
import { BackupRefused } from './refusal';

const tagBytes = 16;
const frameBytes = 1024 * 1024;
const checkNumber = 0xffff_ffff;
const checkFlag = 2;

export interface Seal {
  readonly parameters: CipherParameters;
  /** Frames for a body of any chunks; `header` is the exact first line with its line feed. */
  frames(body: AsyncIterable<Uint8Array>, header: Uint8Array): AsyncGenerator<Uint8Array>;
}

/** A new key for one backup. Takes about a third of a second, on purpose. */
export async function makeSeal(passphrase: string): Promise<Seal> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const prefix = crypto.getRandomValues(new Uint8Array(7));
  const key = await deriveKey(passphrase, salt, iterations);
  const parameters: CipherParameters = {
    kdf: { name: 'PBKDF2', hash: 'SHA-256', iterations, salt: toBase64(salt) },
    cipher: { name: 'AES-GCM', bits: 256, frame: frameBytes, nonce: toBase64(prefix) },
    check: toBase64(await makeCheck(key, prefix)),
  };
  return { parameters, frames: (body, header) => seal(body, { key, prefix, header }) };
}

interface Lock {
  readonly key: CryptoKey;
  readonly prefix: Uint8Array;
  readonly header: Uint8Array;
}

async function* seal(body: AsyncIterable<Uint8Array>, lock: Lock): AsyncGenerator<Uint8Array> {
  let number = 0;
  let pending = new Uint8Array(0);
  for await (const chunk of body) {
    pending = joined(pending, chunk);
    // More than a frame must be there: whether a full one is the last is known only when something follows it.
    while (pending.length > frameBytes) {
      yield await sealFrame(pending.subarray(0, frameBytes), nonceOf(lock.prefix, number, 0), lock);
      pending = pending.slice(frameBytes);
      number += 1;
    }
  }
  yield await sealFrame(pending, nonceOf(lock.prefix, number, 1), lock);
}

async function sealFrame(plain: Uint8Array, nonce: Uint8Array, { key, header }: Lock): Promise<Uint8Array> {
  const sealed = new Uint8Array(await crypto.subtle.encrypt(aesGcm(nonce, header), key, plain as BufferSource));
  const frame = new Uint8Array(4 + sealed.length);
  new DataView(frame.buffer).setUint32(0, sealed.length);
  frame.set(sealed, 4);
  return frame;
}

/** The body again. Throws BackupRefused: `wrong-passphrase`, `damaged`, `cut-short`. */
export async function* openSeal(
  reader: ByteReader,
  { parameters, passphrase, header }: { parameters: CipherParameters; passphrase: string; header: Uint8Array },
): AsyncGenerator<Uint8Array> {
  const prefix = fromBase64(parameters.cipher.nonce);
  const key = await deriveKey(passphrase, fromBase64(parameters.kdf.salt), parameters.kdf.iterations);
  if (toBase64(await makeCheck(key, prefix)) !== parameters.check) throw new BackupRefused('wrong-passphrase');
  for (let number = 0; ; number += 1) {
    const sealed = await readFrame(reader, parameters.cipher.frame);
    const last = await reader.atEnd();
    const plain = await openFrame(sealed, nonceOf(prefix, number, last ? 1 : 0), { key, prefix, header });
    if (plain) yield plain;
    else
      throw new BackupRefused(
        last && (await openFrame(sealed, nonceOf(prefix, number, 0), { key, prefix, header })) ? 'cut-short' : 'damaged',
      );
    if (last) return;
  }
}

async function readFrame(reader: ByteReader, largest: number): Promise<Uint8Array> {
  const length = await reader.take(4);
  const size = new DataView(length.buffer, length.byteOffset, 4).getUint32(0);
  if (size < tagBytes || size > largest + tagBytes) throw new BackupRefused('damaged');
  return reader.take(size);
}

/** Null when the tag does not fit: other bytes, another number, or another place. */
async function openFrame(sealed: Uint8Array, nonce: Uint8Array, { key, header }: Lock): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await crypto.subtle.decrypt(aesGcm(nonce, header), key, sealed as BufferSource));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return null;
    throw error;
  }
}

/** The tag of an empty text: says at once whether the passphrase is right. */
async function makeCheck(key: CryptoKey, prefix: Uint8Array): Promise<Uint8Array> {
  const nonce = nonceOf(prefix, checkNumber, checkFlag);
  return new Uint8Array(await crypto.subtle.encrypt(aesGcm(nonce, new Uint8Array(0)), key, new Uint8Array(0)));
}

function aesGcm(nonce: Uint8Array, header: Uint8Array): AesGcmParams {
  return { name: 'AES-GCM', iv: nonce as BufferSource, additionalData: header as BufferSource, tagLength: tagBytes * 8 };
}

function nonceOf(prefix: Uint8Array, number: number, flag: number): Uint8Array {
  const nonce = new Uint8Array(12);
  nonce.set(prefix);
  new DataView(nonce.buffer).setUint32(7, number);
  nonce[11] = flag;
  return nonce;
}

async function deriveKey(passphrase: string, salt: Uint8Array, rounds: number): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const secret = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt: salt as BufferSource, iterations: rounds };
  return crypto.subtle.deriveKey(parameters, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** Throws BackupRefused `damaged` on what is no base64. */
function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  } catch (error) {
    throw new BackupRefused('damaged', 1, error);
  }
}
