/** One talk track: why it fits, its channels, its words, Copy and Insert. */
import type { ReplyBoxView, TrackView } from '../../lib/case/view';
import { useWords } from '../ui/words';
import { emptySlots, isWritten } from './filling';
import { Guide } from './Guide';
import { PencilIcon, StarIcon } from './icons';
import { TrackText } from './TrackText';
import type { Saying } from './useSaying';

interface Props {
  readonly track: TrackView;
  readonly siblings: readonly TrackView[];
  readonly replyBox: ReplyBoxView | null;
  readonly saying: Saying;
  onChoose(id: string): void;
  countSegments(text: string): number;
  /** Absent where a track cannot be kept at hand or put in own words. */
  readonly onFavourite?: (on: boolean) => void;
  readonly onEdit?: () => void;
}

export function Track({ track, siblings, replyBox, saying, onChoose, countSegments, onFavourite, onEdit }: Props) {
  const { say } = useWords();
  return (
    // The one place that the keyboard starts from; what the keys do stands in Talk.tsx.
    <article class="track" tabIndex={-1} aria-label={track.title}>
      <div class="track-head">
        <h2>{track.title}</h2>
        {onFavourite && (
          <button
            type="button"
            class="icon"
            aria-pressed={track.favourite}
            aria-label={say('talk.favourite')}
            title={say(track.favourite ? 'talk.unfavourite' : 'talk.favourite')}
            onClick={() => onFavourite(!track.favourite)}
          >
            <StarIcon full={track.favourite} />
          </button>
        )}
        {onEdit && (
          <button type="button" class="icon" aria-label={say('own.edit')} title={say('own.edit')} onClick={onEdit}>
            <PencilIcon />
          </button>
        )}
      </div>
      <p class="quiet why">{track.why}</p>
      <OwnMarks track={track} onEdit={onEdit} />
      <ChannelTabs track={track} siblings={siblings} onChoose={onChoose} />
      <TrackText
        track={track}
        answers={saying.answers}
        onAnswer={saying.answer}
        onEnter={(withShift) => saying.enterInSlot(withShift)}
        countSegments={countSegments}
      />
      <TrackButtons track={track} siblings={siblings} replyBox={replyBox} saying={saying} onChoose={onChoose} />
      {saying.outcome?.byHand && (
        <textarea
          class="by-hand"
          readOnly
          rows={6}
          value={saying.outcome.byHand}
          ref={(box) => box?.select()}
          aria-label={say('copyByHand')}
        />
      )}
      <Guide track={track} />
    </article>
  );
}

function OwnMarks({ track, onEdit }: Pick<Props, 'track' | 'onEdit'>) {
  const { say } = useWords();
  const { own, used } = track;
  const count = used.inserted + used.copied;
  if (!own && count === 0) return null;
  return (
    <p class="marks">
      {own && <span class="mark-own">{say(`own.${own.kind}`)}</span>}
      {own?.shippedChanged && onEdit && (
        <button type="button" class="link" onClick={onEdit}>
          {say('own.shippedChanged')}
        </button>
      )}
      {count > 0 && (
        <span class="quiet" title={say('talk.usedWhere')}>
          {say('talk.used', { inserted: used.inserted, copied: used.copied })}
        </span>
      )}
    </p>
  );
}

function TrackButtons({ track, siblings, replyBox, saying, onChoose }: Omit<Props, 'countSegments'>) {
  const { say, language } = useWords();
  const empty = emptySlots(track, saying.answers);
  const canInsert = replyBox !== null && isWritten(track);
  const written = replyBox && !canInsert ? siblings.find(isWritten) : undefined;
  return (
    <div class="track-actions">
      {canInsert && (
        <button type="button" class="button main" disabled={empty.length > 0} onClick={() => saying.say(track, 'insert')}>
          {say(replyBox.internal ? 'insertInternal' : 'insertInto', { box: replyBox.label })}
        </button>
      )}
      <button
        type="button"
        class={canInsert ? 'button' : 'button main'}
        disabled={empty.length > 0}
        onClick={() => saying.say(track, 'copy')}
      >
        {say('copy')}
      </button>
      {written && (
        <button type="button" class="button" onClick={() => onChoose(written.id)}>
          {say('talk.written')}
        </button>
      )}
      <output class={empty.length > 0 ? 'outcome waits' : 'outcome'} aria-live="polite">
        {empty.length > 0
          ? say('fillFirst', { slots: empty.join(language === 'en' ? ', ' : '、') })
          : saying.outcome && say(saying.outcome.say)}
      </output>
    </div>
  );
}

function ChannelTabs({ track, siblings, onChoose }: Pick<Props, 'track' | 'siblings' | 'onChoose'>) {
  const { say } = useWords();
  if (siblings.length < 2) return null;
  const nth = (sibling: TrackView) => siblings.filter(({ channel }) => channel === sibling.channel).indexOf(sibling) + 1;
  return (
    <div class="channels">
      {siblings.map((sibling) => (
        <button
          key={sibling.id}
          type="button"
          class="channel"
          aria-pressed={sibling.id === track.id}
          onClick={() => onChoose(sibling.id)}
        >
          {say(`channel.${sibling.channel}`)}
          {nth(sibling) > 1 ? ` ${nth(sibling)}` : ''}
        </button>
      ))}
    </div>
  );
}
