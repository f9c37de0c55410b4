/** A list's rows judged: by what the store knows of each case, else by the little that its row says. */
import { browser } from 'wxt/browser';
import { sayIn } from '../../components/ui/say';
import type { Assessment } from '../../lib/case/assessment';
import { type CaseReading, parseReading } from '../../lib/case/reading';
import { emptyHistory } from '../../lib/case/record';
import type { BadgeView } from '../../lib/case/view';
import { readCase } from '../../lib/storage/cases';
import { readHistory } from '../../lib/storage/history';
import { defaultSettings, readSettings } from '../../lib/storage/settings';
import { fold } from '../../lib/text/fold';
import { asOfNow } from './asOfNow';
import { currentLanguage, languageOf } from './language';
import { judge } from './mind';
import { tellPage } from './speak';
import { withStore } from './store';

export interface ListedRow {
  readonly id: string;
  /** Other ids that the case may be kept under. */
  readonly aliases?: readonly string[] | undefined;
  readonly reading: unknown;
}

export interface ListPage {
  readonly url: string;
  readonly origin: string;
  readonly now: string;
}

/** What all badges of a page are called together; null where the advisor wants none. */
export async function badgesLabel(): Promise<string | null> {
  // No store: badges all the same, in the browser's language.
  const settings = await withStore(readSettings).catch(() => defaultSettings);
  return settings.listBadges ? sayIn(languageOf(settings))('list.badges') : null;
}

/** In the tabs that are open, at once. */
export async function turnBadges(): Promise<void> {
  const label = await badgesLabel();
  for (const tab of await browser.tabs.query({})) {
    if (tab.id !== undefined) await tellPage(tab.id, 'page:badges', { label }).catch(() => null); // no page side there
  }
}

/** In the rows' order; null where nothing is known to judge by, and for cases that are over. */
export async function badgesFor(rows: readonly ListedRow[], page: ListPage): Promise<(BadgeView | null)[]> {
  const say = sayIn(await currentLanguage());
  return Promise.all(
    rows.map(async (row) => {
      const reading = shownRow(row, page);
      const known = await knownAs([row.id, ...(row.aliases ?? [])], page, reading);
      const assessment = known?.assessment ?? (reading && judge(reading, emptyHistory, []));
      const who = nameIn(reading) ?? nameIn(known?.reading) ?? textOf(reading?.ticket?.subject) ?? row.id;
      return assessment ? badgeOf(assessment, known !== null, { say, who }) : null;
    }),
  );
}

function shownRow({ id, reading }: ListedRow, { url, now }: ListPage): CaseReading | null {
  const shown = typeof reading === 'object' && reading !== null ? reading : {};
  const parsed = parseReading({ ...shown, id, now, url, messages: [] });
  return parsed.ok ? parsed.reading : null;
}

interface Known {
  readonly reading: CaseReading;
  readonly assessment: Assessment;
}

async function knownAs(ids: readonly string[], page: ListPage, shown: CaseReading | null): Promise<Known | null> {
  for (const id of ids) {
    const known = await knownCase(id, page, shown);
    if (known && !(bareNumber.test(id) && isSomebodyElse(known.reading, shown))) return known;
  }
  return null;
}

const bareNumber = /\/\d+$/;

/** Bare digits in a row may be the number of another case: then the names differ. */
function isSomebodyElse(known: CaseReading, shown: CaseReading | null): boolean {
  const [one, other] = [nameIn(known), nameIn(shown)].map((name) => name && fold(name).replace(/\s/g, ''));
  return Boolean(one && other && !one.includes(other) && !other.includes(one));
}

/** The case as it was last read, judged by the clock of now and the status that the list shows. Only a site's own cases. */
async function knownCase(id: string, { origin }: ListPage, shown: CaseReading | null): Promise<Known | null> {
  const record = await withStore((store) => readCase(store, id)).catch(() => null); // no store: the row itself is judged
  const url = record?.reading.url;
  if (!record || !url || !URL.canParse(url) || new URL(url).origin !== origin) return null;
  const history = await withStore((store) => readHistory(store, id)).catch(() => emptyHistory);
  const status = shown?.ticket?.status;
  const reading = status ? { ...record.reading, ticket: { ...record.reading.ticket, status } } : record.reading;
  return { reading, assessment: judge(asOfNow(reading), history, record.assessment.unread) };
}

type Words = { readonly say: ReturnType<typeof sayIn>; readonly who: string };

function badgeOf({ rite, waitDays, contact }: Assessment, sure: boolean, { say, who }: Words): BadgeView | null {
  const isOver = contact.rule === 'solved-care';
  if (isOver || (waitDays === null && !sure)) return null;
  const { priority, total } = rite;
  const days = waitDays === null ? '' : say('list.days', { days: waitDays });
  const label = sure ? say('list.sure', { priority, total, days, who }) : say('list.unsure', { priority, days, who });
  return { priority, sure, text: [sure ? priority : `${priority}?`, days].filter(Boolean).join(' '), label };
}

const nameIn = (reading: CaseReading | null | undefined): string | null => textOf(reading?.customer?.name);
const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
