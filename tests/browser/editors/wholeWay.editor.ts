/** The buttons themselves: chip, drawer, written track, Insert; and the clipboard where the box refuses. */
import { expect, type Frame } from '@playwright/test';
import { chooseWritten, fillSlots } from '../tour/tour';
import { sitDown } from './chromium';
import { editors } from './editors';
import { test } from './office';

const insertButton = (drawer: Frame) => drawer.getByRole('button', { name: /^(插入|Insert)/ });

/** The written track as the advisor reads it in the drawer, slots filled. */
async function writtenTrack(drawer: Frame): Promise<string> {
  await chooseWritten(drawer);
  await fillSlots(drawer);
  return drawer
    .locator('.track-text')
    .evaluate((element) =>
      [...element.childNodes].map((node) => (node instanceof HTMLInputElement ? node.value : (node.textContent ?? ''))).join(''),
    );
}

const squeezed = (text: string) => text.replace(/\s/g, '');

for (const editor of editors) {
  test(`${editor.name}: the Insert button puts the track between the advisor’s words, Ctrl+Z takes it back`, async ({
    office,
  }) => {
    const page = await office.context.newPage();
    const desk = await sitDown({ page, ...office }, editor);
    await desk.clickBox();
    await desk.type('您好。再见。');
    await desk.press('ArrowLeft', 3);
    const before = await desk.blocks();
    const drawer = await desk.drawer();
    const track = await writtenTrack(drawer);
    await insertButton(drawer).click();
    await expect(drawer.locator('.track .outcome')).toContainText('Ctrl+Z');
    await expect.poll(async () => squeezed((await desk.blocks()).join(''))).toBe(`您好。${squeezed(track)}再见。`);
    await page.keyboard.press('Control+z');
    await expect.poll(() => desk.blocks()).toEqual(before);
    await page.close();
  });
}

test('a box that refuses: the track goes to the clipboard, and the sidebar says so', async ({ office }) => {
  await office.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: office.url });
  const page = await office.context.newPage();
  const desk = await sitDown({ page, ...office }, { name: 'textarea', page: 'textarea', kind: 'plain' }, true);
  const drawer = await desk.drawer();
  const track = await writtenTrack(drawer);
  await insertButton(drawer).click();
  await expect(drawer.locator('.track .outcome')).toContainText(/已复制|copied/i);
  expect(await desk.blocks()).toEqual(['']);
  await page.locator('h1').click();
  expect(squeezed(await page.evaluate(() => navigator.clipboard.readText()))).toBe(squeezed(track));
  await page.close();
});
