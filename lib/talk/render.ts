/**
 * A track and its slots → the words to say. A slot without value is never an empty text: it becomes a part that asks,
 * and a rendering with anything missing cannot be copied or inserted (`missing.length > 0`).
 */
import type { Track } from '../packs/trackSchema';
import { askClose, askOpen, runLiquid, type TemplateFault } from './liquid';
import { countSegments } from './segments';
import { type Slot, type Slots, slotLabel } from './slotIds';

export type Part = { readonly text: string } | Slot;

export interface Rendered {
  readonly ok: true;
  /** Complete only when nothing is missing; a missing slot shows as 【label】. */
  readonly text: string;
  /** The same as paragraphs, for rich editors. */
  readonly html: string;
  readonly parts: readonly Part[];
  readonly subject: string | null;
  readonly subjectParts: readonly Part[] | null;
  readonly missing: readonly Slot[];
  /** SMS it would cost; for messages. */
  readonly segments: number;
  readonly length: number;
}

export type RenderResult = Rendered | ({ readonly ok: false } & TemplateFault);

/** Renders a track; a broken own template gives `{ok: false}` with line and column in the template's body. */
export function renderTrack(track: Track, slots: Slots): RenderResult {
  const scope = toScope(slots);
  const body = runLiquid(track.body, scope);
  if (!body.ok) return body;
  const subject = runLiquid(track.subject ?? '', scope);
  if (!subject.ok) return subject;
  const parts = toParts(tidy(body.text), track.language);
  const subjectParts = toParts(subject.text.trim(), track.language);
  const text = joinParts(parts);
  return {
    ok: true,
    text,
    html: toHtml(text),
    parts,
    subject: track.subject === null ? null : joinParts(subjectParts),
    subjectParts: track.subject === null ? null : subjectParts,
    missing: distinct([...subjectParts, ...parts]),
    segments: countSegments(text),
    length: text.length,
  };
}

/** The same with the advisor's answers in place; an answer wins over what was known, a blank one asks again. */
export function fillSlots(track: Track, slots: Slots, answers: Readonly<Record<string, string>>): RenderResult {
  const given = Object.fromEntries(
    Object.entries(answers)
      .filter(([, value]) => value.trim() !== '')
      .map(([name, value]) => [name, value.trim()]),
  );
  return renderTrack(track, { ...slots, ...given });
}

/** `advisor.phone` is `{ advisor: { phone } }` to Liquid. Marks in values are dropped, so that no page can forge a slot. */
function toScope(slots: Slots): object {
  const scope: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(slots)) {
    const clean = value?.replace(/[\uE000\uE001]/g, '') ?? null;
    const [head = '', tail] = name.split('.');
    if (tail === undefined) scope[head] = clean;
    else scope[head] = { ...(scope[head] as object | undefined), [tail]: clean };
  }
  return scope;
}

/** Lines that held only a condition leave nothing behind; a beat's heading becomes a plain line. */
function tidy(text: string): string {
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/^### /gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function toParts(text: string, language: Track['language']): Part[] {
  const parts: Part[] = [];
  for (const piece of text.split(askOpen)) {
    const end = piece.indexOf(askClose);
    if (end >= 0) parts.push({ slot: piece.slice(0, end), label: slotLabel(piece.slice(0, end), language) });
    const rest = end >= 0 ? piece.slice(end + 1) : piece;
    if (rest !== '') parts.push({ text: rest });
  }
  return parts;
}

function joinParts(parts: readonly Part[]): string {
  return parts.map((part) => ('text' in part ? part.text : `【${part.label}】`)).join('');
}

function distinct(parts: readonly Part[]): Slot[] {
  const slots = new Map<string, Slot>();
  for (const part of parts) if ('slot' in part) slots.set(part.slot, part);
  return [...slots.values()];
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function toHtml(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
  return escaped
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br>')}</p>`)
    .join('');
}
