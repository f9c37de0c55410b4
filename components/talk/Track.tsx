/** One talk track: its text with slots to fill in place, Copy and Insert. */
import { useState } from 'preact/hooks';
import type { ReplyBoxView, TrackPart, TrackView } from '../../lib/case/view';
import { useWords, type WordKey } from '../ui/words';

/** What an action did, as one word for the advisor; `by-hand` shows the text to select. */
export type TrackOutcome = { readonly say: WordKey; readonly byHand?: string };

export type Answers = Readonly<Record<string, string>>;

export interface TrackActions {
  /** `answers` by slot: what the advisor filled in. */
  copy(track: TrackView, text: string, answers: Answers): Promise<TrackOutcome>;
  insert(track: TrackView, text: string, answers: Answers): Promise<TrackOutcome>;
}

interface Props {
  readonly track: TrackView;
  readonly siblings: readonly TrackView[];
  readonly onChoose: (id: string) => void;
  readonly replyBox: ReplyBoxView | null;
  readonly actions: TrackActions;
}

export function Track({ track, siblings, onChoose, replyBox, actions }: Props) {
  const { say, language } = useWords();
  const [answers, setAnswers] = useState<Answers>({});
  const [outcome, setOutcome] = useState<TrackOutcome | null>(null);
  const empty = emptySlots(track.parts, answers);
  const act = async (action: TrackActions['copy']) => {
    if (empty.length === 0) setOutcome(await action(track, filled(track.parts, answers), answers));
  };
  const canInsert = replyBox !== null && isWritten(track);
  const written = replyBox && !canInsert ? siblings.find(isWritten) : undefined;
  return (
    <article class="track">
      <h2>{track.title}</h2>
      <p class="quiet">{track.why}</p>
      <ChannelTabs track={track} siblings={siblings} onChoose={onChoose} />
      <div class="track-text">
        {track.parts.map((part, index) => (
          <Part
            key={index}
            part={part}
            value={'slot' in part ? (answers[part.slot] ?? '') : ''}
            onAnswer={(slot, value) => setAnswers({ ...answers, [slot]: value })}
          />
        ))}
      </div>
      <div class="track-actions">
        {canInsert && (
          <button type="button" class="button main" disabled={empty.length > 0} onClick={() => act(actions.insert)}>
            {say('insertInto', { box: replyBox.label })}
          </button>
        )}
        <button
          type="button"
          class={canInsert ? 'button' : 'button main'}
          disabled={empty.length > 0}
          onClick={() => act(actions.copy)}
        >
          {say('copy')}
        </button>
        {written && (
          <button type="button" class="button" onClick={() => onChoose(written.id)}>
            {say('talk.written')}
          </button>
        )}
        <output class="outcome" aria-live="polite">
          {empty.length > 0
            ? say('fillFirst', { slots: empty.join(language === 'en' ? ', ' : '、') })
            : outcome && say(outcome.say)}
        </output>
      </div>
      {outcome?.byHand && (
        <textarea
          class="by-hand"
          readOnly
          rows={6}
          value={outcome.byHand}
          ref={(box) => box?.select()}
          aria-label={say('copyByHand')}
        />
      )}
      <Avoid avoid={track.avoid} />
    </article>
  );
}

function ChannelTabs({ track, siblings, onChoose }: Pick<Props, 'track' | 'siblings' | 'onChoose'>) {
  const { say } = useWords();
  if (siblings.length < 2) return null;
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
        </button>
      ))}
    </div>
  );
}

function Part({ part, value, onAnswer }: { part: TrackPart; value: string; onAnswer: (slot: string, value: string) => void }) {
  if ('text' in part) return <>{part.text}</>;
  return (
    <input
      class="slot"
      value={value}
      placeholder={part.label}
      aria-label={part.label}
      size={Math.max(part.label.length * 2, value.length * 2, 8)}
      onInput={(event) => onAnswer(part.slot, event.currentTarget.value)}
    />
  );
}

function Avoid({ avoid }: { avoid: readonly string[] }) {
  const { say } = useWords();
  if (avoid.length === 0) return null;
  return (
    <details class="avoid">
      <summary>{say('talk.avoid')}</summary>
      <ul>
        {avoid.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

/** A script for the phone does not belong into a reply box. */
const isWritten = ({ channel }: TrackView) => channel === 'message' || channel === 'email';

/** Labels of the slots that still have no answer. */
function emptySlots(parts: readonly TrackPart[], answers: Answers): string[] {
  return parts.flatMap((part) => ('slot' in part && !answers[part.slot]?.trim() ? [part.label] : []));
}

function filled(parts: readonly TrackPart[], answers: Answers): string {
  return parts.map((part) => ('text' in part ? part.text : (answers[part.slot] ?? '').trim())).join('');
}
