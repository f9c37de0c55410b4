/**
 * The channel on which a face tells, with every key, the text of a note that is not saved yet (entrypoints/sidebar/lastWords.ts). A page
 * that closes is not heard any more; what was said before it closed is saved when the channel ends (entrypoints/background/lastWords.ts).
 */
import type { RequestOf } from './catalogue';

export const lastWordsPort = 'last-words';

/** `held`: this text is on its way; `kept`: the store has this text of the note. */
export type LastWord =
  | { readonly held: RequestOf<'note/save'> }
  | { readonly kept: Pick<RequestOf<'note/save'>, 'noteId' | 'text'> };
