/** What the advisor does with the tracks: two keys to an inserted one, finding, own words, reports to colleagues. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Frame, Page } from '@playwright/test';
import { chipText, drawerOf } from './harness/chip';
import { askFrom } from './harness/faces';
import { expect, type Riteside, test } from './harness/fixture';
import { worker } from './harness/launch';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const advisor = {
  name: '王芳',
  post: '服务顾问',
  centre: '城东店',
  directLine: '021-5550 1234',
  workingHours: '9:00–18:00',
  authority: 500,
  managerName: '赵敏',
  managerPhone: '021-5550 8888',
  brand: '澄川',
};
const nobody = { ...advisor, name: '', post: '', centre: '', directLine: '', managerName: '', managerPhone: '', brand: '' };

async function settingsPage({ context, extensionId }: Riteside): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/options.html`);
  return page;
}

async function speakAs(riteside: Riteside, who: typeof advisor): Promise<void> {
  const settings = await settingsPage(riteside);
  await askFrom(settings)('settings/change', { change: { advisor: who } });
  await settings.close();
}

/** As the browser does when the advisor presses the shortcut: keys of a test do not reach the browser's own commands. */
async function pressShortcut(context: BrowserContext, extensionId: string): Promise<void> {
  const background = await worker(context, extensionId);
  await background.evaluate(async () => {
    type Commands = { onCommand: { dispatch(command: string, tab: unknown): void } };
    type Chrome = { tabs: { query(what: object): Promise<unknown[]> }; commands: Commands };
    const { tabs, commands } = (globalThis as unknown as { chrome: Chrome }).chrome;
    const [tab] = await tabs.query({ active: true, currentWindow: true });
    commands.onCommand.dispatch('toggle-sidebar', tab);
  });
}

const ticket = ({ crm }: Riteside, id: number, query = '') => `${crm.url}/tickets/${id}${query}`;

/** A sidebar that was open comes back by itself after a reload, without the keyboard: the shortcut brings that. */
async function reopen(page: Page, riteside: Riteside): Promise<Frame> {
  await page.reload();
  await drawerOf(page, riteside.extensionId);
  await page.locator('#reply-plain').click();
  return openByShortcut(page, riteside);
}

async function openByShortcut(page: Page, { context, extensionId }: Riteside): Promise<Frame> {
  await chipText(page, /^P\d/);
  await pressShortcut(context, extensionId);
  const drawer = await drawerOf(page, extensionId);
  await expect(drawer.locator('.track')).toBeFocused();
  return drawer;
}

const title = (drawer: Frame) => drawer.locator('.track h2');
const findBox = (drawer: Frame) => drawer.getByRole('combobox', { name: /找话术|Find a talk track/ });
const replyText = (page: Page) => page.locator('#reply-plain').inputValue();
const outcome = (drawer: Frame) => drawer.locator('.track .outcome');

async function clipboard(page: Page): Promise<string> {
  await page.locator('h1').first().click();
  return page.evaluate(() => navigator.clipboard.readText());
}

test.beforeEach(({ riteside }) => speakAs(riteside, advisor));

test.describe('keys', () => {
  test('from opening the sidebar to an inserted track: two key presses, and Ctrl+Z takes it back', async ({
    crmPage,
    riteside,
  }) => {
    await crmPage.goto(ticket(riteside, 17));
    await crmPage.locator('#reply-plain').click();
    const drawer = await openByShortcut(crmPage, riteside);
    await crmPage.keyboard.press('Enter');
    await expect.poll(() => replyText(crmPage)).toMatch(/李女士[\s\S]{30,}/);
    expect(await replyText(crmPage)).not.toMatch(/【|\{\{|^主题/);
    await expect(outcome(drawer)).toContainText('Ctrl+Z');
    await crmPage.keyboard.press('Control+z');
    await expect.poll(() => replyText(crmPage)).toBe('');
  });

  test('Shift+Enter copies; an email brings its subject as the first line', async ({ crmPage, riteside }) => {
    await riteside.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: riteside.crm.url });
    await crmPage.goto(ticket(riteside, 17));
    const drawer = await openByShortcut(crmPage, riteside);
    await drawer.locator('.channel', { hasText: /邮件|Email/ }).click();
    const subject = (await drawer.locator('.track-subject').innerText()).replace(/^主题\s*/, '');
    await crmPage.keyboard.press('Tab'); // off the channel's button, which keeps Enter for itself
    await crmPage.keyboard.press('Shift+Enter');
    await expect(outcome(drawer)).toHaveText('已复制');
    expect((await clipboard(crmPage)).split('\n')[0]).toBe(`主题：${subject}`);
    expect(await replyText(crmPage)).toBe('');
  });

  test('arrows go through tracks and channels; Esc goes back to the box', async ({ crmPage, riteside }) => {
    await crmPage.goto(ticket(riteside, 17));
    await crmPage.locator('#reply-plain').click();
    const drawer = await openByShortcut(crmPage, riteside);
    const first = await title(drawer).innerText();
    await crmPage.keyboard.press('ArrowDown');
    await expect(title(drawer)).not.toHaveText(first);
    await crmPage.keyboard.press('ArrowUp');
    await expect(title(drawer)).toHaveText(first);
    const channel = drawer.locator('#panel-talk .channel[aria-pressed=true]');
    const firstChannel = await channel.innerText(); // by night the written one
    await crmPage.keyboard.press('ArrowRight');
    await expect(channel).not.toHaveText(firstChannel);
    await crmPage.keyboard.press('Escape');
    await expect.poll(() => crmPage.frames().length).toBe(1);
    await expect(crmPage.locator('#reply-plain')).toBeFocused();
  });

  test('what is not known is asked in place: Enter goes from slot to slot and then inserts', async ({ crmPage, riteside }) => {
    await speakAs(riteside, nobody);
    await crmPage.goto(ticket(riteside, 17));
    const drawer = await openByShortcut(crmPage, riteside);
    await crmPage.keyboard.press('Enter');
    await expect(drawer.locator('.slot').first()).toBeFocused();
    expect(await replyText(crmPage)).toBe('');
    for (let slot = 0; slot < 8 && (await drawer.locator('.slot:focus').count()) > 0; slot++) {
      await crmPage.keyboard.type('021-555');
      await crmPage.keyboard.press('Enter');
    }
    await expect.poll(() => replyText(crmPage)).toContain('021-555');
  });

  test('nothing happens while an input method composes', async ({ crmPage, riteside }) => {
    await crmPage.goto(ticket(riteside, 17));
    const drawer = await openByShortcut(crmPage, riteside);
    const first = await title(drawer).innerText();
    const compose = (key: string, how: object) =>
      drawer.locator('.track').evaluate(
        (track, event) => {
          track.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...event }));
        },
        { key, ...how },
      );
    for (const how of [{ isComposing: true }, { keyCode: 229 }]) {
      for (const key of ['Enter', 'ArrowDown', '/', 'd', 'Escape']) await compose(key, how);
    }
    await expect(title(drawer)).toHaveText(first);
    await expect(findBox(drawer)).not.toBeFocused();
    await expect(outcome(drawer)).toBeEmpty();
    await findBox(drawer).fill('道歉');
    await findBox(drawer).evaluate((box) =>
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true })),
    );
    await expect(findBox(drawer)).toHaveValue('道歉');
    expect(await replyText(crmPage)).toBe('');
  });

  test('a script without a written version is copied, never put into the box', async ({ crmPage, riteside }) => {
    await crmPage.goto(ticket(riteside, 17));
    const drawer = await openByShortcut(crmPage, riteside);
    await crmPage.keyboard.press('/');
    await crmPage.keyboard.type('退车');
    await expect(drawer.locator('.hit').first()).toContainText('退车');
    await crmPage.keyboard.press('Enter');
    await expect(outcome(drawer)).toHaveText(/已复制/);
    expect(await replyText(crmPage)).toBe('');
  });

  test('the keys are written under the track', async ({ crmPage, riteside }) => {
    await crmPage.goto(ticket(riteside, 17));
    const drawer = await openByShortcut(crmPage, riteside);
    await expect(drawer.locator('.keys')).toHaveText(/Enter\s*插入.*Shift\+Enter\s*复制.*换话术.*查找.*Esc\s*返回/s);
  });
});

test.describe('finding', () => {
  for (const query of ['dcc', 'dbc', 'daibuche', '代步']) {
    test(`${query} finds the tracks that offer a 代步车, filled for this customer`, async ({ crmPage, riteside }) => {
      await crmPage.goto(ticket(riteside, 17));
      const drawer = await openByShortcut(crmPage, riteside);
      if (/^[a-z]/.test(query))
        await crmPage.keyboard.type(query); // a letter opens the box by itself
      else await findBox(drawer).fill(query);
      await expect(findBox(drawer)).toHaveValue(query);
      await expect(drawer.locator('.hit').first()).toBeVisible();
      await expect(drawer.locator('.found')).toContainText('李女士');
    });
  }

  test('arrows choose, Enter inserts what was chosen', async ({ crmPage, riteside }) => {
    await crmPage.goto(ticket(riteside, 17));
    const drawer = await openByShortcut(crmPage, riteside);
    await crmPage.keyboard.press('/');
    await crmPage.keyboard.type('配件');
    await expect(drawer.locator('.find-count')).toHaveText(/找到/); // the answer to what was typed, not to its first letter
    await crmPage.keyboard.press('ArrowDown');
    const second = await drawer.locator('.hit').nth(1).locator('.hit-title').innerText();
    await expect(drawer.locator('.hit[aria-selected=true] .hit-title')).toHaveText(second);
    await crmPage.keyboard.press('Enter');
    await expect(title(drawer)).toHaveText(second);
    await expect(outcome(drawer).or(drawer.locator('.slot').first()).first()).not.toBeEmpty();
  });

  test('Esc empties the box first and then closes; a click only looks', async ({ crmPage, riteside }) => {
    await crmPage.goto(ticket(riteside, 17));
    const drawer = await openByShortcut(crmPage, riteside);
    await crmPage.keyboard.type('dqx');
    await drawer.locator('.hit').first().click();
    await expect(title(drawer)).toHaveText(/道歉信/);
    await expect(outcome(drawer)).not.toHaveText(/已/);
    await crmPage.keyboard.type('/dqx');
    await expect(drawer.locator('.hit').first()).toBeVisible();
    await crmPage.keyboard.press('Escape');
    await expect(drawer.locator('.track')).toBeFocused();
    await crmPage.keyboard.press('Escape');
    await expect.poll(() => crmPage.frames().length).toBe(1);
  });

  test('nothing found says so', async ({ crmPage, riteside }) => {
    await crmPage.goto(ticket(riteside, 17));
    const drawer = await openByShortcut(crmPage, riteside);
    await crmPage.keyboard.type('zzqqx');
    await expect(drawer.locator('.find-count')).toContainText('没有找到「zzqqx」');
  });

  test('a favourite comes first in the empty box, then what was used last', async ({ crmPage, riteside }) => {
    await crmPage.goto(ticket(riteside, 17));
    const drawer = await openByShortcut(crmPage, riteside);
    await crmPage.keyboard.type('shoujian');
    await findBox(drawer).fill('道歉信');
    await drawer.locator('.hit').first().click();
    const favourite = await title(drawer).innerText();
    await drawer.getByRole('button', { name: '收藏' }).click();
    await expect(drawer.getByRole('button', { name: '收藏' })).toHaveAttribute('aria-pressed', 'true');
    await findBox(drawer).click();
    await expect(drawer.locator('.hit-title').first()).toHaveText(favourite);
    const again = await reopen(crmPage, riteside);
    await crmPage.keyboard.press('/');
    await expect(again.locator('.hit-title').first()).toHaveText(favourite);
    await again.locator('.hit').first().click();
    await again.getByRole('button', { name: '收藏' }).click();
    await expect(again.getByRole('button', { name: '收藏' })).toHaveAttribute('aria-pressed', 'false');
  });
});

test.describe('choice', () => {
  test('the track that this customer heard last never stands first again, and its count shows', async ({ crmPage, riteside }) => {
    await crmPage.goto(ticket(riteside, 9));
    const drawer = await openByShortcut(crmPage, riteside);
    const text = await drawer.locator('.track-text').innerText();
    await crmPage.keyboard.press('Shift+Enter');
    await expect(outcome(drawer)).toHaveText('已复制');
    await expect(drawer.locator('.track-text')).toHaveText(text, { useInnerText: true }); // nothing moves under the advisor's hands
    const again = await reopen(crmPage, riteside);
    expect(await again.locator('.track-text').innerText()).not.toBe(text);
    await expect(again.locator('.why')).not.toBeEmpty();
  });

  test('what the advisor filled in about themselves is asked once', async ({ crmPage, riteside }) => {
    await speakAs(riteside, nobody);
    await crmPage.goto(ticket(riteside, 2));
    const drawer = await openByShortcut(crmPage, riteside);
    await crmPage.keyboard.press('Enter');
    const asked = await drawer
      .locator('.slot')
      .evaluateAll((boxes) => boxes.map((box) => (box as HTMLElement).dataset.slot ?? ''));
    expect(asked.some((slot) => slot.startsWith('advisor.'))).toBe(true);
    const answers: Record<string, string> = { 'advisor.name': '孙磊', 'advisor.phone': '021-5550 7777' };
    for (const slot of new Set(asked))
      await drawer
        .locator(`[data-slot="${slot}"]`)
        .first()
        .fill(answers[slot] ?? '城西店');
    await drawer.locator('.slot').last().press('Enter');
    await expect(outcome(drawer)).toHaveText(/已/);
    const again = await reopen(crmPage, riteside);
    await findBox(again).fill('道歉信');
    await again.locator('.hit').first().click();
    await expect(again.locator('.track-text')).toContainText('孙磊');
    await expect(again.locator('[data-slot="advisor.name"]')).toHaveCount(0);
  });

  test('a message says how long it is and how many texts it costs', async ({ crmPage, riteside }) => {
    await crmPage.goto(ticket(riteside, 17));
    const drawer = await openByShortcut(crmPage, riteside);
    await findBox(drawer).fill('配件');
    await drawer.locator('.hit', { hasText: '短信' }).first().click();
    if ((await drawer.locator('.slot').count()) === 0)
      await expect(drawer.locator('.measure')).toHaveText(/^\d+ 字 · \d 条短信$/);
    await expect(drawer.locator('.guide ol')).toBeHidden();
    await drawer.locator('.guide summary').click();
    await expect(drawer.locator('.guide ol li').first()).toBeVisible();
  });
});

test.describe('own words', () => {
  const body = (drawer: Frame) => drawer.locator('.body');
  const preview = (drawer: Frame) => drawer.locator('.preview .track-text');
  const save = (drawer: Frame) => drawer.getByRole('button', { name: '保存并使用' });

  async function editFirst(crmPage: Page, riteside: Riteside, id = 5): Promise<Frame> {
    await crmPage.goto(ticket(riteside, id));
    const drawer = await openByShortcut(crmPage, riteside);
    await drawer.getByRole('button', { name: '改成我的说法' }).click();
    await expect(body(drawer)).toBeFocused();
    return drawer;
  }

  test('a version of one’s own: seen on this case while it is typed, used at once, undone, taken back', async ({
    crmPage,
    riteside,
  }) => {
    const drawer = await editFirst(crmPage, riteside);
    const shipped = await drawer.locator('.preview .track-text').innerText();
    await body(drawer).fill('{{ customer.name }}，我是{{ advisor.name }}，我自己来说。');
    await expect(preview(drawer)).toContainText('我是王芳，我自己来说。');
    await drawer.locator('.difference summary').click();
    await expect(drawer.locator('.difference-text ins').first()).toBeVisible();
    await save(drawer).click();
    await expect(drawer.locator('.track .track-text')).toContainText('我是王芳，我自己来说。');
    await expect(drawer.locator('.mark-own')).toHaveText('我的说法');
    await drawer.getByRole('button', { name: '撤销' }).click();
    await expect(drawer.locator('.track .track-text')).toHaveText(shipped, { useInnerText: true });

    await drawer.getByRole('button', { name: '改成我的说法' }).click();
    await body(drawer).fill('第二次写的。');
    await expect(preview(drawer)).toHaveText('第二次写的。');
    await save(drawer).click();
    await expect(drawer.locator('.track .track-text')).toHaveText('第二次写的。');
    const again = await reopen(crmPage, riteside);
    await expect(again.locator('.track .track-text')).toHaveText('第二次写的。');
    await again.getByRole('button', { name: '改成我的说法' }).click();
    await again.getByRole('button', { name: '换回自带话术' }).click();
    await expect(again.locator('.track .track-text')).toHaveText(shipped, { useInnerText: true });
  });

  test('a broken template says line, column and what Liquid said; the last good one stays in use', async ({
    crmPage,
    riteside,
  }) => {
    const drawer = await editFirst(crmPage, riteside);
    await body(drawer).fill('好的一版。');
    await expect(preview(drawer)).toHaveText('好的一版。');
    await save(drawer).click();
    await expect(drawer.locator('.track .track-text')).toHaveText('好的一版。');
    await drawer.getByRole('button', { name: '改成我的说法' }).click();
    await body(drawer).fill('第一行\n  {% if part %}没有结尾');
    await expect(drawer.locator('.fault')).toContainText('第 2 行第 3 个字符');
    await expect(drawer.locator('.fault q')).toContainText('not closed');
    await expect(save(drawer)).toBeDisabled();
    await expect(preview(drawer)).toHaveText('好的一版。');
    await crmPage.keyboard.press('Escape'); // the sidebar goes in the middle of it
    await expect.poll(() => crmPage.frames().length).toBe(1);
    const again = await openByShortcut(crmPage, riteside);
    await expect(again.locator('.track .track-text')).toHaveText('好的一版。');
    await again.getByRole('button', { name: '改成我的说法' }).click();
    await expect(body(again)).toHaveValue('第一行\n  {% if part %}没有结尾');
    await again.getByRole('button', { name: '换回自带话术' }).click();
    await expect(again.locator('.mark-own')).toHaveCount(0);
  });

  test('Ctrl+Z undoes typing, and a slot that was put in', async ({ crmPage, riteside }) => {
    const drawer = await editFirst(crmPage, riteside);
    const before = await body(drawer).inputValue();
    await body(drawer).press('Control+End');
    await drawer.getByRole('combobox', { name: '插入空格…' }).selectOption({ label: '车型' });
    await expect(body(drawer)).toHaveValue(`${before}{{ model }}`);
    await body(drawer).press('Control+z');
    await expect(body(drawer)).toHaveValue(before);
    await drawer.getByRole('button', { name: '不要这次改动' }).click();
  });

  test('a new one is written, found by pinyin, and deleted', async ({ crmPage, riteside }) => {
    await crmPage.goto(ticket(riteside, 5));
    const drawer = await openByShortcut(crmPage, riteside);
    await drawer.locator('.own-words summary').click();
    await drawer.getByRole('button', { name: '写一条新话术' }).click();
    await drawer.getByLabel('标题').fill('咖啡券');
    await body(drawer).fill('{{ customer.name }}，前台给您留了咖啡。');
    await expect(preview(drawer)).toContainText('前台给您留了咖啡');
    await save(drawer).click();
    await expect(title(drawer)).toHaveText('咖啡券');
    await crmPage.keyboard.type('/kfq');
    await expect(drawer.locator('.hit-title').first()).toHaveText('咖啡券');
    await drawer.locator('.hit').first().click();
    await drawer.getByRole('button', { name: '改成我的说法' }).click();
    await drawer.getByRole('button', { name: '删除' }).click();
    await expect(drawer.locator('.done')).toContainText('已删除');
    await expect(title(drawer)).not.toHaveText('咖啡券');
  });

  test('handed on as a file and taken in again; the pack’s own words have changed meanwhile, and that shows', async ({
    crmPage,
    riteside,
  }, testInfo) => {
    const drawer = await editFirst(crmPage, riteside);
    await body(drawer).fill('拿得走的一版。');
    await expect(preview(drawer)).toHaveText('拿得走的一版。');
    await save(drawer).click();
    await expect(drawer.locator('.mark-own')).toBeVisible();
    await drawer.locator('.own-words summary').click();
    const [download] = await Promise.all([
      crmPage.waitForEvent('download'),
      drawer.getByRole('button', { name: '全部导出' }).click(),
    ]);
    const file = testInfo.outputPath('tracks.md');
    await download.saveAs(file);
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/^---\nsituation: /);
    await drawer.getByRole('button', { name: '改成我的说法' }).click();
    await drawer.getByRole('button', { name: '换回自带话术' }).click();
    await expect(drawer.locator('.mark-own')).toHaveCount(0);

    writeFileSync(file, text.replace(/own of [0-9a-f]{8}/, 'own of 00000000'));
    if (!(await drawer.locator('.own-words').getAttribute('open')))
      await drawer.locator('.own-words').evaluate((d) => d.setAttribute('open', ''));
    await drawer.locator('input[type=file]').setInputFiles(file);
    await expect(drawer.locator('.done')).toContainText('导入了 1 条');
    await expect(drawer.locator('.track .track-text')).toHaveText('拿得走的一版。');
    await drawer.getByRole('button', { name: '自带话术有更新，看看差别' }).first().click();
    await drawer.locator('.difference summary').click();
    await expect(drawer.locator('.difference-text del').first()).toBeVisible();
    await drawer.getByRole('button', { name: '换回自带话术' }).click();

    writeFileSync(file, '---\nsituation: no-such\n---\n');
    await drawer.locator('input[type=file]').setInputFiles(file);
    await expect(drawer.locator('.done')).toContainText(/第 \d+ 行读不懂/);
  });
});

test.describe('inside the company', () => {
  test('reports are filled from the open cases, only copied, and are no word to the customer', async ({ crmPage, riteside }) => {
    await riteside.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: riteside.crm.url });
    for (const id of [17, 2]) {
      await crmPage.goto(ticket(riteside, id));
      await chipText(crmPage, /^P\d/);
    }
    const drawer = await openByShortcut(crmPage, riteside);
    await drawer.getByRole('tab', { name: '公司内部' }).click();
    const company = drawer.locator('.company');
    await expect(company.locator('.track-text')).toContainText('李女士');
    for (const name of ['向上要资源', '向兄弟店借件', '当日汇报', '交接单']) {
      await company.locator('.channel', { hasText: name }).first().click();
      await expect(company.locator('h2')).toContainText(name);
      await expect(company.locator('.track-text')).not.toBeEmpty();
    }
    await company.locator('.channel', { hasText: '当日汇报' }).first().click();
    await expect(company.getByRole('button', { name: /插入/ })).toHaveCount(0);
    for (const slot of await company.locator('.slot').all()) await slot.fill('调到1件');
    await company.getByRole('button', { name: '复制', exact: true }).click();
    await expect(company.locator('.outcome')).toHaveText('已复制');
    expect(await clipboard(crmPage)).toMatch(/李女士[\s\S]*调到1件/);
  });
});

async function violations(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe);
  return frame.evaluate(async () => {
    type Axe = { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    const found = await (globalThis as unknown as { axe: Axe }).axe.run();
    return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}

for (const scheme of ['light', 'dark'] as const) {
  test(`no accessibility violation while finding, writing and reporting (${scheme})`, async ({ crmPage, riteside }) => {
    await speakAs(riteside, { ...advisor, name: '欧阳'.repeat(40), centre: 'Long-Centre-Name'.repeat(8) });
    await crmPage.emulateMedia({ colorScheme: scheme });
    await crmPage.goto(ticket(riteside, 17));
    const drawer = await openByShortcut(crmPage, riteside);
    expect(await violations(drawer)).toEqual([]);
    await crmPage.keyboard.type('/dcc');
    await expect(drawer.locator('.hit').first()).toBeVisible();
    expect(await violations(drawer)).toEqual([]);
    await crmPage.keyboard.press('Escape');
    await drawer.locator('.own-words summary').click();
    expect(await violations(drawer)).toEqual([]);
    await drawer.getByRole('button', { name: '改成我的说法' }).click();
    await drawer.locator('.body').fill('短了。{{ part');
    await expect(drawer.locator('.fault')).toBeVisible();
    expect(await violations(drawer)).toEqual([]);
    await drawer.locator('.body').fill('短了。');
    await expect(drawer.locator('.preview .track-text')).toHaveText('短了。');
    await drawer.locator('.difference summary').click();
    expect(await violations(drawer)).toEqual([]);
    await drawer.getByRole('button', { name: '不要这次改动' }).click();
    await drawer.getByRole('tab', { name: '公司内部' }).click();
    await expect(drawer.locator('.company .track-text')).not.toBeEmpty();
    expect(await violations(drawer)).toEqual([]);
    const overflow = await drawer.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(overflow).toBe(0);
  });
}
