/** Script time while 200 DOM additions a second stream in for 5 s, beside the same page without an extension. */
import type { Browser } from './browser';
import { metricsOf } from './metrics';
import { type Row, rowOf } from './row';
import { differences, median, spread } from './statistics';
import { messageHtml } from './ticketPage';
import type { Variants } from './variants';

const perSecond = 200;
const windowMs = 5_000;

interface Scene {
  readonly name: string;
  readonly path: string;
  readonly isCase: boolean;
  readonly into: string;
  readonly html: string;
}

const feedEntry = '<div class="entry"><b>09:12</b> <span>工单 #1207 已更新</span></div>';
const scenes: readonly Scene[] = [
  { name: 'beside the ticket', path: '/ticket/usual', isCase: true, into: '#feed', html: feedEntry },
  { name: 'into the history', path: '/ticket/usual', isCase: true, into: '#timeline', html: messageHtml(0) },
  { name: 'beside the ticket of an unknown CRM', path: '/unknown/usual', isCase: true, into: '#feed', html: feedEntry },
  { name: 'into the history of an unknown CRM', path: '/unknown/usual', isCase: true, into: '#timeline', html: messageHtml(0) },
  { name: 'on a page that is no case', path: '/other/usual', isCase: false, into: '#feed', html: feedEntry },
];

interface Share {
  readonly script: number;
  readonly thread: number;
}

export async function measureStreaming({ browsers }: Variants, url: string, rounds: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (const scene of scenes) {
    const none: Share[] = [];
    const ours: Share[] = [];
    for (let round = 0; round < rounds; round++) {
      // At the same time: CPU seconds are counted, not the clock, and so both see the same machine.
      const [bare, own] = await Promise.all([
        shareOf(browsers.none, scene, url, false),
        shareOf(browsers.ours, scene, url, scene.isCase),
      ]);
      none.push(bare);
      ours.push(own);
    }
    rows.push(rowFor(scene, ours, none));
  }
  return rows;
}

/** Per cent of the window. */
async function shareOf(browser: Browser, scene: Scene, url: string, hasChip: boolean): Promise<Share> {
  const tab = await browser.openTab();
  try {
    await tab.send('Performance.enable', { timeDomain: 'threadTicks' });
    await tab.open(url + scene.path);
    if (hasChip) await tab.evaluate('bench.chip');
    await tab.evaluate('bench.settled()');
    const before = await metricsOf(tab);
    await tab.evaluate(`bench.stream(${JSON.stringify(scene.into)}, ${JSON.stringify(scene.html)}, ${perSecond}, ${windowMs})`);
    const after = await metricsOf(tab);
    const percent = (seconds: number) => (seconds * 100_000) / windowMs;
    return {
      script: percent(after.ScriptDuration - before.ScriptDuration),
      thread: percent(after.ThreadTime - before.ThreadTime),
    };
  } finally {
    await tab.close();
  }
}

function rowFor({ name }: Scene, ours: readonly Share[], none: readonly Share[]): Row {
  const of = (shares: readonly Share[], key: keyof Share) => shares.map((share) => share[key]);
  const script = differences(of(ours, 'script'), of(none, 'script'));
  const thread = median(differences(of(ours, 'thread'), of(none, 'thread')));
  return rowOf({
    measure: `script time, 200 additions a second ${name}`,
    value: median(script),
    atMost: 1,
    unit: '%',
    digits: 2,
    beside: `${spread(script)}; whole main thread ${thread < 0 ? '' : '+'}${thread.toFixed(2)}; page alone ${median(of(none, 'script')).toFixed(2)}`,
  });
}
