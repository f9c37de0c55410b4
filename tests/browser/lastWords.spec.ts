/** A tab that is closed right behind the last key of a note takes nothing with it. */
import { expect, type Page, test } from '@playwright/test';
import { openDrawer } from './harness/chip';
import { askFrom, type Faces, openFaces } from './harness/faces';
import { openNotes } from './tour/tour';

let faces: Faces;
let desk: Page;

test.beforeAll(async () => {
  faces = await openFaces();
  await faces.see(17);
  desk = await faces.face('desk');
});
test.afterAll(() => faces.close());

/** As the browser closes a tab when its cross is clicked. */
const closeTab = (ending: string) =>
  desk.evaluate(async (tail) => {
    interface Tab {
      readonly id?: number;
      readonly url?: string;
    }
    const { tabs } = (
      globalThis as unknown as { chrome: { tabs: { query(q: object): Promise<Tab[]>; remove(id: number): Promise<void> } } }
    ).chrome;
    const tab = (await tabs.query({})).find(({ url }) => url?.endsWith(tail));
    if (tab?.id === undefined) throw new Error(`no tab that ends in ${tail}`);
    await tabs.remove(tab.id);
  }, ending);

test('what was typed when the tab was closed is there afterwards', async () => {
  const page = await faces.context.newPage();
  await page.goto(`${faces.crm.url}/tickets/17`);
  const drawer = await openDrawer(page, faces.extensionId);
  await openNotes(drawer);
  await drawer.locator('.note textarea').first().pressSequentially('客户说最后一次机会');
  await closeTab('/tickets/17');
  const ask = askFrom(desk);
  await expect
    .poll(async () =>
      (await ask('memory/case', { caseId: 'demo:ticket/17' })).story.flatMap((line) => (line.kind === 'note' ? [line.text] : [])),
    )
    .toEqual(['客户说最后一次机会']);
});
