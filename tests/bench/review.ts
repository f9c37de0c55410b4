/**
 * Reviewing 500 characters: ours beside harper.js, same machine, same run. `tsx tests/bench/review.ts`
 * Harper reads English only, so the English draft is the race; the Chinese one is timed alone.
 */
import { LocalLinter } from 'harper.js';
import { binaryInlined } from 'harper.js/binaryInlined';
import { shippedReview } from '../../lib/packs/reviewRules';
import { reviewDraft } from '../../lib/review/review';

const english =
  'Hello Ms Chen, I am sorry for the delay, but the control module has not arrived yet and the supplier has not told us when it will. We will get back to you as soon as possible. Your car will definitely be fixed by Friday. If it slips, I call you the same day. ';
const chinese =
  '李女士您好，非常抱歉让您久等，但是中控主板目前没有现货，厂家那边一直没有发货。您放心，周五一定能修好，有消息我们会尽快通知您。补偿方面我会尽力争取，明天上午十点给您打电话，代步车还是打车费，您来定。';
const rounds = 200;

function cutTo(text: string, length: number): string {
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

/** A different draft each time, so that nothing is remembered from the last. */
async function median(run: (round: number) => unknown): Promise<number> {
  for (let round = 0; round < 30; round++) await run(round);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await run(round + 1000);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[rounds / 2] ?? 0;
}

const rules = shippedReview();
const review = (text: string) => (round: number) =>
  reviewDraft({ id: 'b', text: `${text.slice(0, 495)} ${round}`, authority: 500, case: null }, { rules });
const linter = new LocalLinter({ binary: binaryInlined });
await linter.setup();

const ours = await median(review(cutTo(english, 500)));
const oursChinese = await median(review(cutTo(chinese, 500)));
const harper = await median((round) => linter.lint(`${cutTo(english, 495)} ${round}`));
console.log(
  `500 characters, median of ${rounds}: English ${ours.toFixed(3)} ms, Chinese ${oursChinese.toFixed(3)} ms, harper.js ${harper.toFixed(3)} ms`,
);
console.log(`ratio harper.js / ours: ${(harper / ours).toFixed(1)}`);
