/** The small meter of an answer: what is in it, and in words what is due and not there. */
import type { Triangle } from '../../lib/case/draft';
import { useWords } from '../ui/words';

const parts = ['honesty', 'commitment', 'compensation', 'nextContact', 'options'] as const;

export function TriangleMeter({ has, missing }: { has: Triangle; missing: readonly (keyof Triangle)[] }) {
  const { say, language } = useWords();
  const names = missing.map((part) => say(`draft.part.${part}`)).join(language === 'en' ? ', ' : '、');
  return (
    <div class="meter">
      <ul aria-label={say('draft.meter')}>
        {parts.map((part) => {
          const state = has[part] ? 'there' : missing.includes(part) ? 'missing' : 'free';
          return (
            <li key={part} class={`meter-part ${state}`}>
              <span aria-hidden="true">{{ there: '✓', missing: '!', free: '·' }[state]}</span> {say(`draft.part.${part}`)}
              <span class="visually-hidden"> {say(`draft.part.${state}`)}</span>
            </li>
          );
        })}
      </ul>
      {missing.length > 0 && <p class="meter-missing">{say('draft.missing', { parts: names })}</p>}
    </div>
  );
}
