/** The worst day: the browser has put an empty database in the place of ours. The last notes come back, and it is said plainly. */
import { expect, type Page, test } from '@playwright/test';
import { askFrom, type Faces, openFaces } from './harness/faces';

let faces: Faces;
let desk: Page;

test.beforeAll(async () => {
  faces = await openFaces();
  await faces.see(17);
  desk = await faces.face('desk');
});
test.afterAll(() => faces.close());

const caseId = 'demo:ticket/17';
const save = (text: string, baseRevision: number) =>
  askFrom(desk)('note/save', { caseId, noteId: 'n17', text, baseRevision, writer: 'test' });

/** As the browser does it: the files go, and the worker that had them open is not asked. */
async function loseDatabase(): Promise<void> {
  const session = await faces.context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('no debugging session');
  await desk.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('riteside');
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
  );
  const { targetInfos } = await session.send('Target.getTargets');
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(faces.extensionId));
  if (target) await session.send('Target.closeTarget', { targetId: target.targetId });
  await session.detach();
}

test('the last text of every note comes back, and the desk, the settings and the sidebar’s memory say what was lost', async () => {
  const { revision } = await save('客户要周五的书面日期', 0);
  await save('客户要周五的书面日期\n经理已同意代步车', revision);
  await loseDatabase();
  await desk.reload();
  await expect(desk.locator('.lost')).toContainText('最近的 1 条笔记', { timeout: 15_000 });
  await faces.see(17);
  const ask = askFrom(desk);
  await expect.poll(async () => (await ask('desk/search', { query: '代步车' })).hits.map((hit) => hit.case.id)).toEqual([caseId]);
  const { story, lost } = await ask('memory/case', { caseId });
  expect(story.flatMap((line) => (line.kind === 'note' ? [line.text] : []))).toEqual(['客户要周五的书面日期\n经理已同意代步车']);
  expect(lost).toMatchObject({ restored: 1 });
  const settings = await faces.face('options');
  await expect(settings.locator('.lost')).toContainText('请导入最近的备份');
  await settings.close();
});

test('it is said until it was read, and never again', async () => {
  await desk.locator('.lost').getByRole('button', { name: '知道了' }).click();
  await expect(desk.locator('.lost')).toHaveCount(0);
  await desk.reload();
  await expect(desk.locator('.search')).toBeVisible();
  await expect(desk.locator('.lost')).toHaveCount(0);
});

test('what was deleted on purpose does not come back from the second line', async () => {
  const ask = askFrom(desk);
  await ask('privacy/erase-cases', { caseIds: [caseId] });
  await loseDatabase();
  await desk.reload();
  await expect(desk.locator('.lost')).toContainText('最近的 0 条笔记', { timeout: 15_000 });
  await ask('store/loss-seen', {});
  await ask('privacy/erase-everything', {});
  await desk.reload();
  await expect(desk.locator('.search')).toBeVisible();
  await expect(desk.locator('.lost')).toHaveCount(0);
});
