/** A CRM built of frames and components: what is to be taught stands in a frame, in shadow roots, and in shadow roots in the frame. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chipText, openDrawer } from './harness/chip';
import { expect, test } from './harness/fixture';
import { clickOn, isPointing, openByShortcut, row } from './harness/teaching';

interface Ticket {
  readonly name: string;
  readonly model: string;
  readonly opened: string;
  readonly part: string;
  readonly days: string;
  readonly says: readonly (readonly ['in' | 'out' | 'memo', string])[];
}
const tickets: Readonly<Record<string, Ticket>> = {
  '71': {
    ...{ name: '宋远山', model: '澄川 E6', opened: '2026-10-18 09:30', part: '转向机总成', days: '6天' },
    says: [
      ['in', '说好六天，都一个月了，再不来我就去投诉。'],
      ['out', '非常抱歉，配件在路上。'],
      ['memo', '仓库说还要两周，先别告诉客户。'],
      ['in', '我要找媒体曝光你们。'],
    ],
  },
  '72': {
    ...{ name: '何晓棠', model: '澄川 X3', opened: '2026-11-17 14:00', part: '空调压缩机', days: '7天' },
    says: [
      ['in', '什么时候到？'],
      ['out', '预计下周三。'],
      ['memo', '已催调拨。'],
    ],
  },
};

/** Components as a framework makes them: their content stands in an open shadow root. */
const components = `<script>
customElements.define('x-cell', class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: 'open' }).innerHTML = '<b>' + this.getAttribute('k') + '</b><p>' + this.getAttribute('v') + '</p>'; } });
customElements.define('x-msg', class extends HTMLElement { connectedCallback() {
  this.attachShadow({ mode: 'open' }).innerHTML = '<p class="words">' + this.getAttribute('says') + '</p>'; } });
</script>`;
const outer = (id: string, { name, model }: Ticket) => `${components}<nav><a href="/w/71">71</a> <a href="/w/72">72</a></nav>
<x-cell id="nm" k="KH_MC" v="${name}"></x-cell><x-cell id="cx" k="CX_DM" v="${model}"></x-cell>
<iframe id="work" src="/inner/${id}" style="width:760px;height:640px;border:3px solid;margin:10px"></iframe>`;
const inner = ({ opened, part, days, says }: Ticket) => `${components}<div class="pane" id="jd"><b>JD_SJ</b><p>${opened}</p></div>
<div class="pane" id="lj"><b>LJ_MC</b><p>${part}</p></div><div class="pane" id="cn"><b>CN_QX</b><p>${days}</p></div>
<div id="log">${says.map(([side, text]) => `<x-msg class="turn ${side === 'in' ? 'rx' : 'tx'}${side === 'memo' ? ' own' : ''}" says="${text}"></x-msg>`).join('')}</div>
<textarea id="out" rows="4" cols="50"></textarea>`;

test.describe('a CRM of frames and components', () => {
  let server: Server;
  let origin = '';
  test.beforeAll(async () => {
    server = createServer((request, answer) => {
      answer.setHeader('content-type', 'text/html; charset=utf-8');
      const [, kind = '', id = ''] = (request.url ?? '').split('/');
      const ticket = tickets[id];
      const body = ticket ? (kind === 'w' ? outer(id, ticket) : inner(ticket)) : '';
      answer.end(`<!doctype html><link rel="icon" href="data:,"><title>W</title>${body}`);
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  test.afterAll(() => server.close());

  test('fields, messages, internal notes and the reply box are taught where they stand, and found on the next ticket', async ({
    crmPage,
    riteside,
  }) => {
    await crmPage.setViewportSize({ width: 1280, height: 900 });
    await crmPage.goto(`${origin}/w/71`);
    let drawer = await openByShortcut(crmPage, riteside);
    await drawer.locator('summary', { hasText: '这一页读到了什么' }).click();
    await drawer.getByRole('button', { name: '教 RiteSide 读这一页', exact: true }).click();
    await isPointing(crmPage);
    const work = crmPage.frameLocator('#work');
    for (const css of ['#nm p', '#cx p']) await clickOn(crmPage, css);
    for (const css of ['#jd p', '#lj p', '#cn p', '.rx .words', '.tx .words', '#out']) await clickOn(crmPage, work.locator(css));
    await chipText(crmPage, /^P\d · \d+ · /);
    await expect(row(drawer, 'customer.name')).toContainText('宋远山');
    await expect(row(drawer, 'ticket.promisedDays')).toContainText('6天');
    await expect(row(drawer, 'messages')).toContainText('客户 2，员工 2');
    await drawer.getByRole('button', { name: '历史里有内部备注' }).click();
    await isPointing(crmPage);
    await clickOn(crmPage, work.locator('.own .words'));
    await expect(row(drawer, 'messages')).toContainText('内部 1');

    // A second ticket: its frame comes later than its page.
    await crmPage.locator('nav a', { hasText: '72' }).click();
    await chipText(crmPage, /^P\d · \d+ · /);
    drawer = await openDrawer(crmPage, riteside.extensionId);
    await expect(drawer.locator('.trial .works')).toHaveCount(8);
    await expect(row(drawer, 'customer.name')).toContainText('何晓棠');
    await expect(row(drawer, 'messages')).toContainText('客户 1，员工 2');
    await drawer.getByRole('button', { name: '保存', exact: true }).click();
    await expect(drawer.locator('.teaching')).toHaveCount(0);
    await crmPage.goto(`${origin}/w/71`);
    await chipText(crmPage, /^P\d · \d+ · /);
    drawer = await openDrawer(crmPage, riteside.extensionId);
    await expect(drawer.locator('h1')).toHaveText('宋远山');
  });
});
