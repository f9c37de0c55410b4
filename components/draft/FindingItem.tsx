/** One finding: how grave, the words themselves, why, and the better sentence with the button that puts it there. */
import type { DraftFinding } from '../../lib/case/draft';
import { useWords } from '../ui/words';

interface Props {
  readonly finding: DraftFinding;
  readonly onShow: () => void;
  readonly onFix: () => void;
  readonly onIgnoreOnce: () => void;
  readonly onIgnoreAlways: () => void;
}

/** A quote that is a whole letter is cut in the list; the mark in the box shows all of it. */
const longestShown = 120;
/** More than a phrase is not worth remembering for other drafts. */
const longestIgnored = 60;

export function FindingItem({ finding, onShow, onFix, onIgnoreOnce, onIgnoreAlways }: Props) {
  const { say } = useWords();
  const { severity, quote, why, rewrite } = finding;
  /** What is only added behind the words is shown alone. */
  const added = rewrite?.startsWith(quote) ? rewrite.slice(quote.length) : null;
  const [verb, better] = added === null ? (['draft.fix', rewrite] as const) : (['draft.add', added] as const);
  const short = quote.length > longestShown ? `${quote.slice(0, longestShown)}…` : quote;
  return (
    <li class={`finding ${severity}`}>
      <span class="finding-severity">{say(`draft.severity.${severity}`)}</span>
      {finding.id !== 'missing-part' && (
        <button type="button" class="finding-quote" title={say('draft.show')} onClick={onShow}>
          {short}
        </button>
      )}
      <p class="finding-why">{why}</p>
      {better !== null && <p class="finding-rewrite">{added === null ? better : `…${better}`}</p>}
      <span class="finding-actions">
        {better !== null && (
          <button
            type="button"
            class="button small main"
            aria-label={`${say(verb)} · ${say('draft.insteadOf', { better, quote: short })}`}
            onClick={onFix}
          >
            {say(verb)}
          </button>
        )}
        <button type="button" class="button small" aria-label={`${say('draft.ignoreOnce')} · ${short}`} onClick={onIgnoreOnce}>
          {say('draft.ignoreOnce')}
        </button>
        {quote.length <= longestIgnored && (
          <button type="button" class="link" aria-label={`${say('draft.ignoreAlways')} · ${short}`} onClick={onIgnoreAlways}>
            {say('draft.ignoreAlways')}
          </button>
        )}
      </span>
    </li>
  );
}
