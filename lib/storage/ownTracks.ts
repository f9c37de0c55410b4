/** The advisor's own talk tracks, as Markdown with front matter. */
import type { OwnTrack } from '../case/record';
import type { Store } from './database';
import { toInstant } from './instant';

export function keepTrack(store: Store, track: OwnTrack): Promise<OwnTrack> {
  const row = { ...track, updatedAt: toInstant(track.updatedAt) };
  return store.write(['tracks'], async (tx) => {
    await tx.objectStore('tracks').put(row);
    return row;
  });
}

export function listTracks(store: Store): Promise<readonly OwnTrack[]> {
  return store.read(['tracks'], (tx) => tx.objectStore('tracks').getAll());
}

export function deleteTrack(store: Store, id: string): Promise<void> {
  return store.write(['tracks'], (tx) => tx.objectStore('tracks').delete(id));
}
