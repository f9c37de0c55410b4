/** The advisor's settings. Each one falls back to its default by itself, so that one broken value spoils no other. */
import * as v from 'valibot';
import { findingIds } from '../case/ids';
import type { Settings } from '../case/record';
import type { Store } from './database';
import { toInstant } from './instant';

const key = 'settings';
const line = v.pipe(v.string(), v.maxLength(200));
const clock = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

function safe<const Schema extends v.GenericSchema>(schema: Schema, standard: v.InferOutput<Schema>) {
  return v.optional(v.fallback(schema, standard as never), standard as never);
}

const advisorSchema = v.object({
  name: safe(line, ''),
  post: safe(line, ''),
  centre: safe(line, ''),
  directLine: safe(line, ''),
  workingHours: safe(line, '9:00–18:00'),
  authority: safe(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)), 500),
  managerName: safe(line, ''),
  managerPhone: safe(line, ''),
  brand: safe(line, ''),
});
const quietSchema = v.object({ on: safe(v.boolean(), true), from: safe(clock, '21:00'), to: safe(clock, '09:00') });
const settingsSchema = v.object({
  language: safe(v.picklist(['auto', 'zh-CN', 'en']), 'auto'),
  theme: safe(v.picklist(['auto', 'light', 'dark']), 'auto'),
  advisor: safe(advisorSchema, v.getDefaults(advisorSchema) as v.InferOutput<typeof advisorSchema>),
  quietHours: safe(quietSchema, v.getDefaults(quietSchema) as v.InferOutput<typeof quietSchema>),
  notifications: safe(v.boolean(), true),
  retentionDays: safe(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3650)), 180),
  unseenDays: safe(v.union([v.literal(0), v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(3650))]), 365),
  maskPersonal: safe(v.boolean(), true),
  backupReminder: safe(v.boolean(), true),
  listBadges: safe(v.boolean(), true),
  lastBackupAt: safe(v.nullable(v.string()), null),
  favouriteTracks: safe(v.pipe(v.array(line), v.maxLength(500)), []),
  reviewOff: safe(v.pipe(v.array(line), v.maxLength(500)), []),
  reviewIgnored: safe(v.pipe(v.array(v.object({ finding: v.picklist(findingIds), quote: line })), v.maxLength(1_000)), []),
});

/** Reads unknown settings, e.g. from a file or from an older version. Never throws. */
export function checkSettings(value: unknown): Settings {
  const shape = typeof value === 'object' && value !== null ? value : {};
  return v.parse(settingsSchema, shape) satisfies Settings;
}

export const defaultSettings: Settings = checkSettings({});

export async function readSettings(store: Store): Promise<Settings> {
  const row = await store.read(['settings'], (tx) => tx.objectStore('settings').get(key));
  return checkSettings(row?.value);
}

type SettingsChange = Partial<Settings> | ((before: Settings) => Partial<Settings>);

/**
 * Changes only what is named; the groups `advisor` and `quietHours` are given whole. A change that depends on what is there
 * is a function, called within the transaction: two at once lose nothing.
 */
export function changeSettings(store: Store, change: SettingsChange, now: string): Promise<Settings> {
  return store.write(['settings'], async (tx) => {
    const row = await tx.objectStore('settings').get(key);
    const before = checkSettings(row?.value);
    const value = checkSettings({ ...before, ...(typeof change === 'function' ? change(before) : change) });
    await tx.objectStore('settings').put({ id: key, value, updatedAt: toInstant(now) });
    return value;
  });
}
