/** The case's story, newest first: one line an event, filtered by kind, copied as a handover note. */
import { useState } from 'preact/hooks';
import type { Language } from '../../lib/case/ids';
import type { StoryKind, StoryLine } from '../../lib/case/memory';
import { MaskedText } from '../ui/MaskedText';
import { sayDay } from '../ui/moment';
import { type Say, useWords } from '../ui/words';

const kinds = ['message', 'contact', 'promise', 'score', 'track', 'note'] as const satisfies readonly StoryKind[];
const atOnce = 20;

interface Props {
  readonly story: readonly StoryLine[];
  readonly masked: boolean;
  /** The handover note of this case, made when it is asked for. */
  readonly handover: () => string;
  readonly onCopy: (text: string) => Promise<boolean>;
}

export function Story({ story, masked, handover, onCopy }: Props) {
  const { say } = useWords();
  const [only, setOnly] = useState<StoryKind | null>(null);
  const [shown, setShown] = useState(atOnce);
  const lines = only ? story.filter(({ kind }) => kind === only) : story;
  return (
    <section class="memory-part" aria-labelledby="story">
      <h2 id="story">{say('story.title')}</h2>
      <CopyHandover handover={handover} onCopy={onCopy} />
      <fieldset class="choice-row plain">
        <legend class="visually-hidden">{say('story.filter')}</legend>
        {[null, ...kinds.filter((kind) => story.some((line) => line.kind === kind))].map((kind) => (
          <button key={kind} type="button" class="choice" aria-pressed={only === kind} onClick={() => setOnly(kind)}>
            {say(kind === null ? 'story.all' : `story.${kind}`)}
          </button>
        ))}
      </fieldset>
      {lines.length === 0 && <p class="quiet">{say('story.none')}</p>}
      <ol class="story">
        {lines.slice(0, shown).map((line) => (
          <Line key={line.id} line={line} masked={masked} />
        ))}
      </ol>
      {lines.length > shown && (
        <button type="button" class="link" onClick={() => setShown(shown + 5 * atOnce)}>
          {say('story.more', { count: lines.length - shown })}
        </button>
      )}
    </section>
  );
}

function CopyHandover({ handover, onCopy }: Pick<Props, 'handover' | 'onCopy'>) {
  const { say } = useWords();
  const [outcome, setOutcome] = useState<'copied' | 'by-hand' | null>(null);
  const copy = async () => setOutcome((await onCopy(handover())) ? 'copied' : 'by-hand');
  return (
    <>
      <p class="track-actions">
        <button type="button" class="button small" onClick={() => void copy()}>
          {say('story.copy')}
        </button>
        <output class="outcome" aria-live="polite">
          {outcome && say(outcome === 'copied' ? 'story.copied' : 'story.copyFailed')}
        </output>
      </p>
      {outcome === 'by-hand' && <textarea class="by-hand" readOnly rows={8} value={handover()} aria-label={say('story.copy')} />}
    </>
  );
}

function Line({ line, masked }: { line: StoryLine; masked: boolean }) {
  const { say, language } = useWords();
  return (
    <li class={`story-line of-${line.kind === 'message' ? line.from : line.kind}`}>
      <span class="quiet">
        {line.at ? sayDay(line.at, language) : say('story.noTime')} · {sayWho(line, say)}
      </span>
      <span class="story-text">
        <MaskedText text={sayLine(line, say, language)} masked={masked} />
      </span>
    </li>
  );
}

export function sayWho(line: StoryLine, say: Say): string {
  return line.kind === 'message' ? (line.author ?? say(`story.${line.from}`)) : say(`story.${line.kind}`);
}

export function sayLine(line: StoryLine, say: Say, language: Language): string {
  switch (line.kind) {
    case 'contact':
      return [say(`contact.${line.channel}`), line.text].filter(Boolean).join('：');
    case 'promise': {
      const state = line.state === 'open' ? say('promise.open') : say(`promise.state.${line.state}`);
      return say('story.promised', { text: line.text, time: sayDay(line.dueAt, language), state });
    }
    case 'score': {
      const { total, before, priority } = line;
      return before === null ? say('story.scoredFirst', { total, priority }) : say('story.scored', { before, total, priority });
    }
    case 'track':
      return say(line.how === 'copy' ? 'story.copiedTrack' : 'story.insertedTrack', { title: line.title });
    default:
      return line.text;
  }
}
