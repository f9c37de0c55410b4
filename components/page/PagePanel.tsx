/** The page in front: what was read of it, field by field and by whom, and teaching what is missing by pointing at it. */
import { useEffect, useState } from 'preact/hooks';
import type { PageSheet, PageView } from '../../lib/case/view';
import { useWords, type WordKey } from '../ui/words';
import type { PageActions } from './actions';
import { FieldList } from './FieldList';
import { sayField } from './names';
import { Teaching } from './Teaching';

interface Props {
  readonly actions: PageActions;
  /** Changes whenever the page may have: then it is looked at again. */
  readonly turn: unknown;
  /** Drawn small: the doctor alone, nothing to teach with. */
  readonly onlyDoctor?: boolean;
}

export function PagePanel({ actions, turn, onlyDoctor = false }: Props) {
  const { say } = useWords();
  const [view, setView] = useState<PageView | null>(null);
  const [notice, setNotice] = useState<string>('');
  useEffect(() => {
    let isLatest = true;
    void actions.load().then((loaded) => isLatest && loaded && setView(loaded));
    return () => {
      isLatest = false;
    };
  }, [actions, turn]);
  if (!view) return <p class="quiet">{say('loading')}</p>;
  const { sheet, teaching, kept } = view;
  const tell = (word: WordKey | null) => setNotice(word ? say(word) : '');
  const run = async (work: Promise<WordKey | null>) => tell(await work);
  if (!sheet) return <p class="quiet">{say('page.none')}</p>;
  const point = (what: readonly string[]) => void run(actions.point(what));
  return (
    <section class="page-panel" aria-label={say('page.title')}>
      {teaching && !onlyDoctor && <Teaching teaching={teaching} sheet={sheet} actions={actions} onNotice={setNotice} />}
      <Readers sheet={sheet} />
      {!onlyDoctor && !teaching && <Start sheet={sheet} onPoint={point} />}
      {!onlyDoctor && !teaching && kept && (
        <p class="row">
          <span>{say('teach.kept', { name: kept.name })}</span>
          <button type="button" class="link" onClick={() => void run(actions.edit(kept.id))}>
            {say('teach.edit')}
          </button>
        </p>
      )}
      <output class="outcome" aria-live="polite">
        {notice}
      </output>
      <FieldList sheet={sheet} learned={teaching?.learned ?? []} onPoint={onlyDoctor ? undefined : point} />
      <Report sheet={sheet} actions={actions} />
    </section>
  );
}

function Readers({ sheet }: { sheet: PageSheet }) {
  const { say, language } = useWords();
  const names = sheet.readers.map(({ name, version }) => `${name} · ${version}`).join(language === 'en' ? ', ' : '、');
  const by = names ? say('page.by', { names }) : say('page.byGeneric');
  return (
    <>
      <p class="quiet">
        {sheet.kind === null && !names ? say('page.notCase') : by}
        {names && sheet.isGeneric ? `${language === 'en' ? '; ' : '；'}${say('page.alsoGeneric')}` : ''}
      </p>
      {sheet.others.map(({ id, reason }) => (
        <p key={id} class="quiet">
          {say('page.others', { id, reason })}
        </p>
      ))}
      {sheet.fields
        .filter(({ isStale }) => isStale)
        .map(({ path }) => (
          <p key={path} class="banner">
            {say('page.stale', { field: sayField(path, say) })}
          </p>
        ))}
    </>
  );
}

/** Everything that is missing in one go: one click for each, and no way back to the sidebar between them. */
function Start({ sheet, onPoint }: { sheet: PageSheet; onPoint: (what: readonly string[]) => void }) {
  const { say } = useWords();
  const what = missingOf(sheet);
  if (what.length === 0) return null;
  return (
    <p class="teach-start">
      <button type="button" class={sheet.kind === null ? 'button main' : 'button'} onClick={() => onPoint(what)}>
        {say('teach.start')}
      </button>
      <span class="quiet">{say('teach.startHint')}</span>
    </p>
  );
}

/** Seldom on a page, and easily told by hand: each has a button of its own. */
const seldom = new Set(['customer.occupation', 'customer.followers', 'customer.tags']);

export function missingOf({ fields, messages, replyBoxes }: PageSheet): string[] {
  return [
    ...fields
      .filter(({ path, shown, isWanted, isStale }) => shown === null && ((isWanted && !seldom.has(path)) || isStale))
      .map(({ path }) => path),
    ...(messages.count === 0 || messages.unsure > messages.count / 2 ? ['messages'] : []),
    // A box of which nobody has said who reads it counts as internal.
    ...(replyBoxes.every(({ internal }) => internal) ? ['reply-box'] : []),
  ];
}

function Report({ sheet, actions }: { sheet: PageSheet; actions: PageActions }) {
  const { say } = useWords();
  const [said, setSaid] = useState('');
  const copy = async () => setSaid(say((await actions.copy(sheet.report)) ? 'page.copied' : 'page.notCopied'));
  return (
    <p class="page-report">
      <button type="button" class="button" onClick={() => void copy()}>
        {say('page.copy')}
      </button>
      <output class="quiet" aria-live="polite">
        {said || say('page.copyHint')}
      </output>
    </p>
  );
}
