/** A rendered track as a face draws it. */
import type { TrackTally, TrackView } from '../case/view';
import type { Track } from '../packs/trackSchema';
import type { OwnStanding } from './own';
import type { Rendered } from './render';

export interface Dressing {
  readonly why: string;
  readonly favourite: boolean;
  readonly used: TrackTally | undefined;
  readonly own: OwnStanding | undefined;
}

const neverUsed: TrackTally = { inserted: 0, copied: 0, lastAt: null };

export function toTrackView(track: Track, rendered: Rendered, { why, favourite, used, own }: Dressing): TrackView {
  const { id, situation, title, aim, points, avoid, channel, model, language } = track;
  const { parts, segments, length } = rendered;
  return {
    id,
    situation,
    title,
    aim,
    points,
    avoid,
    channel,
    why,
    model,
    language,
    subject: rendered.subjectParts,
    parts,
    segments: channel === 'message' ? segments : 0,
    length,
    favourite,
    used: used ?? neverUsed,
    own: own ? { kind: own.kind, shippedChanged: own.shippedChanged } : null,
  };
}
