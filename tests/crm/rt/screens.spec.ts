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
        await picture('drawer');
      });
    }
  });
}
