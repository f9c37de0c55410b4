/**
 * What was worked out once and is asked for again: a page is judged anew with every change, and nearly all of its messages are
 * the ones it had before. Two generations: what nobody asked for in the last of them is forgotten.
 */
export interface Remembered<Value> {
  readonly get: (key: string) => Value | undefined;
  readonly put: (key: string, value: Value) => void;
}

/** Keeps at least the last `most` values asked for or put, at most twice as many. */
export function remembered<Value>(most: number): Remembered<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  const put = (key: string, value: Value) => {
    if (young.size >= most) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  };
  return {
    get: (key) => {
      const value = young.get(key);
      if (value !== undefined) return value;
      const kept = old.get(key);
      if (kept !== undefined) put(key, kept);
      return kept;
    },
    put,
  };
}
