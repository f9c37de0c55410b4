/** What the talk part of a face may ask for; the sidebar's wiring answers. */
import type { Language } from '../../lib/case/ids';
import type { DraftPreview, FoundTracks, OpenedDraft, OwnDraft, OwnFault, OwnImport, OwnListItem } from '../../lib/case/ownWords';
import type { TrackView } from '../../lib/case/view';
import type { WordKey } from '../ui/words';
import type { Answers } from './filling';

/** What an action did, as one word for the advisor; `byHand` shows the text to select. */
export type TrackOutcome = { readonly say: WordKey; readonly byHand?: string };

export interface TrackActions {
  copy(track: TrackView, text: string, answers: Answers): Promise<TrackOutcome>;
  insert(track: TrackView, text: string, answers: Answers): Promise<TrackOutcome>;
  /** To the clipboard and nowhere else: no word to this customer. */
  copyOnly(track: TrackView, text: string, answers: Answers): Promise<TrackOutcome>;
  /** SMS that a text costs. */
  countSegments(text: string): number;
  find(query: string): Promise<FoundTracks>;
  company(): Promise<readonly TrackView[]>;
  setFavourite(trackId: string, on: boolean): Promise<void>;
  readonly own: OwnActions;
}

/** Own words of one place; with `before`, what stood there until now. */
export interface OwnPlace {
  readonly trackId: string;
  readonly language: Language;
}

export interface OwnActions {
  list(): Promise<readonly OwnListItem[]>;
  open(place: OwnPlace | null): Promise<OpenedDraft>;
  preview(draft: OwnDraft): Promise<DraftPreview>;
  /** Keeps what is being typed. */
  keep(draft: OwnDraft): Promise<void>;
  save(draft: OwnDraft): Promise<{ readonly fault: OwnFault | null; readonly before: string | null }>;
  dropDraft(place: OwnPlace): Promise<void>;
  /** `again`: the browser cannot say that the drawer is in plain view, so it takes a second click. */
  remove(place: OwnPlace): Promise<{ readonly before: string | null } | { readonly refused: WordKey }>;
  restore(place: OwnPlace, before: string | null): Promise<void>;
  importFile(file: File): Promise<OwnImport>;
  /** Null for all of them. A word when nothing was saved. */
  exportFile(trackId: string | null): Promise<WordKey | null>;
}
