/** A backup file made by somebody who means harm: refused with the reason and nothing changed, or shown as the text it is. */
import { readFileSync, writeFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { assessment } from '../storage/house';
import { askFrom, type Faces, openFaces } from './harness/faces';

let faces: Faces;
let settings: Page;
const attack = `<img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=2</script>`;
const at = '2026-11-20T02:00:00.000Z';
const header = JSON.stringify({ riteside: 'backup', format: 1, schema: 1, madeAt: at, encrypted: false });

test.beforeAll(async () => {
  faces = await openFaces();
  await faces.see(2);
  settings = await faces.face('options');
});
test.afterAll(() => faces.close());

async function bringIn(name: string, body: string): Promise<string> {
  const file = test.info().outputPath(name);
  writeFileSync(file, `${header}\n${body}`);
  await settings.reload();
  await settings.locator('section[aria-labelledby=import] input[type=file]').setInputFiles(file);
  await settings.getByRole('button', { name: '导入', exact: true }).click();
  const outcome = settings.locator('section[aria-labelledby=import] .outcome');
  await expect(outcome).not.toHaveText(/正在|^$/);
  return outcome.innerText();
}

/** What is stored, but for reminders: those come by the clock, also while a file is being refused. */
async function counts() {
  const { reminders: _, ...others } = (await askFrom(settings)('settings/view', {})).stored.counts;
  return others;
}

test.describe('is refused, and nothing is changed', () => {
  const deep = `{"kind":"notes","row":${'['.repeat(200_000)}${']'.repeat(200_000)}}\n{"end":1}\n`;
  const foreign = `{"kind":"__proto__","row":{"id":"x"}}\n{"end":1}\n`;
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['nested without end', deep, /太大|不对/],
    ['one endless line', `{"kind":"notes","row":{"text":"${'长'.repeat(17 * 1024 * 1024)}"}}\n{"end":1}\n`, /太大|不对/],
    ['a kind that is a trap', foreign, /第 2 行/],
    [
      'a row that is no row',
      `{"kind":"settings","row":{"id":"constructor","value":{},"updatedAt":"${at}"}}\n{"end":1}\n`,
      /第 2 行/,
    ],
    ['what is not JSON', '<html>\n', /损坏/],
  ];
  for (const [what, body, said] of cases) {
    test(what, async () => {
      const before = await counts();
      expect(await bringIn('hostile.jsonl', body)).toMatch(said);
      expect(await counts()).toEqual(before);
    });
  }
});

test('markup and scripts in names, notes and addresses stay text wherever they are shown, and a formula stays a cell', async () => {
  const id = 'crm:ticket/666';
  const reading = {
    id,
    now: at,
    site: 'crm',
    url: 'javascript:globalThis.hacked=3',
    customer: { name: attack },
    messages: [{ text: attack }],
  };
  const judged = assessment(id, { total: 100 });
  const lines = [
    { kind: 'cases', row: { id, reading, assessment: judged, seenAt: at, closedAt: null, firstSeenAt: at, touchedAt: null } },
    { kind: 'notes', row: { id: 'bad', caseId: id, text: `=1+1 ${attack}`, createdAt: at, updatedAt: at, revision: 1 } },
    { kind: 'packs', row: { id: 'evil', value: { __proto__: { hacked: 4 }, script: attack }, updatedAt: at } },
    { kind: 'adapters', row: { id: 'evil', value: { html: attack }, updatedAt: at } },
  ];
  const body = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"end":${lines.length}}\n`;
  expect(await bringIn('markup.jsonl', body)).toContain('导入完成');
  await settings.reload();
  await expect(settings.locator('.adapter')).toBeVisible();
  const desk = await faces.face('desk');
  await expect(desk.locator('.cases .name', { hasText: attack }).first()).toBeVisible();
  await desk.getByRole('searchbox').fill('1+1');
  await expect(desk.locator('.cases')).toContainText('onerror');
  const pages = faces.context.pages().length;
  await desk.locator('.cases .name').first().click();
  await expect(desk.getByText('这张工单没有网址')).toBeVisible();
  expect(faces.context.pages()).toHaveLength(pages);
  for (const page of [settings, desk]) {
    expect(await page.evaluate(() => (globalThis as { hacked?: number }).hacked)).toBeUndefined();
    await expect(page.locator('img[src=x], script:not([src])')).toHaveCount(0);
  }
  const [file] = await Promise.all([settings.waitForEvent('download'), settings.getByRole('button', { name: /Excel/ }).click()]);
  expect(readFileSync(await file.path(), 'utf8')).not.toMatch(/(^|,)"?[=+@]/m);
  await desk.close();
});
