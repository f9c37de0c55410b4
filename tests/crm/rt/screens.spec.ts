import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chipsOn, openDrawer } from '../../browser/harness/chip';
import { expect, test } from './fixture';
import { readWhole } from './kept';
import { batteryTicket, ticketOf } from './server';

const folder = path.join('.output', 'rt');

for (const theme of ['light', 'dark'] as const) {
  test.describe(`pictures, ${theme}`, () => {
    test.use({ preferences: { WebDefaultStylesheet: `elevator-${theme}` } });

    for (const [width, height] of [
      [1280, 900],
      [1920, 1080],
    ] as const) {
      test(`${width} wide: chip and drawer are in view`, async ({ page, riteside, tickets, advisor }) => {
        mkdirSync(folder, { recursive: true });
        const picture = (name: string) =>
          page.screenshot({ path: path.join(folder, `${advisor.locale}-${theme}-${width}-${name}.png`) });
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme: theme });
        await readWhole(riteside, page, ticketOf(tickets, batteryTicket));
        await expect.poll(async () => (await chipsOn(page)).length).toBe(1);
        const [chip] = await chipsOn(page);
        expect(chip?.x).toBeGreaterThan(width - 300);
        await picture('chip');
        const drawer = await openDrawer(page, riteside.extensionId);
        await drawer.locator('.track').waitFor();
        expect(await drawer.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scrolling').toBe(
          true,
        );
        expect(await page.evaluate(covering, width), 'what lies over the drawer').toEqual([]);
        await picture('drawer');
      });
    }
  });
}

/** Runs in the page: what a click would hit where the drawer is (the page sees our host there, never what is in it). */
function covering(width: number): string[] {
  const points = [8, 24, 60, 200, 500, 880].flatMap((y) =>
    [400, 200, 20].map((fromRight) => [width - 20 - fromRight, y] as const),
  );
  const hit = points
    .map(([x, y]) => document.elementFromPoint(x, y))
    .filter((element) => element?.parentElement !== document.documentElement);
  return hit.map((element) => element?.outerHTML.slice(0, 100) ?? 'nothing');
}
