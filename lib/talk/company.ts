/**
 * Inside the company: what the store's cases say to a superior, another centre or the next shift
 * (`spec-request`, `cross-region-request`, `daily-report`, `handover-note`). Facts as the pages show them, the most dangerous first.
 */
import type { Language, SituationId } from '../case/ids';
import type { CaseRecord } from '../case/record';
import type { Track } from '../packs/trackSchema';
import { sayDate, sayDays } from '../text/sayDate';
import type { TalkProfile } from './profile';
import { makeProfileSlots } from './profileSlots';
import { type RenderResult, renderTrack } from './render';
import type { Slots } from './slotIds';

export const companySituations = [
  'spec-request',
  'cross-region-request',
  'daily-report',
  'handover-note',
] as const satisfies readonly SituationId[];

export interface CompanyView {
  /** ISO with offset: the only clock. */
  readonly now: string;
  readonly language: Language;
}

const listed = 10;

/** Renders one of the company's tracks over the open cases; what only a person knows is asked for in place. */
export function renderCompany(
  track: Track,
  cases: readonly CaseRecord[],
  { profile, now, answers = {} }: { readonly profile: TalkProfile; readonly now: string; readonly answers?: Slots },
): RenderResult {
  const { language } = track;
  return renderTrack(track, { ...makeProfileSlots(profile, language), ...companyScope(cases, { now, language }), ...answers });
}

/** The `cases.*` slots. No case at all leaves the lists to be asked for. */
export function companyScope(cases: readonly CaseRecord[], view: CompanyView): Slots {
  const sorted = byDanger(cases);
  const waits = sorted.flatMap(({ assessment }) => assessment.waitDays ?? []);
  const broken = sorted.flatMap(({ assessment }) => assessment.promises.filter((promise) => promise.state === 'broken'));
  const withPriority = (priority: string) =>
    String(sorted.filter(({ assessment }) => assessment.rite.priority === priority).length);
  return {
    'cases.count': String(sorted.length),
    'cases.p0': withPriority('P0'),
    'cases.p1': withPriority('P1'),
    'cases.longest': waits.length > 0 ? String(Math.max(...waits)) : null,
    'cases.broken': String(broken.length),
    'cases.parts': sayParts(sorted, view.language),
    'cases.list': numbered(sorted.slice(0, listed).map((record) => riskLine(record, view.language))),
    'cases.detail': numbered(sorted.slice(0, listed).map((record) => detailLine(record, view))),
    'cases.date': sayDay(view),
  };
}

/** The report's own date is written out, for 今天 means another day to whoever reads it tomorrow. */
function sayDay({ now, language }: CompanyView): string {
  const [, month = '', day = ''] = /^\d{4}-(\d\d)-(\d\d)/.exec(now) ?? [];
  const names = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return language === 'en' ? `${Number(day)} ${names[Number(month) - 1] ?? ''}` : `${Number(month)}月${Number(day)}日`;
}

function byDanger(cases: readonly CaseRecord[]): CaseRecord[] {
  return [...cases].sort(
    (a, b) => b.assessment.rite.total - a.assessment.rite.total || (b.assessment.waitDays ?? 0) - (a.assessment.waitDays ?? 0),
  );
}

function sayParts(cases: readonly CaseRecord[], language: Language): string | null {
  const counts = new Map<string, number>();
  for (const { assessment, reading } of cases) {
    const shown = assessment.part.name ?? reading.ticket?.part;
    if (typeof shown === 'string' && shown.trim() !== '') counts.set(shown.trim(), (counts.get(shown.trim()) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  const most = [...counts].sort((a, b) => b[1] - a[1]);
  return most
    .map(([part, count]) => (language === 'en' ? `${part} × ${count}` : `${part}×${count}`))
    .join(language === 'en' ? ', ' : '、');
}

function numbered(lines: readonly string[]): string | null {
  return lines.length === 0 ? null : lines.map((line, index) => `${index + 1}. ${line}`).join('\n');
}

/** 李女士，Model Y，中控主板，等了26天，P0（85分）：“再不修好我就发微博” */
function riskLine({ reading, assessment }: CaseRecord, language: Language): string {
  const english = language === 'en';
  const wait =
    assessment.waitDays === null
      ? null
      : english
        ? `waiting ${sayDays(assessment.waitDays, 'en')}`
        : `等了${sayDays(assessment.waitDays, language)}`;
  const { priority, total } = assessment.rite;
  const facts = [
    shown(reading.customer?.name) ?? reading.id,
    shown(reading.vehicle?.model),
    assessment.part.name ?? shown(reading.ticket?.part),
    wait,
    english ? `${priority} (${total})` : `${priority}（${total}分）`,
  ];
  const line = facts.filter((fact) => fact !== null).join(english ? ', ' : '，');
  const quote = ownWords(reading, assessment);
  if (quote === null) return line;
  return english ? `${line}: “${quote}”` : `${line}：“${quote}”`;
}

function shown(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

const quoteMax = 40;

/** The customer's own words behind the first signal, else the last thing they said. */
function ownWords(reading: CaseRecord['reading'], assessment: CaseRecord['assessment']): string | null {
  const evidence = assessment.signals.flatMap((signal) => signal.evidence).find(({ source }) => source.startsWith('messages.'));
  const last = reading.messages.filter((message) => message.from === 'customer' && message.text.trim() !== '').at(-1);
  const quote = (evidence?.quote ?? last?.text ?? '').replace(/\s+/g, ' ').trim();
  if (quote === '') return null;
  return quote.length > quoteMax ? `${quote.slice(0, quoteMax - 1)}…` : quote;
}

/** The risk line, what was promised and by when, and when they expect us next. */
function detailLine(record: CaseRecord, view: CompanyView): string {
  const english = view.language === 'en';
  const { promises, contact } = record.assessment;
  const day = (iso: string) => sayDate(iso, view.now, view.language, { clock: false });
  const promised = promises.map(({ text, dueAt, state }) => sayPromise(text, day(dueAt), state, english));
  const next = contact.nextDue ? sayDate(contact.nextDue, view.now, view.language, { clock: true, deadline: true }) : null;
  const lines = [riskLine(record, view.language), ...promised];
  if (next) lines.push(english ? `Next contact: ${next}` : `下次联系：${next}`);
  return lines.join('\n   ');
}

function sayPromise(text: string, due: string, state: 'open' | 'kept' | 'broken', english: boolean): string {
  const words = english
    ? { open: 'open', kept: 'kept', broken: 'missed' }[state]
    : { open: '还在期限内', kept: '已兑现', broken: '已失守' }[state];
  return english ? `They were told “${text}” (${due}, ${words})` : `说过“${text}”（到${due}，${words}）`;
}
