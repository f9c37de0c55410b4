/**
 * A company's pack over ours. Objects merge key by key; lists of things with an `id` merge by id (`{ "id": …, "remove": true }`
 * takes one out); lists of words are replaced, or changed where entries begin with + or -; anything else is replaced.
 */

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

export function mergeOver(base: Json, over: Json): Json {
  if (over === undefined) return base;
  if (isObject(base) && isObject(over)) return mergeObjects(base, over);
  if (Array.isArray(base) && Array.isArray(over)) return mergeLists(base, over);
  return over;
}

function mergeObjects(base: JsonObject, over: JsonObject): JsonObject {
  const merged: Record<string, Json> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (key === '__proto__') continue;
    merged[key] = mergeOver(Object.hasOwn(base, key) ? base[key] : undefined, value);
  }
  return merged;
}

function mergeLists(base: readonly Json[], over: readonly Json[]): readonly Json[] {
  if (over.length > 0 && over.every((entry) => isObject(entry) && typeof entry.id === 'string')) {
    return mergeById(base, over as readonly JsonObject[]);
  }
  if (over.length > 0 && over.every((entry) => typeof entry === 'string' && /^[+-]./.test(entry))) {
    return changeWords(base, over as readonly string[]);
  }
  return over;
}

function mergeById(base: readonly Json[], over: readonly JsonObject[]): readonly Json[] {
  const replaced = new Map(over.map((entry) => [entry.id, entry]));
  const kept = base.flatMap((entry) => {
    const next = isObject(entry) ? replaced.get(entry.id) : undefined;
    if (!next) return [entry];
    replaced.delete(next.id);
    return next.remove === true ? [] : [mergeOver(entry, next)];
  });
  return [...kept, ...[...replaced.values()].filter((entry) => entry.remove !== true)];
}

function changeWords(base: readonly Json[], changes: readonly string[]): readonly Json[] {
  const removed = new Set(changes.filter((word) => word.startsWith('-')).map((word) => word.slice(1)));
  const added = changes.filter((word) => word.startsWith('+')).map((word) => word.slice(1));
  return [...base.filter((word) => typeof word !== 'string' || !removed.has(word)), ...added];
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
