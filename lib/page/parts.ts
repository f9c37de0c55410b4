/**
 * Heavy page code that is not always loaded: each part is a script of its own, put into the page by the background when it is
 * needed. All scripts of ours live in one isolated world, which the page cannot see; that is where a part offers itself.
 */

import type { PageSheet } from '../case/view';
import type { StartDrafts } from './draft/startDrafts';
import type { CreateGrip } from './host/grip';
import type { StartList } from './list/startList';
import type { FindRows } from './list/unknownRows';
import type { SheetInput } from './sheet';
import type { StartPicking } from './teach/pick';

export interface Parts {
  /** Badges beside the rows of a list. */
  readonly list: StartList;
  /** The rows of a list that no adapter knows. */
  readonly rows: FindRows;
  /** The drawer's edge. */
  readonly grip: CreateGrip;
  /** Reading along in the reply boxes of a case. */
  readonly draft: StartDrafts;
  /** The doctor's sheet, and teaching by pointing. */
  readonly teach: { readonly sheetOf: (input: SheetInput) => PageSheet; readonly startPicking: StartPicking };
}

export type PartName = keyof Parts;

const key = (name: PartName) => `ritesidePart-${name}`;

export function offerPart<Name extends PartName>(name: Name, part: Parts[Name]): void {
  (globalThis as Record<string, unknown>)[key(name)] = part;
}

/** Null until its script has run. */
export function offeredPart<Name extends PartName>(name: Name): Parts[Name] | null {
  return ((globalThis as Record<string, unknown>)[key(name)] as Parts[Name] | undefined) ?? null;
}
