/** With which units something can begin. The set of many may say yes too often and never says no too often. */
import { numberUnits, spaceUnits } from './units';

/** One unit, a set of units by slot, or `null`: with any unit, or with nothing at all. */
export type FirstUnits = number | Uint8Array | null;

/** Neighbouring units stand in different slots; units of one slot are told apart by whoever looks closer. */
export const slots = 512;
export const slotOf = (unit: number): number => unit & (slots - 1);

export function mayBegin(first: FirstUnits, text: string, at: number): boolean {
  if (first === null) return true;
  if (at >= text.length) return false;
  const unit = text.charCodeAt(at);
  return typeof first === 'number' ? unit === first : first[slotOf(unit)] === 1;
}

/** The same of any unit of a slot. */
export function mayBeginInSlot(first: FirstUnits, slot: number): boolean {
  if (first === null) return true;
  return typeof first === 'number' ? slotOf(first) === slot : first[slot] === 1;
}

/** A phrase that begins with a space begins with any white space. */
export function firstUnitsOfText(text: string): FirstUnits {
  if (text === '') return null;
  return text[0] === ' ' ? spaceFirst : text.charCodeAt(0);
}

export function joinFirstUnits(all: readonly FirstUnits[]): FirstUnits {
  const joined = new Uint8Array(slots);
  for (const one of all) {
    if (one === null) return null;
    if (typeof one === 'number') joined[slotOf(one)] = 1;
    else
      one.forEach((holds, slot) => {
        if (holds === 1) joined[slot] = 1;
      });
  }
  return joined;
}

function slotsOf(units: string): Uint8Array {
  const first = new Uint8Array(slots);
  for (let index = 0; index < units.length; index += 1) first[slotOf(units.charCodeAt(index))] = 1;
  return first;
}

export const spaceFirst = slotsOf(spaceUnits);
export const numberFirst = slotsOf(numberUnits);
