/** The advisor who speaks, as talk needs it: `null` where the settings are still blank. */
import type { AdvisorProfile } from '../case/record';

export interface TalkProfile {
  readonly name: string | null;
  readonly post: string | null;
  readonly phone: string | null;
  readonly centre: string | null;
  readonly brand: string | null;
  readonly managerName: string | null;
  readonly managerPhone: string | null;
  /** Local clock times, `09:00` and `18:00`. */
  readonly workFrom: string;
  readonly workTo: string;
  /** The most this advisor may grant, in CNY; null: the pack's amount for anyone. */
  readonly authority: number | null;
}

export const emptyProfile: TalkProfile = {
  name: null,
  post: null,
  phone: null,
  centre: null,
  brand: null,
  managerName: null,
  managerPhone: null,
  workFrom: '09:00',
  workTo: '18:00',
  authority: null,
};

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** What the settings hold, as talk uses it; working hours are two clock times in any wording (`9:00–18:00`). */
export function toTalkProfile(advisor: AdvisorProfile): TalkProfile {
  const [workFrom = emptyProfile.workFrom, workTo = emptyProfile.workTo] = advisor.workingHours.match(/\d{1,2}:\d\d/g) ?? [];
  return {
    name: orNull(advisor.name),
    post: orNull(advisor.post),
    phone: orNull(advisor.directLine),
    centre: orNull(advisor.centre),
    brand: orNull(advisor.brand),
    managerName: orNull(advisor.managerName),
    managerPhone: orNull(advisor.managerPhone),
    workFrom,
    workTo,
    authority: advisor.authority,
  };
}

/** A manager who uses RiteSide speaks as the manager. */
export function managerOf(profile: TalkProfile): { readonly name: string | null; readonly phone: string | null } {
  if (profile.managerName !== null) return { name: profile.managerName, phone: profile.managerPhone };
  const isManager = /经理|店长|总监|主管|manager|director|head/i.test(profile.post ?? '');
  return isManager ? { name: profile.name, phone: profile.phone } : { name: null, phone: profile.managerPhone };
}

const profileFields: Readonly<Record<string, keyof AdvisorProfile>> = {
  'advisor.name': 'name',
  'advisor.post': 'post',
  'advisor.phone': 'directLine',
  'manager.name': 'managerName',
  'manager.phone': 'managerPhone',
  centre: 'centre',
  brand: 'brand',
};

/** The setting behind a slot that is the same in every case; null for slots of one case. */
export function profileFieldOf(slot: string): keyof AdvisorProfile | null {
  return profileFields[slot] ?? null;
}
