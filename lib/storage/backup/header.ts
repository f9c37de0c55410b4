/** The first line of a backup: one JSON object that says how to read the rest (docs/backup-format.md). */
import * as v from 'valibot';
import { schemaVersion } from '../schema';
import { BackupRefused } from './refusal';

export const formatVersion = 1;
export const longestHeader = 4096;
/** OWASP's figure for PBKDF2-HMAC-SHA-256. */
export const iterations = 600_000;
/** A hostile header must not buy hours of work. */
const mostIterations = 5_000_000;
export const largestFrame = 4 * 1024 * 1024;

const cipherSchema = v.object({
  kdf: v.object({
    name: v.literal('PBKDF2'),
    hash: v.literal('SHA-256'),
    iterations: v.pipe(v.number(), v.integer(), v.minValue(iterations), v.maxValue(mostIterations)),
    salt: v.pipe(v.string(), v.length(24)),
  }),
  cipher: v.object({
    name: v.literal('AES-GCM'),
    bits: v.literal(256),
    frame: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(largestFrame)),
    nonce: v.pipe(v.string(), v.length(12)),
  }),
  check: v.pipe(v.string(), v.maxLength(64)),
});
const common = {
  riteside: v.literal('backup'),
  format: v.literal(formatVersion),
  schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
  madeAt: v.string(),
};
const headerSchema = v.variant('encrypted', [
  v.object({ ...common, encrypted: v.literal(false) }),
  v.object({ ...common, encrypted: v.literal(true), ...cipherSchema.entries }),
]);
const anyVersion = v.looseObject({ riteside: v.literal('backup'), format: v.number(), schema: v.number() });

export type Header = v.InferOutput<typeof headerSchema>;
export type CipherParameters = v.InferOutput<typeof cipherSchema>;

/** Throws BackupRefused: `not-a-backup`, `newer`, or `damaged` for a header of ours that makes no sense. */
export function parseHeader(line: string): Header {
  const value = parseJson(line);
  if (!v.is(anyVersion, value)) throw new BackupRefused('not-a-backup');
  if (value.format > formatVersion || value.schema > schemaVersion) throw new BackupRefused('newer');
  const parsed = v.safeParse(headerSchema, value);
  if (!parsed.success) throw new BackupRefused('damaged', 1, parsed.issues);
  return parsed.output;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new BackupRefused('not-a-backup', null, error);
  }
}
