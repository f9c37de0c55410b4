/** The whole sidebar, drawn from what the background says of the tab. It does not know whether it is a drawer or a panel. */
import { useState } from 'preact/hooks';
import type { DimensionKey, Evidence } from '../../lib/case/assessment';
import type { DraftsView } from '../../lib/case/draft';
import type { CaseView, SidebarView } from '../../lib/case/view';
import { Drafts } from '../draft/Drafts';
import type { DraftActions } from '../draft/draftActions';
import { Memory } from '../notes/Memory';
import type { MemoryActions } from '../notes/memoryActions';
import { Notes } from '../notes/Notes';
import type { HoldNote, SaveNote } from '../notes/noteSaver';
import type { PageActions } from '../page/actions';
import { PagePanel } from '../page/PagePanel';
import type { TrackActions } from '../talk/actions';
import { Company } from '../talk/Company';
import { Talk } from '../talk/Talk';
import { Tabs } from '../ui/Tabs';
import { isWordKey, useWords, type WordKey } from '../ui/words';
import { CaseHeader } from './CaseHeader';
import { Gaps } from './Gaps';
import { Past } from './Past';
import { Rite } from './Rite';
import { Signals } from './Signals';

export interface SidebarActions {
  readonly talk: TrackActions;
  readonly saveNote: SaveNote;
  readonly holdNote?: HoldNote;
  readonly memory: MemoryActions;
  readonly draft: DraftActions;
  readonly page: PageActions;
  showEvidence(evidence: Evidence): void;
  override(caseId: string, dimension: DimensionKey, points: number | null): void;
  copyDetails(details: string): void;
  /** Absent where the sidebar does not stand over the page. */
  readonly otherSide?: (() => void) | undefined;
  /** Into the browser's own side panel; absent where there is none. */
  readonly dock?: (() => void) | undefined;
  /** Absent where the browser closes the sidebar itself. */
  readonly close?: () => void;
}

interface Props {
  readonly shown: SidebarView | null;
  readonly notice: WordKey | null;
  readonly actions: SidebarActions;
  readonly drafts?: DraftsView | null;
  /** How often the advisor has asked for the drafts, by the count on the page. */
  readonly draftsWanted?: number;
}

export function Sidebar({ shown, notice, actions, drafts = null, draftsWanted = 0 }: Props) {
  const { say } = useWords();
  return (
    <>
      {notice && (
        <p class="banner" role="status">
          {say(notice)}
        </p>
      )}
      {shown === null && <p class="message-page quiet">{say('loading')}</p>}
      {shown?.kind === 'case' && (
        <CasePage key={shown.view.caseId} {...{ shown, view: shown.view, actions, drafts, draftsWanted }} />
      )}
      {shown?.kind === 'no-case' && <NoCase shown={shown} actions={actions} />}
      {shown?.kind === 'failed' && <Failed details={shown.details} onCopy={actions.copyDetails} />}
    </>
  );
}

interface CaseProps {
  readonly shown: SidebarView;
  readonly view: CaseView;
  readonly actions: SidebarActions;
  readonly drafts: DraftsView | null;
  readonly draftsWanted: number;
}

function CasePage({ shown, view, actions, drafts, draftsWanted }: CaseProps) {
  const { say } = useWords();
  const { assessment, sentences } = view;
  return (
    <main class="sidebar">
      <CaseHeader reading={view.reading} assessment={assessment} place={actions} />
      {view.unstored && <Unstored code={view.unstored} />}
      <Signals assessment={assessment} sentences={sentences} onShow={actions.showEvidence} />
      <Rite
        rite={assessment.rite}
        sentences={sentences}
        onShow={actions.showEvidence}
        onOverride={(dimension, points) => actions.override(view.caseId, dimension, points)}
      />
      <Past reading={view.reading} />
      <Tabs
        label={say('app')}
        wanted={{ id: 'draft', turn: draftsWanted }}
        first={shown.isTaught ? 'page' : 'talk'}
        tabs={[
          {
            id: 'talk',
            label: say('talk.tab'),
            content: <Talk tracks={view.tracks} replyBox={view.replyBox} actions={actions.talk} />,
          },
          {
            id: 'draft',
            label: say('draft.title'),
            count: toLookAt(drafts),
            content: <Drafts view={drafts} actions={actions.draft} />,
          },
          {
            id: 'notes',
            label: say('notes'),
            count: view.notes.length,
            content: (
              <>
                <Notes
                  caseId={view.caseId}
                  notes={view.notes}
                  onSave={actions.saveNote}
                  onHold={actions.holdNote}
                  actions={actions.memory}
                />
                <Memory view={view} actions={actions.memory} />
              </>
            ),
          },
          { id: 'company', label: say('company'), content: <Company actions={actions.talk} /> },
          { id: 'page', label: say('page.tab'), isLazy: true, content: <PagePanel actions={actions.page} turn={shown} /> },
        ]}
      />
      <Gaps
        missing={view.missing}
        unread={assessment.unread}
        partial={view.partial}
        unsure={view.reading.messages.filter(({ from, text }) => from === 'unsure' && text !== '').length}
      />
      <p class="quiet">{say('privacy')}</p>
    </main>
  );
}

function Unstored({ code }: { code: string }) {
  const { say } = useWords();
  const key = `problem.storage.${code}`;
  return (
    <p class="banner" role="alert">
      {say('unsaved.case', { why: say(isWordKey(key) ? key : 'problem.storage') })}
    </p>
  );
}

function toLookAt(drafts: DraftsView | null): number {
  if (!drafts) return 0;
  return drafts.drafts.reduce((sum, { findings }) => sum + findings.length, drafts.question ? 1 : 0);
}

/** No ticket in front: what concerns all cases (the daily report, a handover) is here all the same. */
function NoCase({ shown, actions: { close, talk, page } }: { shown: SidebarView; actions: SidebarActions }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(shown.isTaught === true);
  return (
    <main class="sidebar">
      <div class="message-page">
        <h1>{say('noCase.title')}</h1>
        <p>{say('noCase.text')}</p>
        <p class="quiet">{say('noCase.site')}</p>
        {close && (
          <button type="button" class="button" onClick={close}>
            {say('close')}
          </button>
        )}
      </div>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{say('page.title')}</summary>
        {isOpen && <PagePanel actions={page} turn={shown} />}
      </details>
      <h2>{say('company')}</h2>
      <Company actions={talk} />
    </main>
  );
}

function Failed({ details, onCopy }: { details: string; onCopy: (details: string) => void }) {
  const { say } = useWords();
  return (
    <main class="message-page">
      <h1>{say('failed.title')}</h1>
      <p>{say('failed.text')}</p>
      <p class="quiet details">{details.split('\n')[0]}</p>
      <button type="button" class="button" onClick={() => onCopy(details)}>
        {say('failed.copy')}
      </button>
    </main>
  );
}
