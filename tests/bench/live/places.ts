/** Where an advisor writes: CKEditor 4 on a ticket page of ours, and with BENCH_RT=1 the reply form of a Request Tracker that is running (tests/crm/rt). */
import { buildPages, installEditors, openStage } from '../../browser/editors/stage';
import { type Advisor, advisors } from '../../crm/rt/advisors';
import { rtUrl, ticketPage } from '../../crm/rt/server';
import type { Tab } from '../page/browser';

export interface Place {
  readonly name: string;
  /** Leaves the tab with an empty line of the editor in front, the caret in it. */
  open(tab: Tab): Promise<void>;
}

const ready = `new Promise((done) => {
  const end = Date.now() + 20000;
  const look = () => {
    if (Date.now() > end) return done('no editor at ' + location.href + ': ' + document.title);
    const editor = Object.values(globalThis.CKEDITOR?.instances ?? {})[0];
    if (editor?.status === 'ready' && editor.editable()) done(editor.focus() ?? null);
    else setTimeout(look, 20);
  };
  look();
})`;

async function stand(tab: Tab): Promise<void> {
  const problem = await tab.evaluate<string | null>(ready);
  if (problem) throw new Error(problem);
}

export async function openPlaces(): Promise<{ readonly places: readonly Place[]; close(): Promise<void> }> {
  if (!installEditors()) throw new Error('the editors could not be fetched');
  await buildPages();
  const stage = await openStage();
  const own: Place = {
    name: 'CKEditor 4',
    async open(tab) {
      await tab.open(`${stage.url}/tickets/ckeditor4`);
      await stand(tab);
    },
  };
  return { places: process.env.BENCH_RT ? [own, requestTracker] : [own], close: () => stage.close() };
}

const requestTracker: Place = {
  name: 'CKEditor of Request Tracker',
  async open(tab) {
    const { login, password } = advisors[0] as Advisor;
    await tab.open(rtUrl);
    const form = `new URLSearchParams({ user: '${login}', pass: '${password}', next: '' })`;
    await tab.evaluate(`fetch('/NoAuth/Login.html', { method: 'POST', body: ${form} }).then(() => null)`);
    await tab.open(ticketPage(1));
    await tab.open(`${rtUrl}/Ticket/Update.html?id=1&Action=Respond`);
    await stand(tab);
  },
};
