/** What a deadline says in the corner of the screen. Few words, no phone numbers: others may see the screen. */
import { browser } from 'wxt/browser';
import { type Say, sayIn } from '../../components/ui/say';
import { readSummary } from '../../lib/storage/cases';
import type { DueReminder } from '../../lib/storage/reminders';
import { currentLanguage } from './language';
import { policy } from './mind';
import { withStore } from './store';

const minuteMs = 60_000;

/** More than the pack allows at once become one: a Monday morning must not bury the screen. */
export async function notifyDue(due: readonly DueReminder[]): Promise<void> {
  const say = sayIn(await currentLanguage());
  if (due.length > policy().reminders.mostAtOnce)
    return show('many-due', say('ring.many', { count: due.length }), say('ring.openDesk'));
  for (const reminder of due) await show(reminder.id, await titleOf(reminder, say), messageOf(reminder, say));
}

async function titleOf({ caseId, kind }: DueReminder, say: Say): Promise<string> {
  if (caseId === null) return say('ring.backup');
  const summary = await withStore((store) => readSummary(store, caseId));
  const who = summary?.customer ?? summary?.number ?? say('noName');
  return say('ring.title', { who, what: say(`deadline.${kind}`) });
}

function messageOf({ kind, text, lateMs }: DueReminder, say: Say): string {
  const what = kind === 'rescue' ? say('deadline.rescueStep', { step: text }) : kind === 'law' ? '' : text;
  const late = lateMs > policy().reminders.lateAfterMinutes * minuteMs ? say('ring.late', { ago: lasting(lateMs, say) }) : '';
  return [what, late].filter(Boolean).join(' · ') || say(kind === 'backup' ? 'ring.backupOpen' : 'ring.openCase');
}

export function lasting(ms: number, say: Say): string {
  const minutes = Math.round(ms / minuteMs);
  if (minutes < 60) return say('minutes', { n: minutes });
  if (minutes < 48 * 60) return say('hours', { n: Math.round(minutes / 60) });
  return say('days', { n: Math.round(minutes / 1440) });
}

async function show(id: string, title: string, message: string): Promise<void> {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png' as never),
    title,
    message,
  });
}
