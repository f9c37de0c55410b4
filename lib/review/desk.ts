/** What every judge of a draft is given, and the one way in which a finding is made: exact span, reason, rewrite. */
import type { Draft, Finding } from '../case/draft';
import type { FindingId, Language } from '../case/ids';
import type { CompiledFrame, CompiledLanguage, CompiledReview } from '../packs/compileReview';
import { blank } from '../packs/patternSource';
import type { Span } from '../text/sentences';
import type { CaseFacts, Slots } from './caseFacts';
import { matchesOf } from './matches';
import { around, aroundSpan, clauseSpan, isQuoted, keepPairs, type Prose, sentenceAt, sentenceSpan } from './prose';
import { wordsOf } from './words';

export interface Desk {
  readonly draft: Draft;
  readonly prose: Prose;
  readonly rules: CompiledReview;
  /** The packs whose script occurs in the draft: people mix languages. */
  readonly languages: readonly CompiledLanguage[];
  /** The draft's own language: reasons are given in it. */
  readonly home: CompiledLanguage;
  readonly facts: CaseFacts;
}

export interface FindingDraft {
  readonly id: FindingId;
  readonly span: Span;
  /** Templates of the rule; the finding's own when absent. */
  readonly rewrite?: readonly string[];
  readonly slots?: Slots;
  /** The language of the words that were found. */
  readonly language: CompiledLanguage;
  readonly severity?: Finding['severity'];
  /** The very words that were found, where a whole clause or sentence is marked for them. */
  readonly core?: Span;
}

const cores = new WeakMap<Finding, Span>();

/** What in the marked words made the finding: two findings about different words of one clause both stand. */
export function coreOf(finding: Finding): Span {
  return cores.get(finding) ?? finding;
}

export function makeFinding(desk: Desk, found: FindingDraft): Finding {
  const { start, end } = keepPairs(desk.prose.text, found.span);
  const text = desk.home.findings[found.id] ?? found.language.findings[found.id];
  if (!text) throw new Error(`no text for the finding ${found.id}`);
  const quote = desk.prose.text.slice(start, end);
  const templates = templatesOf(desk, found, { start, end });
  const rewrite = fill(templates, { ...desk.facts.slots(found.language.language), ...found.slots, span: quote });
  const finding = { id: found.id, start, end, quote, severity: found.severity ?? text.severity, why: text.why, rewrite };
  if (found.core) cores.set(finding, found.core);
  return finding;
}

/** What is said of a repair does not fit a part that is on its way. */
function templatesOf({ prose }: Desk, found: FindingDraft, { start, end }: Span): readonly string[] {
  const { arrival, rewrite } = found.language.findings[found.id] ?? {};
  const says = (list: string) => prose.folded.slice(start, end).search(found.language.cue(list)) >= 0;
  if (arrival && says('arrival') && !says('fixed')) return arrival;
  return found.rewrite ?? rewrite ?? [];
}

/** The first template whose slots are all known. */
export function fill(templates: readonly string[], slots: Slots): string | null {
  for (const template of templates) {
    const names = matchesOf(/\{([a-z_]+)\}/g, template).map(([, name]) => name ?? '');
    if (names.every((name) => slots[name])) return template.replace(/\{([a-z_]+)\}/g, (_, name: string) => slots[name] ?? '');
  }
  return null;
}

const hidden = (words: string) => blank.repeat(words.length);

/** What was found once about the draft, a sentence or a clause is not looked for again. */
const remembered = new WeakMap<Desk, Map<CompiledFrame, Map<number, boolean>>>();

/** Is the match inside this context? */
export function holds(desk: Desk, frame: CompiledFrame, span: Span): boolean {
  if (desk.languages.some(({ asleep }) => asleep.has(frame))) return false;
  const key = keyOf(desk, frame, span);
  if (key === null) return look(desk, frame, span);
  const frames = remembered.get(desk) ?? new Map<CompiledFrame, Map<number, boolean>>();
  remembered.set(desk, frames);
  const known = frames.get(frame) ?? new Map<number, boolean>();
  frames.set(frame, known);
  const held = known.get(key) ?? look(desk, frame, span);
  known.set(key, held);
  return held;
}

/** The same for all matches of one place; null where every match has a place of its own. */
function keyOf({ prose }: Desk, { where }: CompiledFrame, { start }: Span): number | null {
  if (where === 'draft' || where === 'case') return 0;
  return where === 'sentence' || where === 'near' || where === 'next' ? sentenceAt(prose, start) : null;
}

function look(desk: Desk, frame: CompiledFrame, span: Span): boolean {
  const reach = frame.list === null || frame.not ? null : reachOf(desk, frame, span);
  if (frame.list !== null && reach) {
    const { list } = frame;
    return desk.languages.some((language) =>
      wordsOf(desk, language, list).some(({ start, end }) => start >= reach.start && end <= reach.end),
    );
  }
  const place = placeOf(desk, frame, span);
  return frame.match.test(frame.not ? place.replace(frame.not, hidden) : place);
}

function reachOf({ prose }: Desk, { where }: CompiledFrame, { start }: Span): Span | null {
  if (where === 'draft') return { start: 0, end: longestDraft };
  return where === 'near' ? aroundSpan(prose, start, 1, 1) : null;
}

const longestDraft = 4000;

/** As far as the windows of frames reach to either side of a match; further only within its clause. */
const beforeUnits = 24;
const afterUnits = 24;
const longestAfter = 60;

function placeOf({ prose, facts }: Desk, frame: CompiledFrame, { start, end }: Span): string {
  switch (frame.where) {
    case 'before':
      return prose.folded.slice(Math.max(sentenceSpan(prose, start).start, start - beforeUnits), start);
    case 'after':
      return prose.folded.slice(
        end,
        Math.max(end + afterUnits, Math.min(clauseSpan(prose, { start, end }).end, end + longestAfter)),
      );
    case 'inside':
      return prose.folded.slice(start, end);
    case 'around':
      return prose.folded.slice(Math.max(0, start - 6), end + 6);
    case 'clause': {
      const clause = clauseSpan(prose, { start, end });
      return prose.folded.slice(clause.start, clause.end + 1);
    }
    case 'sentence':
      return around(prose, start, 0, 0);
    case 'near':
      return around(prose, start, 1, 1);
    case 'next':
      return around(prose, start, 0, 2);
    case 'draft':
      return prose.folded.slice(0, longestDraft);
    case 'case':
      return facts.said;
  }
}

export function isTakenBack(desk: Desk, frames: readonly CompiledFrame[], span: Span): boolean {
  return isQuoted(desk.prose, span) || frames.some((frame) => holds(desk, frame, span));
}

/** Frames of a language by name, for judgements that code composes. */
export function framesOf(language: CompiledLanguage, names: readonly string[]): CompiledFrame[] {
  return names.flatMap((name) => language.frames[name] ?? []);
}

export function languageOf(desk: Desk, language: Language): CompiledLanguage {
  return desk.rules.languages.find((known) => known.language === language) ?? desk.home;
}
