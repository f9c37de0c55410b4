/** What RiteSide does on the CRM's pages. */
import { useWords } from '../ui/words';
import { Section, SwitchField } from './Fields';
import type { SettingsDraft } from './saveSettings';

export function Pages({ draft }: { draft: SettingsDraft }) {
  const { say } = useWords();
  return (
    <Section id="pages" title={say('set.pages')}>
      <SwitchField
        label={say('set.badges')}
        hint={say('set.badgesHint')}
        on={draft.settings.listBadges}
        onSwitch={(on) => draft.change({ listBadges: on })}
      />
    </Section>
  );
}
