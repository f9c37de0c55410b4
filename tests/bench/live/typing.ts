/** What reading along adds to the page's main thread while the advisor types ten characters a second into a long draft. */
import type { Tab } from '../page/browser';
import { metricsOf } from '../page/metrics';
import { press } from './keyToMark';

const draftLength = 10_000;
const perSecond = 10;
const line = '配件到了就安排进站更换，换好以后再检查一遍，确认没有问题才交车给您。';

/** As a person would have it in front: a paragraph of some sentences, many of them, one bad promise near the start. */
const fill = `(() => {
  const editor = Object.values(CKEDITOR.instances)[0];
  const lines = Array.from({ length: ${Math.ceil(draftLength / line.length / 4)} }, () => '<p>' + '${line}'.repeat(4) + '</p>');
  editor.setData('<p>这个我不清楚，周五一定能修好。</p>' + lines.join(''), { callback: () => {
    editor.focus();
    const range = editor.createRange();
    range.moveToElementEditEnd(editor.editable());
    editor.getSelection().selectRanges([range]);
  } });
})()`;

/** Waits for marks as long as any review may take. */
const isMarked = `new Promise((done) => {
  const end = Date.now() + 3000;
  const look = () => {
    const marks = Object.values(CKEDITOR.instances)[0].window.$.CSS.highlights.size;
    if (marks > 0 || Date.now() > end) done(marks > 0);
    else setTimeout(look, 50);
  };
  look();
})`;

/** Share of the main thread's time, all that it did, per second of typing. Throws if the draft was reviewed and should not be, or the other way round. */
export async function measureTyping(tab: Tab, seconds: number, isReviewed: boolean): Promise<number> {
  await tab.evaluate(fill);
  await tab.send('Performance.enable', { timeDomain: 'threadTicks' }).catch(() => tab.send('Performance.enable'));
  await typeEvenly(tab, 1); // the editor and the review have seen the draft
  const before = await metricsOf(tab);
  const from = performance.now();
  await typeEvenly(tab, seconds);
  const after = await metricsOf(tab);
  if ((await tab.evaluate<boolean>(isMarked)) !== isReviewed) throw new Error(`reviewed: not ${isReviewed}`);
  return (after.ThreadTime - before.ThreadTime) / ((performance.now() - from) / 1000);
}

async function typeEvenly(tab: Tab, seconds: number): Promise<void> {
  const from = performance.now();
  const keys = seconds * perSecond;
  for (let key = 0; key < keys; key++) {
    const dueAt = from + (key * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - performance.now())));
    const text = line[key % line.length] ?? '。';
    await press(tab, { key: text, text });
  }
}
