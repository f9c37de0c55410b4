/** The handover note: what a colleague must know so that no customer tells the story twice. `[kit]` */
import type { Assessment } from '../../lib/case/assessment';
import type { Language } from '../../lib/case/ids';
import type { CaseMemory, StoryLine } from '../../lib/case/memory';
import type { CaseReading } from '../../lib/case/reading';
import { sayDay } from '../ui/moment';
import type { Say } from '../ui/words';
import { sayLine, sayWho } from './Story';

interface Handover {
  readonly reading: CaseReading;
  readonly assessment: Assessment;
  readonly memory: CaseMemory;
  readonly say: Say;
  readonly language: Language;
}

const lastMessages = 6;
const longestQuote = 160;

export function handoverText(input: Handover): string {
  const { memory, say } = input;
  const spoken = memory.story.filter(({ kind }) => kind === 'message' || kind === 'contact').slice(0, lastMessages);
  const notes = memory.story.filter(({ kind }) => kind === 'note');
  const promises = memory.story.filter(({ kind }) => kind === 'promise');
  return [
    ...head(input),
    ...part(say('handover.promises'), promises, input),
    ...part(say('handover.last'), [...spoken].reverse(), input),
    ...part(say('handover.notes'), notes, input),
    '',
    say('handover.end'),
  ].join('\n');
}

function head({ reading, assessment, say }: Handover): string[] {
  const { customer, vehicle, ticket } = reading;
  const who = [customer?.name ?? say('noName'), vehicle?.model, ticket?.number, ticket?.subject].filter(Boolean).join(' · ');
  const { total, priority } = assessment.rite;
  const days = assessment.waitDays;
  const state =
    days === null ? say('handover.stateNoDays', { total, priority }) : say('handover.state', { days, total, priority });
  const signals = assessment.signals.map(({ id }) => say(`signal.${id}`)).join('、');
  return [say('handover.title', { who }), state, ...(signals ? [say('handover.signals', { signals })] : [])];
}

function part(title: string, lines: readonly StoryLine[], { say, language }: Handover): string[] {
  if (lines.length === 0) return [];
  const said = lines.map((line) => {
    const text = sayLine(line, say, language);
    const quote = line.kind === 'message' && text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
    const head =
      line.kind === 'promise'
        ? ''
        : `${line.at ? `${sayDay(line.at, language)} ` : ''}${line.kind === 'message' ? `${sayWho(line, say)}：` : ''}`;
    return `- ${head}${quote}`;
  });
  return ['', title, ...said];
}
