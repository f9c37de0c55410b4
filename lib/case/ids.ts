/**
 * The stable ids of the trade: they appear in notes, exports and policy packs, so an id is never renamed.
 * Sources: domain.md 2 to 4, 12 and 13.
 */

export const coreSignals = ['overdue-2x', 'chased-twice', 'threat', 'ultimatum', 'not-cared-for'] as const;
export const extraSignals = [
  'low-score',
  'refund-request',
  'public-scene',
  'repeat-repair',
  'safety',
  'already-posted',
  'quiet',
  'promise-broken',
] as const;
export const signalIds = [...coreSignals, ...extraSignals] as const;
export type CoreSignalId = (typeof coreSignals)[number];
export type SignalId = (typeof signalIds)[number];

export const situationIds = [
  'threatens-post',
  'claims-lost-income',
  'will-complain',
  'shouting',
  'calls-media',
  'wants-return',
  'ministry-complaint',
  'wants-superior',
  'unreachable',
  'part-delayed',
  'cost-higher',
  'not-fully-fixable',
  'out-of-warranty',
  'fault-returned',
  'appointment-moved',
  'repeat-fault',
  'late-today',
  'rude-staff',
  'oversold',
  'first-notice',
  'progress-update',
  'no-news-update',
  'slipped-update',
  'overdue-apology',
  'part-arrived',
  'daily-call',
  'sms-day-1-7',
  'sms-day-8-14',
  'sms-day-15-plus',
  'handover',
  'silent-customer',
  'vip-first-call',
  'manager-first-call',
  'plan-offer',
  'on-site-visit',
  'ask-back',
  'care-3d',
  'care-7d',
  'care-30d',
  'apology-letter',
  'improvement-adviser',
  'spec-request',
  'cross-region-request',
  'daily-report',
  'handover-note',
] as const;
export type SituationId = (typeof situationIds)[number];

export const findingIds = [
  'absolute-promise',
  'promise-without-buffer',
  'dont-know',
  'vague',
  'blame',
  'compare',
  'but-after-apology',
  'over-apology',
  'jargon',
  'beyond-authority',
  'stalling',
  'perfunctory',
  'unchecked-warranty',
  'explains-first',
  'missing-part',
  'repeat-your-story',
  'leftover-placeholder',
  'internal-text',
] as const;
export type FindingId = (typeof findingIds)[number];

export const channels = ['phone', 'in-person', 'message', 'email'] as const;
/** How a talk track reaches the customer; `message` is SMS and WeChat. */
export type Channel = (typeof channels)[number];

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];
