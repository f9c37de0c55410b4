/** The find box: characters, pinyin or initials over all tracks; empty it shows what is kept at hand. Keyboard first. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FoundTracks } from '../../lib/case/ownWords';
import type { TrackView } from '../../lib/case/view';
import { useWords } from '../ui/words';
import { firstWords } from './filling';
import { StarIcon } from './icons';
import { isComposing } from './keys';

interface Props {
  readonly query: string;
  /** True while the box has the focus or something stands in it. */
  readonly open: boolean;
  onQuery(query: string): void;
  onOpen(open: boolean): void;
  /** Back to the track, the box empty. */
  onLeave(): void;
  find(query: string): Promise<FoundTracks>;
  /** Looked at, not yet said. */
  onChoose(track: TrackView, found: FoundTracks): void;
  onEnter(track: TrackView, found: FoundTracks, withShift: boolean): void;
}

const none: FoundTracks = { hits: [], siblings: [] };

export function Find({ query, open, onQuery, onOpen, onLeave, find, onChoose, onEnter }: Props) {
  const { say } = useWords();
  const { found, isCurrent } = useFound(query, open, find);
  const [active, setActive] = useState(0);
  const hits = found?.hits ?? [];
  /** Enter was quicker than the answer: done with the best one as soon as it is there. */
  const early = useRef<{ readonly withShift: boolean } | null>(null);
  // New letters begin at the top; the same letters answered again leave the choice where it is.
  useEffect(() => setActive(0), [query]);
  useEffect(() => {
    const [best] = hits;
    if (!isCurrent || !early.current || !found) return;
    const { withShift } = early.current;
    early.current = null;
    if (best) onEnter(best, found, withShift);
  }, [found, isCurrent]);
  const current = hits[Math.min(active, hits.length - 1)];
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) setActive((active + step + hits.length) % hits.length);
    else if (event.key === 'Enter' && !event.repeat && isCurrent && current && found) onEnter(current, found, event.shiftKey);
    else if (event.key === 'Enter' && !isCurrent) early.current = { withShift: event.shiftKey };
    else if (event.key === 'Escape' && query !== '') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search class="find" onFocusOut={(event) => leaves(event) && query === '' && onOpen(false)}>
      <input
        class="find-box"
        type="text"
        role="combobox"
        aria-label={say('find')}
        aria-expanded={open}
        aria-controls="found"
        aria-activedescendant={open && current ? optionId(current) : undefined}
        aria-autocomplete="list"
        placeholder={say('find.placeholder')}
        autocomplete="off"
        spellcheck={false}
        maxLength={100}
        value={query}
        onFocus={() => onOpen(true)}
        onInput={(event) => {
          early.current = null;
          onOpen(true);
          onQuery(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {open && found && (
        <Found found={found} query={isCurrent ? query : null} current={current} onChoose={(track) => onChoose(track, found)} />
      )}
    </search>
  );
}

function leaves(event: FocusEvent): boolean {
  return !(event.currentTarget as Element).contains(event.relatedTarget as Node | null);
}

const optionId = ({ id }: TrackView) => `found-${id.replace(/[^\w-]/g, '-')}`;

function Found({
  found,
  query,
  current,
  onChoose,
}: {
  found: FoundTracks;
  /** What was found is for this; null while the answer to newer letters is on its way. */
  query: string | null;
  current: TrackView | undefined;
  onChoose(track: TrackView): void;
}) {
  const { say } = useWords();
  const { hits } = found;
  return (
    <>
      <output class="quiet find-count" aria-live="polite">
        {query === null
          ? say('find.looking')
          : query.trim() === ''
            ? say(hits.length > 0 ? 'find.atHand' : 'find.how')
            : say(hits.length > 0 ? 'find.count' : 'find.nothing', { count: hits.length, query: query.trim() })}
      </output>
      <div class="found" id="found" role="listbox" aria-label={say('find.results')} hidden={hits.length === 0}>
        {hits.map((track) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the find box has the keyboard, by the combobox pattern
          // biome-ignore lint/a11y/useFocusableInteractive: the same
          <div
            key={track.id}
            id={optionId(track)}
            class="hit"
            role="option"
            aria-selected={track === current}
            ref={track === current ? (line) => line?.scrollIntoView({ block: 'nearest' }) : undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(track)}
          >
            <span class="hit-head">
              <span class="hit-title">{track.title}</span>
              {track.favourite && <StarIcon full />}
              <span class="quiet hit-channel">{say(`channel.${track.channel}`)}</span>
            </span>
            <span class="quiet hit-words">{firstWords(track)}</span>
          </div>
        ))}
      </div>
    </>
  );
}

/** The newest answer only: a slow one for fewer letters never comes over a quick one for more. */
function useFound(
  query: string,
  open: boolean,
  find: Props['find'],
): { readonly found: FoundTracks | null; readonly isCurrent: boolean } {
  const [answer, setAnswer] = useState<{ readonly query: string; readonly found: FoundTracks } | null>(null);
  const asked = useRef(0);
  useEffect(() => {
    if (!open) {
      setAnswer(null);
      return;
    }
    const mine = ++asked.current;
    const take = (found: FoundTracks) => mine === asked.current && setAnswer({ query, found });
    find(query).then(take, () => take(none)); // the background is gone; the sidebar says so with its next question
  }, [query, open]);
  return { found: answer?.found ?? null, isCurrent: answer?.query === query };
}
