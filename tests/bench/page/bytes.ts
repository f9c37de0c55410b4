/** Bytes of the content script as built. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Row, rowOf } from './row';

export function measureBytes(built: string): Row[] {
  const script = readFileSync(path.join(built, 'page-side.js'));
  const gzip = gzipSync(script).length / 1000;
  return [
    rowOf({
      measure: 'content script as built',
      value: script.length / 1000,
      atMost: 50,
      unit: 'kB',
      beside: `gzip ${gzip.toFixed(1)} kB`,
    }),
  ];
}
