/** A CRM whose labels are in no dictionary: the advisor teaches it by pointing, tries it on a second ticket, and keeps it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import { chipText, openDrawer } from './harness/chip';
import { expect, type Riteside, test } from './harness/fixture';
import { clickOn, isPointing, openByShortcut, row } from './harness/teaching';

interface Ticket {
  readonly name: string;
  readonly model: string;
  readonly opened: string;
  readonly part: string;
  readonly days: string;
  readonly says: readonly (readonly ['in' | 'out', string])[];
}

const tickets: Readonly<Record<string, Ticket>> = {
  '31': {
    name: '李婉清',
    model: '澄川 E6',
    opened: '2026-10-20 09:30',
    part: '左后车窗升降器',
    days: '5天',
    says: [
      ['in', '说好五天，现在都一个月了，再不来我就去投诉。'],
      ['out', '非常抱歉，配件在路上。'],
      ['in', '我要找媒体曝光你们。'],
    ],
  },
  '32': {
    name: '周德明',
    model: '澄川 X3',
    opened: '2026-11-18 14:00',
    part: '空调压缩机',
    days: '7天',
    says: [
      ['in', '什么时候到？'],
      ['out', '预计下周三。'],
    ],
  },
};

async function openDrawerByKeys(on: Page, riteside: Riteside): Promise<Frame> {
  const drawer = await openByShortcut(on, riteside);
  const summary = drawer.locator('summary', { hasText: '这一页读到了什么' });
  await summary.focus();
  await on.keyboard.press('Enter');
  return drawer;
}

const page = ({ name, model, opened, part, days, says }: Ticket) => `<nav><a href="/w/31">31</a> <a href="/w/32">32</a></nav>
<div class="pane" id="nm"><b>KH_MC</b><p>${name}</p></div><div class="pane" id="cx"><b>CX_DM</b><p>${model}</p></div>
<div class="pane" id="jd"><b>JD_SJ</b><p>${opened}</p></div><div class="pane" id="lj"><b>LJ_MC</b><p>${part}</p></div>
<div class="pane" id="cn"><b>CN_QX</b><p>${days}</p></div>
<div id="log">${says.map(([side, text]) => `<section class="${side === 'in' ? 'rx' : 'tx'}"><span class="words">${text}</span></section>`).join('')}</div>
<div id="out" contenteditable="true" style="min-height:60px;border:1px solid"></div><button id="send">SEND</button>
<script>window.heard = []; for (const type of ['click', 'mousedown', 'keydown']) for (const id of ['nm', 'cx', 'jd', 'lj', 'cn', 'log', 'out', 'send'])
document.getElementById(id).addEventListener(type, () => window.heard.push(type + ' ' + id));</script>`;

let server: Server;
let origin = '';
test.beforeAll(async () => {
  server = createServer((request, answer) => {
    answer.setHeader('content-type', 'text/html; charset=utf-8');
    const ticket = tickets[request.url?.split('/').at(-1) ?? ''];
    answer.end(`<!doctype html><link rel="icon" href="data:,"><title>W</title>${ticket ? page(ticket) : ''}`);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => server.close());

test('by keyboard alone: the arrows go on from what was taken last', async ({ crmPage, riteside }) => {
  await crmPage.goto(`${origin}/w/32`);
  const drawer = await openDrawerByKeys(crmPage, riteside);
  await drawer.getByRole('button', { name: '教 RiteSide 读这一页' }).focus();
  await crmPage.keyboard.press('Enter');
  await isPointing(crmPage);
  const press = async (key: string, times = 1) => {
    for (let turn = 0; turn < times; turn++) await crmPage.keyboard.press(key);
  };
  // Two links and a label stand before the name; one label between a value and the next.
  await press('ArrowDown', 4);
  await press('Enter');
  await press('ArrowDown', 2);
  await press('Enter');
  await press('Escape');
  await expect(row(drawer, 'customer.name')).toContainText('周德明');
  await expect(row(drawer, 'vehicle.model')).toContainText('澄川 X3');
  await drawer.getByRole('button', { name: '放弃' }).click();
});

test('ten clicks teach a ticket page that nothing could read; a second ticket proves it; the CRM hears none of them', async ({
  crmPage,
  riteside,
}) => {
  await crmPage.goto(`${origin}/w/31`);
  let drawer = await openByShortcut(crmPage, riteside);
  await drawer.locator('summary', { hasText: '这一页读到了什么' }).click();
  let clicks = 0;
  const press = async (name: string) => {
    clicks += 1;
    await drawer.getByRole('button', { name, exact: true }).click();
  };
  const point = async (css: string) => {
    clicks += 1;
    await clickOn(crmPage, css);
  };
  await press('教 RiteSide 读这一页');
  await isPointing(crmPage);
  for (const css of ['#nm p', '#cx p', '#jd p', '#lj p', '#cn p', '#log .rx .words', '#log .tx .words', '#out']) await point(css);
  await chipText(crmPage, /^P\d · \d+ · /);
  await expect(row(drawer, 'customer.name')).toContainText('李婉清');
  await expect(row(drawer, 'customer.name')).toContainText('您教的');
  await expect(row(drawer, 'ticket.promisedDays')).toContainText('5天');
  await expect(row(drawer, 'messages')).toContainText('客户 2，员工 1');
  expect(await crmPage.evaluate(() => (window as unknown as { heard: string[] }).heard), 'what the CRM heard').toEqual([]);
  // Another ticket: the same adapter in the making reads it.
  await crmPage.locator('nav a', { hasText: '32' }).click();
  await chipText(crmPage, /^P\d · \d+ · /);
  drawer = await openDrawer(crmPage, riteside.extensionId);
  await expect(drawer.locator('.trial .works')).toHaveCount(7);
  await expect(row(drawer, 'customer.name')).toContainText('周德明');
  await press('保存');
  expect(clicks).toBeLessThanOrEqual(10);
  await expect(drawer.locator('.teaching')).toHaveCount(0);
  await crmPage.goto(`${origin}/w/31`);
  await chipText(crmPage, /^P\d · \d+ · /);
  drawer = await openDrawer(crmPage, riteside.extensionId);
  await expect(drawer.locator('h1')).toHaveText('李婉清');
});

test('by keyboard: arrows go from value to value, Enter takes, Escape ends, and undo takes it back', async ({
  crmPage,
  riteside,
}) => {
  await crmPage.goto(`${origin}/w/31`);
  const drawer = await openDrawer(crmPage, riteside.extensionId);
  await drawer.getByRole('tab', { name: '本页' }).click();
  await drawer.locator('summary', { hasText: '逐项细节' }).click();
  await drawer.locator('summary', { hasText: '其他字段' }).click();
  await drawer.getByRole('button', { name: '工单号' }).click();
  await isPointing(crmPage);
  await crmPage.keyboard.press('ArrowDown');
  await crmPage.keyboard.press('ArrowDown');
  await crmPage.keyboard.press('Enter');
  await expect(row(drawer, 'ticket.number')).toContainText('32');
  await drawer.getByRole('button', { name: '撤销上一步' }).click();
  await expect(row(drawer, 'ticket.number')).toHaveCount(0);
  await drawer.getByRole('button', { name: '放弃' }).click();
  await expect(drawer.locator('.teaching')).toHaveCount(0);
});
