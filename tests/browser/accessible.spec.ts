import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from '@playwright/test';
import { openDrawer } from './harness/chip';
import { expect, test } from './harness/fixture';

/** axe's own builder cannot enter a frame inside a closed root; its source can be run there. */
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe);
  return frame.evaluate(async () => {
    type Axe = { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    const found = await (globalThis as unknown as { axe: Axe }).axe.run();
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`the sidebar has no accessibility violation (${scheme})`, async ({ crmPage, riteside }) => {
    await crmPage.emulateMedia({ colorScheme: scheme });
    await crmPage.goto(`${riteside.crm.url}/tickets/17`);
    const drawer = await openDrawer(crmPage, riteside.extensionId);
    for (const opened of ['.tile', '.signal', '#tab-notes', '#tab-page']) {
      await drawer.locator(opened).first().click();
      if (opened === '#tab-page') await drawer.locator('.page-details summary').first().click();
      expect(await violations(drawer)).toEqual([]);
    }
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`the list of findings has no accessibility violation (${scheme})`, async ({ crmPage, riteside }) => {
    await crmPage.emulateMedia({ colorScheme: scheme });
    await crmPage.goto(`${riteside.crm.url}/tickets/17`);
    const drawer = await openDrawer(crmPage, riteside.extensionId);
    await drawer.locator('#tab-draft').click();
    expect(await violations(drawer)).toEqual([]);
    await crmPage.locator('#reply-plain').click();
    await crmPage.keyboard.type('李女士您好，给您添麻烦了，主板还没有到货，周五一定能修好，这个我也不清楚。');
    await drawer.locator('.finding').first().waitFor();
    expect(await violations(drawer)).toEqual([]);
  });
}
