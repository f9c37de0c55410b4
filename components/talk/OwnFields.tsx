/** The fields of the editor for own words: place, body with its slots, and the difference to the shipped track. */
import { useEffect, useRef } from 'preact/hooks';
import { type Channel, channels, type SituationId } from '../../lib/case/ids';
import type { DifferenceRun, OpenedDraft, OwnDraft } from '../../lib/case/ownWords';
import { useWords } from '../ui/words';

/** For whom and how a new track is meant; a version keeps the place of the shipped one. */
export function Where({
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
export function Body({
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

export function Difference({ runs }: { runs: readonly DifferenceRun[] }) {
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
