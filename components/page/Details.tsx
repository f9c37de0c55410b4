/** For whoever looks after the adapter, and for correcting what was read wrongly: every field, by whom, from where, in what time. */
import type { PageSheet } from '../../lib/case/view';
import { useWords } from '../ui/words';
import { FieldList } from './FieldList';

interface Props {
  readonly sheet: PageSheet;
  readonly learned: readonly string[];
  /** Absent where there is nothing to teach with. */
  readonly onPoint?: ((what: readonly string[]) => void) | undefined;
}

export function Details({ sheet, learned, onPoint }: Props) {
  const { say } = useWords();
  return (
    <details class="page-details">
      <summary>{say(onPoint ? 'page.details' : 'page.detailsOnly')}</summary>
      <Readers sheet={sheet} />
      <FieldList sheet={sheet} learned={learned} onPoint={onPoint} />
    </details>
  );
}

function Readers({ sheet }: { sheet: PageSheet }) {
  const { say, language } = useWords();
  const names = sheet.readers.map(({ name, version }) => `${name} · ${version}`).join(language === 'en' ? ', ' : '、');
  const by = names ? say('page.by', { names }) : say('page.byGeneric');
  const ms = sheet.fields.reduce((sum, field) => sum + field.ms, 0);
  const facts = [
    by,
    names && sheet.isGeneric ? say('page.alsoGeneric') : '',
    ms > 0 ? say('page.allMs', { ms: ms.toFixed(1) }) : '',
  ];
  return (
    <>
      {(sheet.kind !== null || names) && <p class="quiet">{facts.filter(Boolean).join(language === 'en' ? '; ' : '；')}</p>}
      {sheet.others.map(({ id, reason }) => (
        <p key={id} class="quiet">
          {say('page.others', { id, reason })}
        </p>
      ))}
    </>
  );
}
