/**
 * From the key press that completes a bad promise to the end of the frame in which its words are underlined. The page stamps both:
 * the key event carries the time at which the browser received it, and a message posted from an animation frame arrives right after
 * that frame was painted.
 */
import type { Tab } from '../page/browser';

/** `isDone` says of a frame whether what is waited for is in it. */
const watch = (isDone: string) => `(() => {
  const editor = Object.values(CKEDITOR.instances)[0];
  const view = editor.window.$;
  globalThis.live = { view, next: null };
  const marked = () => [...view.CSS.highlights].some(([name, mark]) =>
    name.startsWith('riteside-draft') && [...mark].some((range) => String(range).includes('一定能修好')));
  live.marked = marked;
  view.addEventListener('keydown', (event) => {
    if (event.key !== '好') return;
    const pressedAt = event.timeStamp;
    live.next = new Promise((resolve) => {
      const look = () => {
        if (!(${isDone})) return view.requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(view.performance.now() - pressedAt);
        port2.postMessage(0);
      };
      view.requestAnimationFrame(look);
    });
  }, true);
})()`;
const gone = `new Promise((done) => { const look = () => live.marked() ? requestAnimationFrame(look) : done(null); look(); })`;

export const measureKeyToMark = (tab: Tab, rounds: number) => measure(tab, rounds, 'marked()');

/** The least that any mark can take: the frame that shows the character itself. */
export const measureKeyToFrame = (tab: Tab, rounds: number) => measure(tab, rounds, 'true');

/** Leaves the caret before the last character of the promise. */
async function measure(tab: Tab, rounds: number, isDone: string): Promise<number[]> {
  await tab.evaluate(watch(isDone));
  await type(tab, '您好，周五一定能修');
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await press(tab, { key: '好', text: '好' });
    times.push(await tab.evaluate<number>('live.next'));
    await press(tab, { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 });
    await tab.evaluate(gone);
    // The next key comes as a person's would, and not in the same beat each time.
    await tab.evaluate(`new Promise((done) => setTimeout(done, ${120 + (round % 7) * 13}))`);
  }
  return times;
}

export async function type(tab: Tab, text: string): Promise<void> {
  for (const key of text) await press(tab, { key, text: key });
}

export async function press(tab: Tab, key: Readonly<Record<string, string | number>>): Promise<void> {
  await tab.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
  const { text: _, ...up } = key;
  await tab.send('Input.dispatchKeyEvent', { type: 'keyUp', ...up });
}
