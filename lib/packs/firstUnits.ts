/** With which units something can begin. The set of many may say yes too often and never says no too often. */
import { numberUnits, spaceUnits } from './units';

/** One unit, a set of units by slot (a bit each), or `null`: with any unit, or with nothing at all. */
export type FirstUnits = number | Int32Array | null;

/** Neighbouring units stand in different slots; units of one slot are told apart by whoever looks closer. */
const slots = 512;
const wordBits = 32;
const words = slots / wordBits;

export function mayBegin(first: FirstUnits, text: string, at: number): boolean {
  if (first === null) return true;
  return at < text.length && mayBeginWith(first, text.charCodeAt(at));
}

export function mayBeginWith(first: FirstUnits, unit: number): boolean {
  if (first === null) return true;
  if (typeof first === 'number') return unit === first;
  return ((first[(unit & (slots - 1)) >> 5] ?? 0) & (1 << (unit & (wordBits - 1)))) !== 0;
}

/** A phrase that begins with a space begins with any white space. */
export function firstUnitsOfText(text: string): FirstUnits {
  if (text === '') return null;
  return text[0] === ' ' ? spaceFirst : text.charCodeAt(0);
}

export function joinFirstUnits(all: readonly FirstUnits[]): FirstUnits {
  const joined = new Int32Array(words);
  for (const one of all) {
    if (one === null) return null;
    if (typeof one === 'number') add(joined, one);
    else for (let index = 0; index < words; index += 1) joined[index] = (joined[index] ?? 0) | (one[index] ?? 0);
  }
  return joined;
}

function add(first: Int32Array, unit: number): void {
  const index = (unit & (slots - 1)) >> 5;
  first[index] = (first[index] ?? 0) | (1 << (unit & (wordBits - 1)));
}

function firstOf(units: string): Int32Array {
  const first = new Int32Array(words);
  for (let index = 0; index < units.length; index += 1) add(first, units.charCodeAt(index));
  return first;
}

export const spaceFirst = firstOf(spaceUnits);
export const numberFirst = firstOf(numberUnits);

/** What is worked out once for each unit: asked for at every place of a text. */
export function onceByUnit<Value extends object>(make: (unit: number) => Value): (unit: number) => Value {
  const known = new Map<number, Value>();
  // Before the map stands an array with room for one unit in each slot: nearly every unit of a text is found there.
  const latest: (Value | undefined)[] = new Array(slots);
  const units = new Uint16Array(slots);
  return (unit) => {
    const slot = unit & (slots - 1);
    const last = latest[slot];
    if (last !== undefined && units[slot] === unit) return last;
    const value = known.get(unit) ?? make(unit);
    known.set(unit, value);
    latest[slot] = value;
    units[slot] = unit;
    return value;
  };
}
