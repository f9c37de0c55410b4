/**
 * The live proof: a private Redmine, seeded; every issue, in Chinese and in English, reads as Redmine's own database has it,
 * and an answer goes into the notes box, which is known to be public or private as the box beside it says; with the built
 * extension the list carries badges and the customer's page becomes history.
 * `npx tsx tests/crm/redmine/run.ts` sets Redmine up, checks, and takes it down; RITESIDE_REDMINE_KEEP=1 leaves it running.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { CaseReading } from '../../../lib/case/reading';
import { parseShownDate } from '../../../lib/text/shownDate';
import { buildExtension } from '../../browser/harness/build';
import { browserPath, bundleLib, type Lib, launchBrowser, readWhenComplete } from '../../page/inBrowser';

import { checkFaces } from './faces';

declare const lib: Lib;

const script = path.join(import.meta.dirname, 'redmine.sh');
const url = `http://127.0.0.1:${process.env.RITESIDE_REDMINE_PORT ?? '18081'}`;
const now = `${new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 19)}+08:00`;
const advisors = [
  { language: 'Chinese', login: 'liting' },
  { language: 'English', login: 'zhouqiang' },
] as const;

interface Stored {
  readonly id: number;
  readonly subject: string;
  readonly status: string;
  readonly created: string;
  readonly author: { readonly login: string; readonly name: string };
  readonly cf: Readonly<Record<string, string | null>>;
  readonly messages: readonly { readonly user: string; readonly at: string; readonly text: string; readonly private: boolean }[];
}

const counts = { issues: 0, values: 0, messages: 0, boxes: 0, faces: 0 };
const failures: string[] = [];

function setUp(): boolean {
  if (!browserPath) return skip('no Chromium was found');
  const isUp = spawnSync(script, ['status']).status === 0;
  const { status } = isUp ? { status: 0 } : spawnSync(script, ['up'], { stdio: 'inherit' });
  if (status === 69) return skip('Redmine comes from Debian packages: this is no Debian, or not root');
  if (status !== 0) throw new Error(`redmine.sh up ended with ${status}`);
  return true;
}

function skip(reason: string): false {
  console.log(`Redmine: skipped, ${reason}`);
  return false;
}

async function logIn(page: Page, login: string): Promise<void> {
  await page.goto(`${url}/login`);
  await page.fill('#username', login);
  await page.fill('#password', 'staffpass');
  await page.click('#login-submit');
  await page.waitForSelector('#loggedas');
}

function check(what: string, got: unknown, expected: unknown): void {
  if (JSON.stringify(got) !== JSON.stringify(expected))
    failures.push(`${what}: ${JSON.stringify(got)} instead of ${JSON.stringify(expected)}`);
}

const instant = (at: unknown): number => Date.parse(parseShownDate(String(at), now)?.iso ?? '');
/** CommonMark folds lines, marks lists and quotes and takes simple tags: the words stay. */
const words = (text: string): string =>
  text
    .replace(/^\s*(?:[-*>]|\d+\.)\s?/gm, '')
    .replace(/<\/?(?:strong|b|em|i|br)\s*\/?>/g, '')
    .replace(/&(lt|gt|quot|nbsp|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', nbsp: ' ', amp: '&' })[name] ?? '')
    .replace(/\s+/g, '');

function compare(where: string, reading: CaseReading, stored: Stored): void {
  const kind = stored.cf.客户身份 ?? null;
  const expected = {
    'customer.name': stored.author.name,
    'customer.tags': kind && [kind],
    'customer.occupation': kind && /媒体|博主/.test(kind) ? kind : null,
    'customer.followers': stored.cf.粉丝数,
    'vehicle.model': stored.cf.车型,
    'ticket.part': stored.cf.配件,
    'ticket.promisedDays': stored.cf.承诺到货天数,
    'ticket.score': stored.cf.NPS评分,
    'ticket.number': String(stored.id),
    'ticket.subject': stored.subject.replace(/\s+/g, ' '),
    'ticket.status': stored.status,
  };
  const got: Record<string, unknown> = { ...flat('customer', reading), ...flat('vehicle', reading), ...flat('ticket', reading) };
  for (const [field, value] of Object.entries(expected)) {
    counts.values++;
    check(`${where} ${field}`, got[field] ?? null, value ?? null);
  }
  counts.values++;
  check(`${where} ticket.openedAt`, instant(reading.ticket?.openedAt), Date.parse(stored.created));
  check(`${where} number of messages`, reading.messages.length, stored.messages.length);
  for (const [index, message] of stored.messages.entries()) {
    counts.messages++;
    const read = reading.messages[index];
    check(
      `${where} messages.${index}`,
      [instant(read?.at), read?.from, read?.internal ?? false, words(read?.text ?? '')],
      [Date.parse(message.at), message.user === stored.author.login ? 'customer' : 'staff', message.private, words(message.text)],
    );
  }
}

function flat(group: 'customer' | 'vehicle' | 'ticket', reading: CaseReading): Record<string, unknown> {
  return Object.fromEntries(Object.entries(reading[group] ?? {}).map(([key, value]) => [`${group}.${key}`, value]));
}

async function checkReplyBox(page: Page, where: string): Promise<void> {
  await page.click('#content > .contextual a.icon-edit >> nth=0');
  await page.waitForSelector('#issue_notes', { state: 'visible' });
  const look = () =>
    page.evaluate(() =>
      lib
        .findReplyBoxes(document, lib.pickPage(document, location.href, lib.shippedAdapters)?.page)
        .map(({ internal }) => internal),
    );
  check(`${where} public notes`, await look(), [false]);
  const inserted = await page.evaluate(async () => {
    const [box] = lib.findReplyBoxes(document, lib.pickPage(document, location.href, lib.shippedAdapters)?.page);
    return box
      ? [(await lib.insertText(box, '您好,\n今天下午5点前给您电话。')).how, (box.element as HTMLTextAreaElement).value]
      : null;
  });
  check(`${where} insert`, inserted, ['inserted', '您好,\n今天下午5点前给您电话。']);
  await page.check('#issue_private_notes');
  check(`${where} private notes`, await look(), [true]);
  counts.boxes += 3;
}

async function prove(): Promise<void> {
  const stored = JSON.parse(execFileSync(script, ['dump'], { maxBuffer: 32 << 20 }).toString()) as Stored[];
  const browser = await launchBrowser();
  const bundle = await bundleLib();
  try {
    for (const { language, login } of advisors) {
      const page = await browser.newPage({ timezoneId: 'Asia/Shanghai' });
      // tsx names functions with a helper that the page does not have.
      await page.addInitScript('globalThis.__name = (made) => made');
      await page.addInitScript(bundle);
      await logIn(page, login);
      for (const issue of stored) {
        await page.goto(`${url}/issues/${issue.id}`);
        compare(`${language} #${issue.id}`, await readWhenComplete(page, now), issue);
        counts.issues++;
      }
      await checkReplyBox(page, language);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

/** Two issues of one author, the first the older one. */
function ofOneCustomer(stored: readonly Stored[]): readonly [number, number] {
  for (const one of stored) {
    const other = stored.find(({ id, author }) => id !== one.id && author.login === one.author.login);
    if (other) return [one.id, other.id];
  }
  throw new Error('the seed has no customer with two issues');
}

async function proveFaces(): Promise<void> {
  const stored = JSON.parse(execFileSync(script, ['dump'], { maxBuffer: 32 << 20 }).toString()) as Stored[];
  const extension = buildExtension('redmine');
  const issues = ofOneCustomer(stored);
  for (const { language, login } of advisors) {
    const asked = { url, extension, language, issues, logIn: (page: Page) => logIn(page, login), check };
    counts.faces += await checkFaces(asked);
  }
}

if (setUp()) {
  try {
    await prove();
    await proveFaces();
  } finally {
    if (!process.env.RITESIDE_REDMINE_KEEP) spawnSync(script, ['stop']);
  }
  for (const failure of failures) console.log(failure);
  console.log(
    `Redmine: ${counts.issues} issue pages in ${advisors.length} languages, ${counts.values} values, ${counts.messages} messages, ${counts.boxes} reply box checks, ${counts.faces} of badges and history: ${failures.length === 0 ? 'all as in the database' : `${failures.length} differ`}`,
  );
  process.exitCode = failures.length === 0 ? 0 : 1;
}
