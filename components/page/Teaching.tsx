/** An adapter in the making: what it has learned, how it does on another ticket, its name, and the ways out. */
import { useId, useState } from 'preact/hooks';
import type { PageSheet, TeachingView } from '../../lib/case/view';
import { useWords, type WordKey } from '../ui/words';
import type { PageActions } from './actions';
import { sayField } from './names';

interface Props {
  readonly teaching: TeachingView;
  readonly sheet: PageSheet;
  readonly actions: PageActions;
  onPoint(what: readonly string[]): void;
  onNotice(said: string): void;
}

export function Teaching({ teaching, sheet, actions, onPoint, onNotice }: Props) {
  const { say, language } = useWords();
  const [name, setName] = useState(teaching.name);
  const id = useId();
  const tell = (word: WordKey | null) => onNotice(word ? say(word) : '');
  const save = async () => {
    const problem = await actions.save(name);
    if (problem === null) onNotice(say('teach.saved'));
    else onNotice(typeof problem === 'string' ? say(problem) : say('teach.wrong', { ...problem }));
  };
  const fields = teaching.learned.map((path) => sayField(path, say)).join(language === 'en' ? ', ' : '、');
  return (
    <section class="teaching" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('teach.making', { name: teaching.name })}</h2>
      {teaching.onOther ? (
        <Trial teaching={teaching} sheet={sheet} onPoint={onPoint} />
      ) : (
        <>
          <p>{say('teach.learned', { fields })}</p>
          {canTeachNotes(teaching) && (
            <p>
              <button type="button" class="link" onClick={() => onPoint(['internal-note'])}>
                {say('teach.internal')}
              </button>
            </p>
          )}
          {!teaching.tried && <p class="quiet">{say('teach.try')}</p>}
        </>
      )}
      <p class="field">
        <label for={id}>{say('teach.name')}</label>
        <input id={id} type="text" value={name} maxLength={80} onInput={(event) => setName(event.currentTarget.value)} />
      </p>
      <p class="row">
        <button
          type="button"
          class={teaching.tried ? 'button main' : 'button'}
          disabled={name.trim() === '' || teaching.learned.length === 0}
          onClick={() => void save()}
        >
          {say(teaching.tried ? 'teach.save' : 'teach.saveUntried')}
        </button>
        {teaching.canUndo && (
          <button type="button" class="link" onClick={() => void actions.undo().then(tell)}>
            {say('teach.undo')}
          </button>
        )}
        <button type="button" class="link" onClick={() => void actions.drop().then(tell)}>
          {say('teach.drop')}
        </button>
      </p>
    </section>
  );
}

type TrialProps = Pick<Props, 'teaching' | 'sheet' | 'onPoint'>;

function Trial({ teaching, sheet, onPoint }: TrialProps) {
  const { say } = useWords();
  return (
    <>
      <p>{say('teach.trying')}</p>
      <ul class="trial">
        {teaching.learned.map((path) => {
          const works = isThere(path, sheet);
          return (
            <li key={path} class={works ? 'works' : 'fails'}>
              {sayField(path, say)}: {say(works ? 'teach.works' : 'teach.fails')}
              {!works && (
                <button
                  type="button"
                  class="link"
                  aria-label={say('teach.oneLabel', { field: sayField(path, say) })}
                  onClick={() => onPoint([path])}
                >
                  {say('teach.again')}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** Notes for colleagues stand among the messages of a history that was taught. */
const canTeachNotes = ({ learned }: TeachingView): boolean => learned.includes('messages') && !learned.includes('internal-note');

function isThere(path: string, { fields, messages, replyBoxes }: PageSheet): boolean {
  // A ticket without notes proves nothing against them.
  if (path === 'messages' || path === 'internal-note') return messages.count > 0;
  if (path === 'reply-box') return replyBoxes.length > 0;
  return fields.some((field) => field.path === path && field.from === 'taught');
}
