import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chipsOn, chipText, openDrawer } from './harness/chip';
import { expect, test } from './harness/fixture';
import { chooseWritten, fillSlots, openNotes } from './tour/tour';

/** What an extension page's own script sees. */
type Extension = { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } };

const ticket = (origin: string, id: number) => `${origin}/tickets/${id}`;

test('markup in a customer’s words is shown as words', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 20));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  expect(await drawer.locator('main img, main script, main iframe').count()).toBe(0);
});

test('the page cannot reach the frame, and messages posted to it are ignored', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  expect(await crmPage.evaluate(() => window.length)).toBe(0);
  // As if the page had found a way all the same.
  await drawer.evaluate(() => {
    const forged = [
      'drawer/close',
      { name: 'drawer/close', request: {} },
      { name: 'note/save', request: {} },
      { push: 'page:stop' },
    ];
    for (const message of forged) window.postMessage(message, '*');
    return new Promise((done) => setTimeout(done));
  });
  await expect(drawer.locator('.score')).toHaveText('95P0');
  expect(crmPage.frames()).toHaveLength(2);
});

test('the sidebar’s page framed by a stranger stays blank', async ({ riteside }) => {
  const stranger = createServer((_request, answer) => {
    answer.setHeader('content-type', 'text/html');
    answer.end(
      ['', '#', '#00000000-0000-4000-8000-000000000000']
        .map((fragment) => `<iframe src="chrome-extension://${riteside.extensionId}/sidebar.html${fragment}"></iframe>`)
        .join(''),
    );
  });
  await new Promise<void>((ready) => stranger.listen(0, '127.0.0.1', ready));
  const page = await riteside.context.newPage();
  await page.goto(`http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`, { waitUntil: 'load' });
  for (const frame of page.frames().slice(1)) {
    const words = await frame.evaluate(() => document.body?.innerText ?? '').catch(() => ''); // refused frames have no document of ours
    expect(words).not.toMatch(/RITE|评分|笔记|Notes/);
  }
  await page.close();
  stranger.close();
});

test('a nonce works once: a second frame with the same one stays blank', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  const address = drawer.url();
  const reply = await drawer.evaluate(
    (nonce) => (globalThis as unknown as Extension).chrome.runtime.sendMessage({ name: 'drawer/enter', request: { nonce } }),
    new URL(address).hash.slice(1),
  );
  expect(reply).toMatchObject({ ok: false, code: 'forbidden' });
});

test('the page sees neither the frame nor the keys typed into it', async ({ crmPage, riteside }) => {
  await crmPage.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const kind of ['keydown', 'keyup', 'keypress', 'input', 'beforeinput']) {
      window.addEventListener(kind, (event) => heard.push(`${kind} ${(event as KeyboardEvent).key ?? ''}`), true);
    }
  });
  await crmPage.goto(ticket(riteside.crm.url, 3));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await openNotes(drawer);
  await drawer.locator('.note textarea').first().click();
  await crmPage.keyboard.type('secret 123');
  await expect(drawer.locator('.note-state').first()).toHaveText(/已保存|Saved/);
  const seen = await crmPage.evaluate(() => ({
    heard: (window as unknown as { heard: string[] }).heard,
    frames: document.querySelectorAll('iframe').length,
    roots: [...document.querySelectorAll('*')].filter((element) => element.shadowRoot).length,
    resources: performance.getEntriesByType('resource').filter((entry) => entry.name.startsWith('chrome-extension')).length,
  }));
  expect(seen).toEqual({ heard: [], frames: 0, roots: 0, resources: 0 });
});

test('a page that removes our element gets it back a few times, then is left in peace', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  await chipText(crmPage, /^P0/);
  const remove = () =>
    crmPage.evaluate(() => {
      const ours = [...document.documentElement.children].filter((child) => child.tagName === 'DIV');
      for (const element of ours) element.remove();
      return ours.length;
    });
  expect(await remove()).toBe(1);
  await expect.poll(async () => (await chipsOn(crmPage)).length).toBe(1);
  await expect.poll(async () => ((await remove()) === 0 ? 'gone' : 'back'), { intervals: [20] }).toBe('gone');
});

test('a page that writes its whole document anew gets our element again', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  await chipText(crmPage, /^P0/);
  await crmPage.evaluate(() => {
    const bare = document.documentElement.outerHTML.replace(/<script[\s\S]*?<\/script>| style="[^"]*"/g, '');
    document.open();
    document.write(bare);
    document.close();
  });
  await chipText(crmPage, /^P0/);
});

test('a click that the page makes up on our element opens nothing', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  await chipText(crmPage, /^P0/);
  await crmPage.evaluate(() => {
    for (const child of document.documentElement.children)
      child.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
  });
  expect(crmPage.frames()).toHaveLength(1);
});

test('a page that lays itself over the drawer cannot steal an insert', async ({ crmPage, riteside }) => {
  await crmPage.goto(ticket(riteside.crm.url, 17));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await chooseWritten(drawer);
  await fillSlots(drawer);
  await crmPage.evaluate(() => {
    const veil = document.createElement('dialog');
    veil.id = 'veil';
    document.body.append(veil);
    Object.assign(veil.style, {
      position: 'fixed',
      inset: '0',
      width: '100vw',
      height: '100vh',
      maxWidth: 'none',
      maxHeight: 'none',
      pointerEvents: 'none',
      opacity: '0.9',
      background: '#fff',
    });
    veil.setAttribute('popover', 'manual');
    veil.showPopover();
  });
  await drawer.getByRole('button', { name: /^(插入|Insert)/ }).evaluate((button: HTMLButtonElement) => button.click());
  await expect(drawer.locator('.track .outcome')).toHaveText(/遮住|covers/);
  expect(await crmPage.locator('#reply-plain').inputValue()).toBe('');
});

test('nothing is requested but by the CRM itself', async ({ crmPage, riteside }) => {
  const requested: string[] = [];
  riteside.context.on('request', (request) => requested.push(request.url()));
  await crmPage.goto(ticket(riteside.crm.url, 17));
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await expect(drawer.locator('.score')).toBeVisible();
  const foreign = requested.filter((url) => !url.startsWith(riteside.crm.url) && !url.startsWith('chrome-extension://'));
  expect(foreign).toEqual([]);
});
