/** A sentence of a rule and the quotes behind it; a quote from a message shows itself on the page when clicked. */
import type { Evidence } from '../../lib/case/assessment';
import { isWordKey, useWords } from '../ui/words';

export type ShowEvidence = (evidence: Evidence) => void;

export function EvidenceList({
  evidence,
  sentences,
  onShow,
}: {
  evidence: readonly Evidence[];
  sentences: Readonly<Record<string, string>>;
  onShow: ShowEvidence;
}) {
  return (
    <ul class="evidence">
      {evidence.map((item) => (
        <li key={`${item.rule} ${item.source} ${item.start ?? ''}`}>
          <span>{sentences[item.rule] ?? item.rule}</span>
          <Quote item={item} onShow={onShow} />
        </li>
      ))}
    </ul>
  );
}

function Quote({ item, onShow }: { item: Evidence; onShow: ShowEvidence }) {
  const { say } = useWords();
  const key = `field.${item.source}`;
  if (!item.quote) return null;
  if (!item.source.startsWith('messages.')) {
    return (
      <span class="quote-field">
        {isWordKey(key) ? `${say(key)}：` : ''}
        {item.quote}
      </span>
    );
  }
  return (
    <button type="button" class="quote" onClick={() => onShow(item)} title={say('showEvidence')}>
      {item.quote}
    </button>
  );
}
