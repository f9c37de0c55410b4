import { afterEach, describe, expect, it } from 'vitest';
import { coreSignals, signalIds } from '../../../lib/case/ids.ts';
import { expectedAssessments, expectedReading, ticketIds } from './oracle.mjs';
import { type DemoCrm, type DemoCrmOptions, startDemoCrm } from './server.mjs';

const now = new Date('2026-11-20T10:00:00+08:00');
const timeZone = 'Asia/Shanghai';
let demo: DemoCrm | undefined;

afterEach(async () => {
  await demo?.close();
  demo = undefined;
});

async function start(options: DemoCrmOptions = {}): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const started = await startDemoCrm({ now, timeZone, historyDelayMs: 0, ...options });
  demo = started;
  return (path, init) => fetch(started.url + path, init);
}

describe('the demo CRM', () => {
  it.each(['/', '/tickets', '/tickets/list', '/tickets/17', '/customers/5'])(
    'answers the deep link %s with the app',
    async (path) => {
      const get = await start();
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<main id="view"');
    },
  );

  it.each(['/tickets/17', '/app.js', '/api/tickets', '/api/tickets/999'])('puts the strict CSP on %s', async (path) => {
    const get = await start();
    expect((await get(path)).headers.get('content-security-policy')).toBe("default-src 'self'; frame-src 'none'");
  });

  it('gives the header before the history, which comes late', async () => {
    const historyDelayMs = 120;
    const get = await start({ historyDelayMs });
    const began = performance.now();
    const order: string[] = [];
    await Promise.all(['/history', ''].map((part) => get(`/api/tickets/17${part}`).then(() => order.push(part))));
    expect(order).toEqual(['', '/history']);
    expect(performance.now() - began).toBeGreaterThanOrEqual(historyDelayMs - 5);
  });

  it('counts what was sent, and nothing else', async () => {
    const get = await start();
    const post = (path: string, text: string) => get(path, { method: 'POST', body: JSON.stringify({ text }) });
    await get('/tickets/17');
    await post('/api/tickets/17/note', '仅内部');
    expect((await post('/api/tickets/17/reply', ' ')).status).toBe(400);
    expect(await (await get('/api/sent')).json()).toMatchObject({ count: 0, notes: 1 });
    await post('/api/tickets/17/reply', '李女士您好');
    expect(await (await get('/api/sent')).json()).toMatchObject({
      count: 1,
      replies: [{ ticketId: 17, message: { text: '李女士您好' } }],
    });
  });

  it('does not leave its folder', async () => {
    const get = await start();
    expect((await get('/..%2fserver.mjs')).status).toBe(404);
    expect((await get('/server.mjs')).status).toBe(404);
  });
});

describe('the oracle', () => {
  it('opens ticket 17 exactly 26 calendar days ago', () => {
    const reading = expectedReading(17, { now, timeZone, origin: 'http://demo' });
    expect(reading).toMatchObject({
      id: 'demo:ticket/17',
      now: '2026-11-20T10:00:00+08:00',
      ticket: { openedAt: '2026-10-25 09:12' },
    });
  });

  it('counts days in the time zone it is told', () => {
    const late = new Date('2026-11-20T20:00:00Z');
    expect(expectedReading(17, { now: late, timeZone, origin: '' }).ticket?.openedAt).toBe('2026-10-26 09:12');
    expect(expectedReading(17, { now: late, timeZone: 'UTC', origin: '' }).ticket?.openedAt).toBe('2026-10-25 09:12');
  });

  it('covers every core signal and every priority, in words of the domain', () => {
    const signals = expectedAssessments.flatMap((expected) => expected.signals);
    expect(signals).toEqual(expect.arrayContaining([...coreSignals]));
    expect(expectedAssessments.map(({ priority }) => priority)).toEqual(expect.arrayContaining(['P0', 'P1', 'P2', 'P3']));
    for (const id of expectedAssessments.flatMap(({ signals, absent }) => [...signals, ...absent]))
      expect(signalIds).toContain(id);
  });

  it('has 2 to 9 messages a ticket, in order, none in the future', () => {
    for (const id of ticketIds) {
      const times = expectedReading(id, { now, timeZone, origin: '' }).messages.map(({ at }) => at ?? '');
      expect(times.length).toBeGreaterThanOrEqual(2);
      expect(times.length).toBeLessThanOrEqual(9);
      expect(times).toEqual([...times].sort());
      expect((times.at(-1) ?? '') < '2026-11-20').toBe(true);
    }
  });
});
