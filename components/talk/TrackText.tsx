/** The words of a track, its empty slots to be filled in place, and how long a message becomes. */
import type { TrackPart, TrackView } from '../../lib/case/view';
import { useWords } from '../ui/words';
import { type Answers, emptySlots, filled } from './filling';
import { isComposing } from './keys';

interface Props {
  readonly track: TrackView;
  readonly answers: Answers;
  onAnswer(slot: string, value: string): void;
  /** Enter in a slot: on to the next empty one, or do it. */
  onEnter(withShift: boolean): void;
  countSegments(text: string): number;
}

export function TrackText({ track, answers, onAnswer, onEnter, countSegments }: Props) {
  const { say } = useWords();
  const draw = (part: TrackPart, index: number) =>
    'text' in part ? (
      part.text
    ) : (
      <SlotBox key={`${index} ${part.slot}`} part={part} value={answers[part.slot] ?? ''} onAnswer={onAnswer} onEnter={onEnter} />
    );
  return (
    <div class="track-words">
      {track.subject && (
        <p class="track-subject">
          <span class="quiet">{say('talk.subject')}</span> {track.subject.map(draw)}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: no set of form fields */}
      <div class="track-text" tabIndex={0} role="group" aria-label={say('talk.text')} lang={track.language}>
        {track.parts.map(draw)}
      </div>
      <Measure track={track} answers={answers} countSegments={countSegments} />
    </div>
  );
}

function SlotBox({
  part,
  value,
  onAnswer,
  onEnter,
}: {
  part: { slot: string; label: string };
  value: string;
} & Pick<Props, 'onAnswer' | 'onEnter'>) {
  return (
    <input
      class="slot"
      data-slot={part.slot}
      value={value}
      placeholder={part.label}
      aria-label={part.label}
      size={Math.max(part.label.length * 2, value.length * 2, 8)}
      onInput={(event) => onAnswer(part.slot, event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isComposing(event)) return;
        event.preventDefault();
        event.stopPropagation();
        onEnter(event.shiftKey);
      }}
    />
  );
}

/** Quietly, under a message only: how long it is and how many SMS it costs. */
function Measure({ track, answers, countSegments }: Pick<Props, 'track' | 'answers' | 'countSegments'>) {
  const { say } = useWords();
  if (track.channel !== 'message' || emptySlots(track, answers).length > 0) return null;
  const asKnown = track.parts.every((part) => 'text' in part);
  const text = asKnown ? '' : filled(track.parts, answers);
  const count = asKnown ? track.segments : countSegments(text);
  const length = asKnown ? track.length : text.length;
  return <p class="measure">{say(count === 1 ? 'talk.measure.one' : 'talk.measure', { length, count })}</p>;
}
