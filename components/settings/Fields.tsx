/** The plain controls of the settings page: a label above, a hint below, both known to a screen reader. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Common {
  readonly label: string;
  readonly hint?: string;
}

export function TextField({
  label,
  hint,
  value,
  onText,
  type,
  autoComplete,
}: Common & {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly type?: 'text' | 'tel' | 'password' | 'search';
  readonly autoComplete?: string;
}) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <input
        {...({ type: type ?? 'text' } as { type: 'text' })}
        id={id}
        autoComplete={autoComplete}
        maxLength={200}
        value={value}
        aria-describedby={hint && `${id}-hint`}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      {hint && (
        <small id={`${id}-hint`} class="quiet">
          {hint}
        </small>
      )}
    </p>
  );
}

export function ChoiceField<Value extends string>({
  label,
  hint,
  value,
  choices,
  onChoice,
}: Common & {
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoice: (value: Value) => void;
}) {
  const id = useId();
  return (
    <p class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onChoice(event.currentTarget.value as Value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      {hint && (
        <small id={`${id}-hint`} class="quiet">
          {hint}
        </small>
      )}
    </p>
  );
}

export function SwitchField({
  label,
  hint,
  on,
  onSwitch,
}: Common & { readonly on: boolean; readonly onSwitch: (on: boolean) => void }) {
  const id = useId();
  return (
    <p class="field switch">
      <input
        id={id}
        type="checkbox"
        checked={on}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint && (
        <small id={`${id}-hint`} class="quiet">
          {hint}
        </small>
      )}
    </p>
  );
}

export function Section({ id, title, why, children }: { id: string; title: string; why?: string; children: ComponentChildren }) {
  return (
    <section class="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {why && <p class="quiet">{why}</p>}
      {children}
    </section>
  );
}

/** A question before something that cannot be undone: the safe answer has the focus. */
export function Ask({ title, text, yes, no, onAnswer }: AskProps) {
  return (
    <fieldset class="ask">
      <legend class="visually-hidden">{title}</legend>
      <p>{text}</p>
      <button type="button" class="button danger" onClick={() => onAnswer(true)}>
        {yes}
      </button>
      <button type="button" class="button" ref={focusOnce} onClick={() => onAnswer(false)}>
        {no}
      </button>
    </fieldset>
  );
}

interface AskProps {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  readonly onAnswer: (yes: boolean) => void;
}

/** A stable function: Preact calls it once, when the button appears. */
function focusOnce(button: HTMLButtonElement | null): void {
  button?.focus();
}
