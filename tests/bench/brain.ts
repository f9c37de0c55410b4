/**
 * How fast the brain is, as medians of many runs on this machine: `npx tsx tests/bench/brain.ts`. Processor time of the one thread
 * that works is counted, so that a busy machine does not change the figures.
 * The budget of each row stands beside it; the ways to find words are compared at the end of the same run.
 */
import { assess } from '../../lib/assess/assess';
import type { CaseReading, Message } from '../../lib/case/reading';
import { compilePack } from '../../lib/packs/compile';
import { indexPacks } from '../../lib/packs/indexPacks';
import { readLexicon } from '../../lib/packs/lexicon';
import { readPattern } from '../../lib/packs/notation';
import { sourceOfAny } from '../../lib/packs/patternSource';
import { readSeeds, writeSeeds } from '../../lib/packs/seedIndex';
import { compileShipped, shippedOrder } from '../../lib/packs/shipped';
import { fold } from '../../lib/text/fold';
import { calibrate } from './calibrate';
import { medianMs, row, timed } from './timing';

const now = '2026-11-20T10:00:00+08:00';
const chatter = [
  '师傅你好,左前大灯进水了,麻烦订一个总成,我每天要接送孩子。',
  '好的,已为您下单,预计3-5个工作日到货,到货后第一时间通知您。',
  '请问件到了吗?已经一个星期了。',
  '非常抱歉,厂家排产延后,预计下周三到店,这边每天跟进。',
  '又推迟?我不是要投诉你们,但是总得给我个准信吧。',
  'Hi, any update on the part? It has been two weeks now.',
  'We are sorry, the part should be here by Friday.',
  '再不修好我就发微博,让网友评评理,实在不行打12315。',
];

/** `salt` makes its words new: what the same words meant is remembered. */
function caseOf(count: number, salt = 0): CaseReading {
  const messages: Message[] = Array.from({ length: count }, (_, index) => ({
    at: `2026-11-${String(1 + (index % 19)).padStart(2, '0')} 10:${String(index % 60).padStart(2, '0')}`,
    from: index % 2 === 0 ? 'customer' : 'staff',
    text: `${chatter[index % chatter.length]} ${index} ${salt}`,
  }));
  return {
    id: 'bench',
    now,
    customer: { followers: '12.5万' },
    ticket: { openedAt: '2026-10-25', promisedDays: '10' },
    messages,
  };
}

function long(sentence: string): CaseReading {
  const text = sentence.repeat(Math.ceil(1_000_000 / sentence.length)).slice(0, 1_000_000);
  return { id: 'bench', now, messages: [{ at: '2026-11-01 10:00', from: 'customer', text }] };
}

row('calibration: 50 million steps', calibrate(), '');
const written = writeSeeds(indexPacks(shippedOrder));
row(
  'rules made ready, as the background does with what the build wrote',
  timed(() => compilePack(shippedOrder, readSeeds(written))),
  'budget 15 ms',
);
row(
  'rules made ready from the packs alone (command line, own packs)',
  medianMs(5, () => compileShipped()),
  '',
);
const pack = compileShipped();
const fifty = caseOf(50);
row(
  'first case of all (patterns and dates are read)',
  timed(() => assess(fifty, { pack })),
  '',
);
let salt = 0;
row(
  'one case of 50 messages, all new',
  medianMs(60, () => {
    salt += 1;
    return assess(caseOf(50, salt), { pack });
  }),
  'budget 2 ms',
);
const seen = caseOf(49).messages;
row(
  'one case of 50 messages, one of them new',
  medianMs(60, () => {
    salt += 1;
    return assess({ ...fifty, messages: [...seen, ...caseOf(1, salt).messages] }, { pack });
  }),
  'budget 2 ms',
);
const fiveThousand = caseOf(5000);
row(
  'one case of 5,000 messages',
  medianMs(1, () => assess(fiveThousand, { pack })),
  '',
);
for (const [name, text] of [
  ['1 MB of small talk', '今天天气不错,我们去公园走了走,顺便看了看新出的车。'],
  ['1 MB, every sentence a threat', '再不修好我就去投诉你们,还要发微博。'],
  ['1 MB of one word without punctuation', '我要投诉'],
  ['1 MB of English', 'The weather was nice and we took the car out for a drive along the coast. '],
] as const) {
  const reading = long(text);
  row(
    name,
    medianMs(1, () => assess(reading, { pack })),
    'budget 150 ms',
  );
}

/**
 * What the rules are found by, against what else finds words: the seeds of all rules in a text, and all rules in eight messages, first
 * (an expression is compiled when it is first used) and again.
 */
const haystack = chatter.join('\n').repeat(4000).slice(0, 1_000_000);
const index = indexPacks(shippedOrder);
const seeds = [...new Set(index.units.flatMap((unit) => index.startingWith(unit).map(({ word }) => word)))];
const { finder } = pack.rules.customer;
const alternation = new RegExp(
  [...seeds]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*?()|+{}[\]^$\\/]/g, '\\$&'))
    .join('|'),
  'g',
);
row(
  `${seeds.length} words in 1 MB: the walk`,
  medianMs(1, () => finder.sow(haystack).places.length),
  '',
);
row(
  `${seeds.length} words in 1 MB: one alternation`,
  medianMs(1, () => haystack.match(alternation)?.length),
  '',
);

const spoken = chatter.map((text) => fold(text));
function expressions(): RegExp[] {
  return shippedOrder.flatMap((shipped) => {
    const lexicon = readLexicon(shipped.words);
    const rules = shipped.rules.filter(({ by }) => by === 'customer' || by === 'any');
    return rules.map((rule) => new RegExp(sourceOfAny(rule.match.map(readPattern), lexicon), 'g'));
  });
}
const byWalk = () => spoken.map((text) => finder.find(finder.sow(text), text, 0).length);
const made = expressions();
const byExpression = () => spoken.map((text) => made.map((expression) => text.match(expression)?.length));
row('all rules in eight messages, first: one alternation a rule', timed(byExpression), '');
row('all rules in eight messages, again: one alternation a rule', medianMs(20, byExpression), '');
const fresh = compileShipped().rules.customer.finder;
row(
  'all rules in eight messages, first: the walk',
  timed(() => spoken.map((text) => fresh.find(fresh.sow(text), text, 0).length)),
  '',
);
row('all rules in eight messages, again: the walk', medianMs(20, byWalk), '');
