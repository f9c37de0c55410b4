/** The browser will not let us store, or reads its own files no more: one plain sentence, the text stays, and nothing is called saved. */
import { expect, type Frame, type Page, test } from '@playwright/test';
import { openDrawer } from './harness/chip';
import { askFrom, type Faces, openFaces } from './harness/faces';
import { worker } from './harness/launch';

let faces: Faces;

test.beforeEach(async () => {
  faces = await openFaces();
  await faces.see(17);
});
test.afterEach(() => faces.close());

/** Puts an older database in the place of ours and holds it, as a tab of an older version does that was never closed. */
const holdAsOlder = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        indexedDB.deleteDatabase('riteside');
        const request = indexedDB.open('riteside', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('held');
        request.onsuccess = () => {
          Object.assign(globalThis, { held: request.result });
          resolve();
        };
        request.onerror = () => reject(request.error);
      }),
  );

const letGo = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const { held } = globalThis as unknown as { held: IDBDatabase };
        held.close();
        indexedDB.deleteDatabase('riteside').onsuccess = () => resolve();
      }),
  );

/** From now on opening a database fails in the background as the browser says it, until one is deleted. */
async function failToOpen(name: string): Promise<void> {
  const page = await faces.face('desk');
  const background = await worker(faces.context, faces.extensionId);
  await background.evaluate((error) => {
    const [open, remove] = [indexedDB.open, indexedDB.deleteDatabase];
    indexedDB.open = () => {
      throw new DOMException('the test says so', error);
    };
    indexedDB.deleteDatabase = (database) => {
      Object.assign(indexedDB, { open, deleteDatabase: remove });
      return remove.call(indexedDB, database);
    };
  }, name);
  // The connection that is open lets go of a database that somebody deletes.
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase('riteside').onsuccess = () => resolve();
      }),
  );
  await page.close();
}

async function openNotes(page: Page): Promise<Frame> {
  await page.goto(`${faces.crm.url}/tickets/17`);
  const drawer = await openDrawer(page, faces.extensionId);
  await drawer.locator('#tab-notes').click();
  return drawer;
}

const words = '客户要周五的书面日期';

async function expectKeptInView(drawer: Frame, why: string): Promise<void> {
  await drawer.locator('.note textarea').first().fill(words);
  await expect(drawer.locator('.note-state').first()).toContainText(why);
  await expect(drawer.locator('.note textarea').first()).toHaveValue(words);
  await expect(drawer.getByRole('button', { name: '复制文字' })).toBeVisible();
  const [file] = await Promise.all([
    drawer.page().waitForEvent('download'),
    drawer.getByRole('button', { name: '存成文件' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('riteside.txt');
  await expect(drawer.locator('.note-state.saved')).toHaveCount(0);
}

test('a tab of an older version holds the database: said at once, the text stays, and is saved as soon as that tab goes', async () => {
  const holder = await faces.face('options');
  await holdAsOlder(holder);
  const page = await faces.context.newPage();
  const drawer = await openNotes(page);
  await expectKeptInView(drawer, '旧版本的扩展还占着数据库');
  const desk = await faces.face('desk');
  await expect(desk.locator('.nothing')).toContainText('旧版本的扩展还占着数据库');
  await letGo(holder);
  await expect(drawer.locator('.note-state').first()).toHaveText(/^已保存/, { timeout: 15_000 });
  await expect(desk.locator('.nothing')).toHaveCount(0);
});

test('a browser that allows no storage here: the score and the words to say are there all the same', async () => {
  await failToOpen('SecurityError');
  const page = await faces.context.newPage();
  const drawer = await openNotes(page);
  await expect(drawer.locator('.score')).toHaveText('95P0');
  await expectKeptInView(drawer, '浏览器不允许在这里保存');
});

test('a database that the browser cannot read is replaced only after a second yes, and the last notes come back', async () => {
  const before = await faces.face('options');
  const saved = { caseId: 'demo:ticket/17', noteId: 'n17', text: words, baseRevision: 0, writer: 'test' };
  await askFrom(before)('note/save', saved);
  await before.close();
  await failToOpen('UnknownError');
  const settings = await faces.face('options');
  await expect(settings.getByRole('alert')).toContainText('打不开自己的数据库文件');
  await settings.getByRole('button', { name: '再试一次' }).click();
  await settings.getByRole('button', { name: '换一个新的数据库' }).click();
  await expect(settings.getByRole('button', { name: '取消' })).toBeFocused();
  await settings.getByRole('button', { name: '删除并新建' }).click();
  await expect(settings.getByRole('heading', { name: 'RiteSide 设置' })).toBeVisible();
  await expect(settings.locator('.lost')).toContainText('最近的 1 条笔记');
  await faces.see(17);
  const { story } = await askFrom(settings)('memory/case', { caseId: 'demo:ticket/17' });
  expect(story.flatMap((line) => (line.kind === 'note' ? [line.text] : []))).toEqual([words]);
});
