/** What is being written in the CRM's reply box, as a second pair of eyes sees it: findings, what is missing, a promise that went out. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { DraftFinding, DraftsView, DraftView } from '../../lib/case/draft';
import { useWords, type WordKey } from '../ui/words';
import './draft.css';
import type { DraftActions } from './draftActions';
import { FindingItem } from './FindingItem';
import { PromiseQuestionCard } from './PromiseQuestion';
import { TriangleMeter } from './TriangleMeter';

interface Props {
  readonly view: DraftsView | null;
  readonly actions: DraftActions;
}

export function Drafts({ view, actions }: Props) {
  const { say } = useWords();
  const [outcome, setOutcome] = useState<WordKey | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const keys = view?.drafts.flatMap(({ findings }) => findings.map(({ key }) => key)).join(' ');
  // A finding that goes takes its button along: the keyboard must not be lost with it.
  useEffect(() => {
    const isLost = document.hasFocus() && document.activeElement === document.body;
    if (isLost && heading.current && !heading.current.closest('[hidden]')) heading.current.focus();
  }, [keys]);
  if (!view) return null;
  const found = view.drafts.reduce((sum, { findings }) => sum + findings.length, 0);
  const isWriting = view.drafts.length > 0;
  const title = found > 0 ? say('draft.found', { count: found }) : say(isWriting ? 'draft.clean' : 'draft.title');
  return (
    <section class="drafts" aria-label={say('draft.title')}>
      {view.question && <PromiseQuestionCard key={view.question.key} question={view.question} onAnswer={actions.answerPromise} />}
      {!view.off && (
        <h2 ref={heading} tabIndex={-1} class="drafts-title">
          <span role="status">{title}</span>
        </h2>
      )}
      {!view.off && !isWriting && <p class="quiet">{say('draft.none')}</p>}
      <p class="outcome" role="status">
        {outcome && say(outcome)}
      </p>
      {view.drafts.map((draft) => (
        <OneDraft key={draft.box} draft={draft} named={view.drafts.length > 1} actions={actions} onOutcome={setOutcome} />
      ))}
      <Foot view={view} actions={actions} />
    </section>
  );
}

interface OneProps {
  readonly draft: DraftView;
  /** Several boxes: each says which it is. */
  readonly named: boolean;
  readonly actions: DraftActions;
  readonly onOutcome: (word: WordKey | null) => void;
}

function OneDraft({ draft, named, actions, onOutcome }: OneProps) {
  const { say } = useWords();
  const act = async (work: Promise<WordKey | null>) => onOutcome(await work);
  const quietly = async (work: Promise<void>) => {
    onOutcome(null);
    await work;
  };
  const ignore = (how: 'ignoreOnce' | 'ignoreAlways') => (finding: DraftFinding) => void quietly(actions[how](finding));
  return (
    <div class="draft">
      {named && <h3>{draft.label || say('draft.box')}</h3>}
      {draft.internal ? <p class="quiet">{say('draft.internal')}</p> : <TriangleMeter has={draft.has} missing={draft.missing} />}
      <ul class="findings">
        {draft.findings.map((finding) => (
          <FindingItem
            key={finding.key}
            finding={finding}
            onShow={() => void act(actions.show(draft, finding))}
            onFix={() => void act(actions.fix(draft, finding))}
            onIgnoreOnce={() => ignore('ignoreOnce')(finding)}
            onIgnoreAlways={() => ignore('ignoreAlways')(finding)}
          />
        ))}
      </ul>
    </div>
  );
}

function Foot({ view, actions }: { view: DraftsView; actions: DraftActions }) {
  const { say } = useWords();
  return (
    <div class="drafts-foot">
      {view.off && <p>{say('draft.off')}</p>}
      {view.site && (
        <button type="button" class={view.off ? 'button' : 'link'} onClick={() => void actions.switchReview(view.off)}>
          {say(view.off ? 'draft.turnOn' : 'draft.turnOff')}
        </button>
      )}
      {view.ignored.length > 0 && (
        <details>
          <summary>{say('draft.ignored', { count: view.ignored.length })}</summary>
          <ul class="ignored">
            {view.ignored.map((words) => (
              <li key={`${words.finding} ${words.quote}`}>
                <span>{words.quote}</span>
                <button
                  type="button"
                  class="link"
                  aria-label={`${say('draft.heed')} · ${words.quote}`}
                  onClick={() => void actions.heedAgain(words)}
                >
                  {say('draft.heed')}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
