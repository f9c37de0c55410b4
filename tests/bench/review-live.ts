/**
 * Reading along in CKEditor: from key press to mark, and what typing in a long draft costs the page's main thread with RiteSide and
 * without. `npm run bench -- --only review-live`; BENCH_ROUNDS sets the rounds of typing (default 4). With BENCH_RT=1 the
 * reply box of a running Request Tracker (`tests/crm/rt/rt.sh up`) is measured too.
 */
import { buildExtension } from '../browser/harness/build';
import { measureKeyToFrame, measureKeyToMark } from './live/keyToMark';
import { openPlaces, type Place } from './live/places';
import { measureTyping } from './live/typing';
import { Browser, type Tab } from './page/browser';
import { median, quantile } from './page/statistics';

const keyRounds = 60;
const typingSeconds = 8;
const typingRounds = Number(process.env.BENCH_ROUNDS ?? 4);
const tail = 0.95;
const goals = { keyToMarkMs: 50, addedPercent: 5 };

async function inTab<Value>(browser: Browser, place: Place, work: (tab: Tab) => Promise<Value>): Promise<Value> {
  const tab = await browser.openTab();
  try {
    await place.open(tab);
    return await work(tab);
  } finally {
    await tab.close();
  }
}

function say(what: string, value: number, unit: string, goal?: number): void {
  const limit = goal === undefined ? '' : `  goal ${goal} ${unit}${value <= goal ? '' : '  MISSED'}`;
  console.log(`${value.toFixed(1)} ${unit}  ${what}${limit}`);
}

const built = buildExtension('bench');
const { places, close } = await openPlaces();
const [none, ours] = [await Browser.start(null), await Browser.start(built)];
try {
  for (const place of places) {
    const floor = await inTab(none, place, (tab) => measureKeyToFrame(tab, keyRounds));
    const times = await inTab(ours, place, (tab) => measureKeyToMark(tab, keyRounds));
    say(`key press to the page's own next frame, ${place.name}, median`, median(floor), 'ms');
    say(`key press to the page's own next frame, ${place.name}, 95 %`, quantile(floor, tail), 'ms');
    say(`key press to mark, ${place.name}, median`, median(times), 'ms');
    say(`key press to mark, ${place.name}, 95 %`, quantile(times, tail), 'ms', goals.keyToMarkMs);
    const shares = { with: [] as number[], without: [] as number[] };
    for (let round = 0; round < typingRounds; round++) {
      shares.without.push(await inTab(none, place, (tab) => measureTyping(tab, typingSeconds, false)));
      shares.with.push(await inTab(ours, place, (tab) => measureTyping(tab, typingSeconds, true)));
    }
    const [page, both] = [median(shares.without) * 100, median(shares.with) * 100];
    say(`main thread while typing in 10,000 characters, ${place.name}, page alone`, page, '%');
    say(`main thread while typing in 10,000 characters, ${place.name}, added`, both - page, '%', goals.addedPercent);
  }
} finally {
  await Promise.all([none.close(), ours.close()]);
  await close();
}
