/** The page in front: what was read of it, field by field and by whom, and teaching what is missing by pointing at it. */
import { useEffect, useState } from 'preact/hooks';
import type { PageSheet, PageView } from '../../lib/case/view';
import { useWords, type WordKey } from '../ui/words';
import type { PageActions } from './actions';
import { Details } from './Details';
import { Glance } from './Glance';
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
      {teaching && !onlyDoctor && (
        <Teaching teaching={teaching} sheet={sheet} actions={actions} onPoint={point} onNotice={setNotice} />
      )}
      <Glance sheet={sheet} onPoint={onlyDoctor || teaching ? undefined : point} />
      <output class="outcome" aria-live="polite">
        {notice}
      </output>
      {!onlyDoctor && !teaching && kept && (
        <p class="row">
          <span>{say('teach.kept', { name: kept.name })}</span>
          <button type="button" class="link" onClick={() => void run(actions.edit(kept.id))}>
            {say('teach.edit')}
          </button>
        </p>
      )}
      <Report sheet={sheet} actions={actions} />
      <Details sheet={sheet} learned={teaching?.learned ?? []} onPoint={onlyDoctor ? undefined : point} />
    </section>
  );
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
