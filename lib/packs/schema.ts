/**
 * What a policy pack is: thresholds, word lists, phrase rules, situations and the sentence behind every rule.
 * Everything a company may change is here; functions hold no figure of the trade.
 */
import * as v from 'valibot';
import { languages, situationIds } from '../case/ids';

const count = v.pipe(v.number(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const orNull = v.nullable(count);
const hour = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23));

const rite = v.object({
  publicity: v.object({
    media: count,
    bigName: count,
    lawyer: count,
    opinionLeader: count,
    executive: count,
    threatened: count,
    none: count,
    bigNameFollowers: count,
    opinionLeaderFollowers: count,
  }),
  reach: v.object({
    steps: v.array(v.object({ followers: count, points: count })),
    some: count,
    hardly: count,
    unknown: count,
  }),
  waiting: v.object({ steps: v.array(v.object({ days: count, points: count })), unknown: count, absurdDays: count }),
  emotion: v.object({
    acted: count,
    threatens: count,
    dissatisfied: count,
    rational: count,
    calm: count,
    /** The sum of weights from which a case is clearly dissatisfied, or dissatisfied but rational. */
    steps: v.object({ dissatisfied: count, rational: count }),
    /** What each kind of cue adds; a kind that is not named adds nothing. */
    weights: v.record(v.string(), count),
    /** The weight of a rating in a field that stands beside words of the customer, lowest first. */
    rating: v.array(v.object({ score: count, weight: count })),
  }),
  priorities: v.pipe(
    v.array(v.object({ id: v.picklist(['P0', 'P1', 'P2', 'P3']), total: count, dueHours: orNull })),
    v.check((steps) => steps.at(-1)?.total === 0, 'a last step with total 0'),
  ),
});

const rescue = v.object({
  steps: v.pipe(v.array(v.object({ step: count, hours: count, until: v.optional(count) })), v.minLength(1)),
  odds: v.array(v.object({ hours: count, odds: share })),
  oddsLater: share,
  recovery: v.array(v.object({ hours: orNull, satisfaction: count, stays: count, recommends: count })),
});

const compensation = v.object({
  customer: v.object({ ordinary: count, vip: count }),
  severity: v.object({ minor: count, medium: count, serious: count }),
  extra: v.object({ repeatRepair: count, publicComplaint: count, press: count }),
  alternative: v.object({ vip: count, repeatRepair: count, publicComplaint: count, press: count, safety: count }),
  useAlternative: v.boolean(),
  lossFactor: count,
  grades: v.array(v.object({ id: v.string(), from: count, to: orNull })),
  delayOnTheDay: v.array(v.object({ hours: count, plan: v.string() })),
  longShortage: v.record(v.string(), count),
});

export const policySchema = v.object({
  rite,
  signals: v.object({
    overdueFactor: count,
    chases: count,
    lowScore: count,
    lowStars: count,
    repeatVisits: count,
    coreToEscalate: count,
    /** A staff message up to this long that names no news says nothing new. */
    newsCharacters: count,
  }),
  silence: v.object({ quietDays: count, flatCharacters: count, flatReplies: count, nudgeCharacters: count }),
  expectation: v.object({ bufferLow: count, bufferHigh: count, ordinary: count, vip: count, vipSinceYears: count }),
  handler: v.object({
    managerEmotion: count,
    managerScore: count,
    directorScore: count,
    regionalScore: count,
    severalRepeatVisits: count,
  }),
  response: v.object({
    urgentMinutes: count,
    seriousMinutes: count,
    normalMinutes: count,
    minorMinutes: count,
    fatalReportMinutes: count,
  }),
  cadence: v.object({
    p0: v.object({ firstHours: count, slots: v.pipe(v.array(hour), v.minLength(1)) }),
    p1: v.object({ firstHours: count, everyHours: count }),
    longWait: v.object({ days: count, hour }),
    ordinary: v.object({ everyDays: count }),
    weeklyReportDays: count,
    solved: v.array(count),
  }),
  rescue,
  crisisLevels: v.array(
    v.object({ level: count, affectedAbove: count, waitDaysAbove: count, p0From: orNull, arrivalWeeksAbove: count }),
  ),
  compensation,
  /** What a promise adds to the trust account, by what became of it. */
  trust: v.object({ kept: v.number(), beaten: v.number(), broken: v.number(), 'not-made-good': v.number() }),
  reminders: v.object({
    /** How long before a promise slips its reminder comes. */
    promiseLeadMinutes: count,
    /** How long before the quiet hours begin that is announced which would break in them. */
    beforeQuietMinutes: count,
    lawDaysBefore: count,
    lawHour: hour,
    /** From when on a reminder says that it is late. */
    lateAfterMinutes: count,
    /** More at once become one notification. */
    mostAtOnce: count,
  }),
  authority: v.array(v.object({ who: v.string(), upTo: orNull })),
  law: v.object({
    enabled: v.boolean(),
    clocks: v.array(v.object({ rule: v.string(), article: v.string(), days: count, since: v.string() })),
    /** Reached from so many repairs on; a rule for safety faults alone counts the repairs that did not cure it. */
    repairs: v.array(
      v.object({
        rule: v.string(),
        article: v.string(),
        from: count,
        countsThisVisit: v.boolean(),
        onlySafety: v.boolean(),
        since: v.string(),
      }),
    ),
  }),
  /** Cues that are aimed at a company: another one named anywhere in the sentence takes them. */
  aimed: v.array(v.string()),
  /** Cues that make a message heated: a channel that is merely named counts beside them. */
  heat: v.array(v.string()),
  /** Cues that count only where the case holds another reason to be angry, or their sentence makes a condition. */
  doubtful: v.array(v.string()),
  /** Cue → the modes of speech (modes.json) that take it back. */
  speech: v.record(v.string(), v.array(v.string())),
  limits: v.object({
    longText: count,
    judgedSentences: count,
    stretchReach: count,
    hitsPerRule: count,
    /** Messages whose meaning is kept in memory, so that a page that changes is judged by what is new. */
    rememberedMessages: count,
    evidencePerSignal: count,
    /** A denial stands at most so many characters before the word it denies. */
    deniedReachHan: count,
    deniedReachLatin: count,
  }),
});

const patterns = v.array(v.pipe(v.string(), v.nonEmpty()));

/** A phrase rule: whose words, which patterns (lib/packs/notation.ts), what it means. */
export const phraseRuleSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'lower case letters, digits and hyphens')),
  by: v.picklist(['customer', 'staff', 'any', 'field']),
  /** What the words mean, e.g. `threat-post`; several rules may mean the same. */
  cue: v.pipe(v.string(), v.nonEmpty()),
  match: patterns,
  /** Patterns that only name a channel (a court, a hotline): they count where the message itself holds heat (policy `heat`). */
  named: v.optional(patterns),
  /** Patterns that cancel the rule when they stand in the same sentence. */
  unless: v.optional(patterns),
  /** Which contexts cancel a match; both unless the rule says otherwise. */
  guards: v.optional(v.array(v.picklist(['negation', 'others']))),
  /** How far `unless` looks: the sentence, or only the clause between commas. */
  within: v.optional(v.picklist(['sentence', 'clause'])),
  /** Modes of speech that take the rule back, instead of those that the policy names for its cue. */
  modes: v.optional(v.array(v.string())),
});

/** A mode of speech: words that make a clause, a sentence or a whole message a question, a fear, news, a joke … */
export const modeSchema = v.strictObject({
  within: v.picklist(['clause', 'sentence', 'message']),
  match: patterns,
  /** Words in the same stretch that show that it is meant after all. */
  unless: v.optional(patterns),
});

/** A situation fits when all of `all`, at least one of `any` and none of `not` are facts of the case. */
export const situationRuleSchema = v.strictObject({
  id: v.picklist(situationIds),
  weight: v.number(),
  all: v.optional(v.array(v.string())),
  any: v.optional(v.array(v.string())),
  not: v.optional(v.array(v.string())),
});

/** Words that turn a match into nothing: denial, other companies and people, harmless homonyms. */
export const contextSchema = v.strictObject({
  harmless: patterns,
  deniedBefore: patterns,
  deniedAfter: patterns,
  notDenied: patterns,
  otherCompany: patterns,
  ownCompany: patterns,
  otherPerson: patterns,
  self: patterns,
  they: patterns,
  /** Said in the same sentence after a threat, it was somebody's idea and not taken up: 我觉得没必要. */
  dismissed: patterns,
  /** Verbs between another person and the speaker: my friend TOLD me to sue. */
  urged: patterns,
});

export const packSchema = v.object({
  about: v.object({
    id: v.pipe(v.string(), v.nonEmpty()),
    language: v.picklist(languages),
    version: v.pipe(v.string(), v.nonEmpty()),
    author: v.pipe(v.string(), v.nonEmpty()),
    brand: v.optional(v.string()),
  }),
  policy: policySchema,
  words: v.record(v.string(), patterns),
  context: contextSchema,
  modes: v.record(v.string(), modeSchema),
  rules: v.array(phraseRuleSchema),
  situations: v.array(situationRuleSchema),
  /** The sentence behind every rule id that can stand in an Assessment, in the language of the pack. */
  sentences: v.record(v.string(), v.pipe(v.string(), v.nonEmpty())),
});

export type Policy = v.InferOutput<typeof policySchema>;
export type PhraseRule = v.InferOutput<typeof phraseRuleSchema>;
export type SituationRule = v.InferOutput<typeof situationRuleSchema>;
export type PackContext = v.InferOutput<typeof contextSchema>;
export type Pack = v.InferOutput<typeof packSchema>;
/** The part of a pack that one file of its folder holds: `words.json` → `words`. */
export type PackPart = keyof Pack;
export const packParts = [
  'about',
  'policy',
  'words',
  'context',
  'modes',
  'rules',
  'situations',
  'sentences',
] as const satisfies readonly PackPart[];
