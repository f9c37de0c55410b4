/**
 * Is this still our database? A browser that cannot read its files may give an empty one without a word. So every database
 * carries a mark, and the same mark stands beside it: an unmarked database beside a mark is a new one in the place of ours.
 */
import type { Area } from './area';
import type { Store } from './database';

const key = 'generation';

export type Generation = 'same' | 'first' | 'replaced';

/** Only looks; `markGeneration` ends the matter, after whatever a replaced database asks for has been done. */
export async function checkGeneration(store: Store, area: Area): Promise<Generation> {
  const [inside, beside] = await Promise.all([readMark(store), area.get(key)]);
  const known = typeof beside[key] === 'string';
  if (inside !== null) return 'same';
  return known ? 'replaced' : 'first';
}

/** Gives an unmarked database its mark; the mark beside follows the one inside. Safe to repeat. */
export async function markGeneration(store: Store, area: Area): Promise<void> {
  const value = await store.write(['marks'], async (tx) => {
    const marks = tx.objectStore('marks');
    const known = await marks.get(key);
    if (known) return known.value;
    const fresh = crypto.randomUUID();
    await marks.put({ id: key, value: fresh });
    return fresh;
  });
  const beside = await area.get(key);
  if (beside[key] !== value) await area.set({ [key]: value });
}

function readMark(store: Store): Promise<string | null> {
  return store.read(['marks'], async (tx) => (await tx.objectStore('marks').get(key))?.value ?? null);
}
