/** Who the advisor is, in which language they read, when they are left alone, and how long cases are kept. */
import type { AdvisorProfile, Settings } from '../../lib/case/record';
import { isWordKey, type Say, useWords, type WordKey } from '../ui/words';
import { ChoiceField, Section, SwitchField, TextField } from './Fields';
import type { SettingsDraft } from './saveSettings';

const texts = [
  'name',
  'post',
  'centre',
  'directLine',
  'workingHours',
  'managerName',
  'managerPhone',
  'brand',
] as const satisfies readonly (keyof AdvisorProfile)[];
const hints: Partial<Record<keyof AdvisorProfile, WordKey>> = { workingHours: 'set.workingHoursHint', brand: 'set.brandHint' };
const phones: readonly (keyof AdvisorProfile)[] = ['directLine', 'managerPhone'];

export function AboutYou({ draft }: { draft: SettingsDraft }) {
  const { say } = useWords();
  const { advisor } = draft.settings;
  const set = (part: Partial<AdvisorProfile>) => draft.change({ advisor: { ...advisor, ...part } });
  return (
    <Section id="you" title={say('set.you')} why={say('set.youWhy')}>
      <div class="fields">
        {texts.map((field) => (
          <TextField
            key={field}
            label={say(`set.${field}`)}
            hint={hints[field] && say(hints[field])}
            type={phones.includes(field) ? 'tel' : 'text'}
            value={advisor[field]}
            onText={(text) => set({ [field]: text })}
          />
        ))}
        <Authority value={advisor.authority} onValue={(authority) => set({ authority })} />
      </div>
    </Section>
  );
}

/** Everything that is typed there, a line a field. */
export function sayProfile(advisor: AdvisorProfile, say: Say): string {
  return [...texts, 'authority' as const].map((field) => `${say(`set.${field}`)}: ${advisor[field]}`).join('\n');
}

/** Only a whole amount is kept; anything else stays on screen until it is one. */
function Authority({ value, onValue }: { value: number; onValue: (value: number) => void }) {
  const { say } = useWords();
  return (
    <p class="field">
      <label for="authority">{say('set.authority')}</label>
      <input
        id="authority"
        type="number"
        min={0}
        max={1_000_000}
        step={1}
        defaultValue={String(value)}
        onInput={({ currentTarget }) => {
          if (currentTarget.validity.valid && currentTarget.value !== '') onValue(currentTarget.valueAsNumber);
        }}
      />
    </p>
  );
}

export function Appearance({ draft }: { draft: SettingsDraft }) {
  const { say } = useWords();
  const { language, theme } = draft.settings;
  const languages = (['auto', 'zh-CN', 'en'] as const).map((value) => ({ value, label: say(`set.language.${value}`) }));
  const themes = (['auto', 'light', 'dark'] as const).map((value) => ({ value, label: say(`set.theme.${value}`) }));
  return (
    <Section id="language-title" title={say('set.language')} why={say('set.languageHint')}>
      <Radios
        name="language"
        label={say('set.language')}
        value={language}
        choices={languages}
        onChoice={(value) => draft.change({ language: value })}
      />
      <h3>{say('set.theme')}</h3>
      <Radios
        name="theme"
        label={say('set.theme')}
        value={theme}
        choices={themes}
        onChoice={(value) => draft.change({ theme: value })}
      />
    </Section>
  );
}

interface RadiosProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoice: (value: Value) => void;
}

function Radios<Value extends string>({ name, label, value, choices, onChoice }: RadiosProps<Value>) {
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChoice(choice.value)} />{' '}
          {choice.label}
        </label>
      ))}
    </fieldset>
  );
}

export function Interruptions({ draft }: { draft: SettingsDraft }) {
  const { say } = useWords();
  const { notifications, quietHours, backupReminder } = draft.settings;
  return (
    <Section id="interrupt" title={say('set.interrupt')}>
      <SwitchField
        label={say('set.notifications')}
        hint={say('set.notificationsHint')}
        on={notifications}
        onSwitch={(on) => draft.change({ notifications: on })}
      />
      <SwitchField
        label={say('set.quiet')}
        hint={say('set.quietHint')}
        on={quietHours.on}
        onSwitch={(on) => draft.change({ quietHours: { ...quietHours, on } })}
      />
      {quietHours.on && <QuietTimes quietHours={quietHours} onTimes={(times) => draft.change({ quietHours: times })} />}
      <SwitchField
        label={say('set.backupReminder')}
        on={backupReminder}
        onSwitch={(on) => draft.change({ backupReminder: on })}
      />
    </Section>
  );
}

type Quiet = Settings['quietHours'];

function QuietTimes({ quietHours, onTimes }: { quietHours: Quiet; onTimes: (times: Quiet) => void }) {
  const { say } = useWords();
  const time = (end: 'from' | 'to') => (
    <label>
      {say(end === 'from' ? 'set.quietFrom' : 'set.quietTo')}{' '}
      <input
        type="time"
        value={quietHours[end]}
        onChange={({ currentTarget }) => currentTarget.value && onTimes({ ...quietHours, [end]: currentTarget.value })}
      />
    </label>
  );
  return (
    <p class="times">
      {time('from')} {time('to')}
    </p>
  );
}

const retentions = [30, 90, 180, 365, 0];
const unseen = [180, 365, 730, 0];

export function Privacy({ draft }: { draft: SettingsDraft }) {
  const { say } = useWords();
  const { maskPersonal, retentionDays, unseenDays } = draft.settings;
  return (
    <Section id="privacy" title={say('set.privacy')}>
      <SwitchField label={say('set.mask')} on={maskPersonal} onSwitch={(on) => draft.change({ maskPersonal: on })} />
      <ChoiceField
        label={say('set.retention')}
        hint={say('set.retentionHint')}
        value={String(retentionDays)}
        choices={dayChoices(retentions, retentionDays, say)}
        onChoice={(value) => draft.change({ retentionDays: Number(value) })}
      />
      <ChoiceField
        label={say('set.unseen')}
        hint={say('set.unseenHint')}
        value={String(unseenDays)}
        choices={dayChoices(unseen, unseenDays, say)}
        onChoice={(value) => draft.change({ unseenDays: Number(value) })}
      />
    </Section>
  );
}

/** The usual numbers of days, and the one that is set should it be another. */
function dayChoices(usual: readonly number[], set: number, say: Say) {
  const label = (days: number) => {
    const key = `set.retention.${days}`;
    return isWordKey(key) ? say(key) : say('set.retention.days', { days });
  };
  const days = usual.includes(set) ? usual : [...usual, set];
  return days.map((value) => ({ value: String(value), label: label(value) }));
}
