/** The advisor's own talk tracks as the editor has them, and what the background says of them. */
import type { Channel, Language, SituationId } from './ids';
import type { TrackView } from './view';

export interface OwnDraft {
  /** A shipped track's id: an own version in its place. `own/…`: a track beside them. */
  readonly trackId: string;
  readonly language: Language;
  readonly title: string;
  readonly situation: SituationId;
  readonly channel: Channel;
  /** Of an email; empty otherwise. */
  readonly subject: string;
  readonly body: string;
}

/** Where a template broke, counted in the box that the advisor sees, and what Liquid said. */
export interface OwnFault {
  readonly where: 'subject' | 'body';
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface OpenedDraft {
  readonly draft: OwnDraft;
  /** Own words are in use for this track already. */
  readonly kept: boolean;
  /** What stands here was typed but never saved. */
  readonly unsaved: boolean;
  /** What a template may fill in, with the word for it. */
  readonly slots: readonly { readonly slot: string; readonly label: string }[];
  readonly situations: readonly { readonly id: SituationId; readonly title: string }[];
  /** Against the shipped track; null for a track that has none. */
  readonly difference: readonly DifferenceRun[] | null;
  /** What is said today in this place, filled for the case; null for a new one. */
  readonly inUse: TrackView | null;
}

export type DraftPreview =
  | { readonly ok: true; readonly track: TrackView; readonly difference: readonly DifferenceRun[] | null }
  | { readonly ok: false; readonly fault: OwnFault };

export interface DifferenceRun {
  readonly kind: 'same' | 'mine' | 'shipped';
  readonly text: string;
}

export interface OwnListItem {
  readonly trackId: string;
  readonly language: Language;
  readonly title: string;
  readonly channel: Channel;
  readonly kind: 'version' | 'new';
  readonly shippedChanged: boolean;
  /** A newer text stands in the editor that was never saved, perhaps because it is broken. */
  readonly unsaved: boolean;
}

export interface OwnImport {
  readonly added: number;
  readonly same: number;
  /** Kept as a track of its own, because other own words stand in that place. */
  readonly beside: number;
  /** What could not be read, with its line in the file; nothing of it was taken. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** What the find box shows: the best first, and the other channels of their situations. */
export interface FoundTracks {
  readonly hits: readonly TrackView[];
  readonly siblings: readonly TrackView[];
}
