/**
 * Own words are written here, beside what they become on the case in front of the advisor. What is typed is kept as typed;
 * it is in use only when saved, and a broken template never takes the place of one that works.
 */
import { useEffect, useState } from 'preact/hooks';
import type { OpenedDraft, OwnDraft } from '../../lib/case/ownWords';
import { useWords, type WordKey } from '../ui/words';
import type { OwnActions, OwnPlace } from './actions';
import { Body, Difference, Where } from './OwnFields';
import { TrackText } from './TrackText';
import { useKeeper, usePreview } from './useOwnDraft';

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
