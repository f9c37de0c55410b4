/** Expressions of adapters, compiled once: the same few are asked of every message. */

const compiled = new Map<string, RegExp>();

export function expression(source: string, flags: string): RegExp {
  const key = `${flags}/${source}`;
  const known = compiled.get(key) ?? new RegExp(source, flags);
  compiled.set(key, known);
  return known;
}
