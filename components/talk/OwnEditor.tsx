/**
 * Own words are written here, beside what they become on the case in front of the advisor. What is typed is kept as typed;
 * it is in use only when saved, and a broken template never takes the place of one that works.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Channel, channels, type SituationId } from '../../lib/case/ids';
import type { DifferenceRun, DraftPreview, OpenedDraft, OwnDraft } from '../../lib/case/ownWords';
import type { TrackView } from '../../lib/case/view';
import { useWords, type WordKey } from '../ui/words';
import type { OwnActions, OwnPlace } from './actions';
import { TrackText } from './TrackText';

interface Props {
  /** Null begins a new track. */
  readonly place: OwnPlace | null;
  readonly own: OwnActions;
  countSegments(text: string): number;
  onLeave(): void;
  onSaved(place: OwnPlace, before: string | null): void;
  onRemoved(place: OwnPlace, before: string | null): void;
}

export function OwnEditor({ place, own, ...rest }: Props) {
  const { say } = useWords();
  const [opened, setOpened] = useState<OpenedDraft | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    own.open(place).then(setOpened, () => setFailed(true));
  }, []);
  if (failed) return <p class="banner">{say('own.openFailed')}</p>;
  return opened ? <Editor opened={opened} place={place} own={own} {...rest} /> : <p class="quiet">{say('loading')}</p>;
}

const keepAfterMs = 400;
const previewAfterMs = 120;

function Editor({ opened, place, own, countSegments, onLeave, onSaved, onRemoved }: Props & { opened: OpenedDraft }) {
  const { say } = useWords();
  const [draft, setDraft] = useState<OwnDraft>(opened.draft);
  const [problem, setProblem] = useState<WordKey | null>(null);
  const { preview, lastGood } = usePreview(draft, opened.inUse, own);
  const keeper = useKeeper(draft, opened.draft, own);
  const change = (part: Partial<OwnDraft>) => setDraft((before) => ({ ...before, ...part }));
  const here: OwnPlace = { trackId: draft.trackId, language: draft.language };
  const fault = preview?.ok === false ? preview.fault : null;
  const shown = preview?.ok ? preview.track : lastGood;
  const difference = preview?.ok ? preview.difference : opened.difference;

  const save = async () => {
    keeper.stop();
    const title = draft.title.trim() || say('own.untitled');
    try {
      const answer = await own.save({ ...draft, title });
      if (answer.fault === null) onSaved(here, answer.before);
      else setProblem('own.broken');
    } catch {
      setProblem('own.notSaved');
    }
  };
  const remove = async () => {
    keeper.stop();
    const answer = await own.remove(here);
    if ('refused' in answer) setProblem(answer.refused);
    else onRemoved(here, answer.before);
  };
  const discard = async () => {
    keeper.stop();
    await own.dropDraft(here).catch(() => {}); // it stays as unsaved in the list
    onLeave();
  };

  return (
    <section class="editor" aria-label={say('own.editor')}>
      <div class="editor-head">
        <h2>{say(place === null ? 'own.write' : 'own.edit')}</h2>
        <button type="button" class="link" onClick={onLeave}>
          {say('own.leave')}
        </button>
      </div>
      {opened.unsaved && <p class="quiet">{say('own.wasUnsaved')}</p>}
      <label class="line">
        <span class="quiet">{say('own.title')}</span>
        <input
          class="text"
          value={draft.title}
          maxLength={200}
          placeholder={say('own.untitled')}
          onInput={(event) => change({ title: event.currentTarget.value })}
        />
      </label>
      {draft.trackId.startsWith('own/') && <Where draft={draft} situations={opened.situations} onChange={change} />}
      {draft.channel === 'email' && (
        <label class="line">
          <span class="quiet">{say('talk.subject')}</span>
          <input class="text" value={draft.subject} onInput={(event) => change({ subject: event.currentTarget.value })} />
        </label>
      )}
      <Body draft={draft} slots={opened.slots} broken={fault !== null} onChange={change} />
      {fault && (
        <div class="fault" id="fault" role="alert">
          <p>
            {say(fault.where === 'subject' ? 'own.faultSubject' : 'own.fault', { line: fault.line, column: fault.column })}{' '}
            <q>{fault.message}</q>
          </p>
          <p class="quiet">{say(opened.kept || place !== null ? 'own.lastGood' : 'own.notYet')}</p>
        </div>
      )}
      {shown && (
        <>
          <h3>{say(fault ? 'own.previewLast' : 'own.preview')}</h3>
          <div class={fault ? 'preview stale' : 'preview'}>
            <TrackText track={shown} answers={{}} onAnswer={() => {}} onEnter={() => {}} countSegments={countSegments} />
          </div>
        </>
      )}
      {difference && <Difference runs={difference} />}
      <div class="own-buttons">
        <button type="button" class="button main" disabled={fault !== null || preview === null} onClick={() => void save()}>
          {say('own.save')}
        </button>
        <button type="button" class="button" onClick={() => void discard()}>
          {say('own.discard')}
        </button>
        {opened.kept && (
          <>
            <button type="button" class="button" onClick={() => void own.exportFile(draft.trackId).then(setProblem)}>
              {say('own.export')}
            </button>
            <button type="button" class="button danger" onClick={() => void remove()}>
              {say(opened.difference === null && draft.trackId.startsWith('own/') ? 'own.delete' : 'own.backToShipped')}
            </button>
          </>
        )}
        <output class="outcome waits" aria-live="polite">
          {problem && say(problem)}
        </output>
      </div>
    </section>
  );
}

/** For whom and how a new track is meant; a version keeps the place of the shipped one. */
function Where({
  draft,
  situations,
  onChange,
}: {
  draft: OwnDraft;
  situations: OpenedDraft['situations'];
  onChange(part: Partial<OwnDraft>): void;
}) {
  const { say } = useWords();
  return (
    <div class="where">
      <label class="line">
        <span class="quiet">{say('own.situation')}</span>
        <select value={draft.situation} onChange={(event) => onChange({ situation: event.currentTarget.value as SituationId })}>
          {situations.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label class="line">
        <span class="quiet">{say('own.channel')}</span>
        <select value={draft.channel} onChange={(event) => onChange({ channel: event.currentTarget.value as Channel })}>
          {channels.map((channel) => (
            <option key={channel} value={channel}>
              {say(`channel.${channel}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

/** Not drawn from the state while it is typed in: the browser's own undo stays whole. */
function Body({
  draft,
  slots,
  broken,
  onChange,
}: {
  draft: OwnDraft;
  slots: OpenedDraft['slots'];
  broken: boolean;
  onChange(part: Partial<OwnDraft>): void;
}) {
  const { say } = useWords();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    box.current?.focus();
  }, []);
  const put = (slot: string) => {
    box.current?.focus();
    document.execCommand('insertText', false, `{{ ${slot} }}`); // typed as by hand: Ctrl+Z takes it back
  };
  return (
    <div class="line">
      <div class="editor-head">
        <label class="quiet" for="own-body">
          {say('own.body')}
        </label>
        <select
          class="slots"
          aria-label={say('own.putSlot')}
          value=""
          onChange={(event) => {
            put(event.currentTarget.value);
            event.currentTarget.value = '';
          }}
        >
          <option value="">{say('own.putSlot')}</option>
          {slots.map(({ slot, label }) => (
            <option key={slot} value={slot}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <textarea
        id="own-body"
        class="body"
        ref={box}
        rows={9}
        defaultValue={draft.body}
        maxLength={20_000}
        spellcheck={false}
        aria-invalid={broken}
        aria-describedby={broken ? 'fault' : undefined}
        placeholder={say('own.bodyHint')}
        onInput={(event) => onChange({ body: event.currentTarget.value })}
      />
    </div>
  );
}

function Difference({ runs }: { runs: readonly DifferenceRun[] }) {
  const { say } = useWords();
  return (
    <details class="difference">
      <summary>{say('own.difference')}</summary>
      <p class="quiet">
        <ins>{say('own.diffMine')}</ins> <del>{say('own.diffShipped')}</del>
      </p>
      <p class="difference-text">
        {runs.map(({ kind, text }, index) => {
          if (kind === 'mine') return <ins key={index}>{text}</ins>;
          return kind === 'shipped' ? <del key={index}>{text}</del> : <span key={index}>{text}</span>;
        })}
      </p>
    </details>
  );
}

/** What the words become on this case; the last good one while they are broken. */
function usePreview(
  draft: OwnDraft,
  inUse: TrackView | null,
  own: OwnActions,
): { readonly preview: DraftPreview | null; readonly lastGood: TrackView | null } {
  const [preview, setPreview] = useState<DraftPreview | null>(null);
  const [lastGood, setLastGood] = useState(inUse);
  const asked = useRef(0);
  useEffect(() => {
    const timer = setTimeout(() => {
      const mine = ++asked.current;
      own.preview(draft).then(
        (answer) => {
          if (mine !== asked.current) return;
          setPreview(answer);
          if (answer.ok) setLastGood(answer.track);
        },
        () => {}, // the background is gone; the next key asks again
      );
    }, previewAfterMs);
    return () => clearTimeout(timer);
  }, [draft]);
  return { preview, lastGood };
}

/** Saves what is being typed as a draft, also when the sidebar goes away in the middle of it. */
function useKeeper(draft: OwnDraft, first: OwnDraft, own: OwnActions): { stop(): void } {
  const newest = useRef(draft);
  const kept = useRef(first);
  const stopped = useRef(false);
  newest.current = draft;
  const flush = () => {
    if (stopped.current || newest.current === kept.current) return;
    kept.current = newest.current;
    void own.keep(newest.current).catch(() => {}); // tried again with the next key
  };
  useEffect(() => {
    const timer = setTimeout(flush, keepAfterMs);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    document.addEventListener('focusout', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
      document.removeEventListener('focusout', flush);
      flush();
    };
  }, []);
  return {
    stop() {
      stopped.current = true;
    },
  };
}
