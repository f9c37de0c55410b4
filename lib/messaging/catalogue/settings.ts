/** Settings, backup and privacy: only the browser's own faces may ask, never a drawer in a CRM's page. */
import * as v from 'valibot';
import type { CustomerCases, ImportOutcome, MadeFile, SettingsView } from '../../case/memory';
import type { Settings } from '../../case/record';
import { entry, id, nothing, text } from './entry';

const face = ['face'] as const;
const line = text(200);
const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const advisor = v.object({
  name: line,
  post: line,
  centre: line,
  directLine: line,
  workingHours: line,
  authority: v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)),
  managerName: line,
  managerPhone: line,
  brand: line,
});
/** What a face may change; the date of the last backup is not among it. */
const change = v.partial(
  v.object({
    language: v.picklist(['auto', 'zh-CN', 'en']),
    advisor,
    quietHours: v.object({ on: v.boolean(), from: clock, to: clock }),
    notifications: v.boolean(),
    retentionDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)),
    unseenDays: v.union([v.literal(0), v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(3650))]),
    maskPersonal: v.boolean(),
    backupReminder: v.boolean(),
    listBadges: v.boolean(),
    theme: v.picklist(['auto', 'light', 'dark']),
  }),
);
const passphrase = v.nullable(text(1_000));

export const settingsMessages = {
  'settings/view': entry<SettingsView>()(face, nothing),
  /** Answers when the change is on disk. */
  'settings/change': entry<Settings>()(face, v.object({ change })),
  /** Makes a backup and leaves it for this face to save; `passphrase: null` is plain, on explicit wish. */
  'backup/export': entry<MadeFile>()(face, v.object({ passphrase })),
  'backup/csv': entry<MadeFile>()(face, nothing),
  /** Reads the file that the face has left under this name. */
  'backup/import': entry<ImportOutcome>()(face, v.object({ name: id, passphrase })),
  'privacy/customer': entry<CustomerCases>()(face, v.object({ caseId: id })),
  /** Everything that is kept of these cases, readable, left for this face to save. */
  'privacy/file': entry<MadeFile>()(face, v.object({ caseIds: v.pipe(v.array(id), v.maxLength(1_000)) })),
  'privacy/erase-cases': entry<null>()(face, v.object({ caseIds: v.pipe(v.array(id), v.maxLength(1_000)) })),
  /** The way out of a database that the browser cannot read: a new one, with what the second line still has. */
  'store/rebuild': entry<null>()(face, nothing),
  'privacy/erase-everything': entry<null>()(face, nothing),
} as const;
