/** What is known when the speakers of a list are told. */
import type { Speaker } from '../../case/reading';
import type { Block } from './block';
import type { Head } from './head';

/** Of the record: the customer, who handles it, and whose names stand in the page's top bar. */
export interface People {
  readonly customer: string | null;
  readonly mail: string | null;
  readonly handler: string | null;
  readonly topBar: string;
  /** Who changed the record, by a log beside the messages. */
  readonly actors: readonly string[];
  readonly host: string;
}

export interface Spoken {
  readonly block: Block;
  readonly head: Head;
  readonly text: string;
}

export type Said = Speaker | 'unsure';
export type SideOf = (block: Block) => 'left' | 'right' | null;
