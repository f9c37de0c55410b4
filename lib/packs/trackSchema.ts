/**
 * A talk track file: front matter (a strict subset of YAML) and a Liquid body per channel.
 *
 *   ---
 *   situation: part-arrived
 *   title: 配件到了
 *   points:
 *     - 先说到了
 *   ---
 *   ## phone            the track part-arrived/phone
 *   ### 0:00 开场        a beat of the call
 *   ## message 2        a second wording: part-arrived/message-2
 *
 * Nothing is guessed: what the subset does not know is an error with its line.
 */
import * as v from 'valibot';
import { type Channel, channels, type Language, type SituationId, situationIds } from '../case/ids';

/** The models of talking of domain.md 11. */
export const models = ['LATTE', 'CARE', 'SPIKES', 'SPEC', 'triangle', 'apology'] as const;
export type Model = (typeof models)[number];

/** One text for one situation and one channel; `id` is `situation/channel`, or `situation/channel-2` for another wording. */
export interface Track {
  readonly id: string;
  readonly situation: SituationId;
  readonly channel: Channel;
  readonly variant: number;
  readonly language: Language;
  readonly title: string;
  readonly aim: string;
  readonly points: readonly string[];
  readonly avoid: readonly string[];
  readonly model: Model;
  readonly tone: string;
  /** Tag of the training text, e.g. `[kit]`, or `own` for an advisor's own track. */
  readonly source: string;
  /** An email's subject line, Liquid as the body. */
  readonly subject: string | null;
  readonly body: string;
}

export type ParsedTracks =
  | { readonly ok: true; readonly tracks: readonly Track[] }
  | { readonly ok: false; readonly line: number; readonly message: string };

type Front = Readonly<Record<string, string | readonly string[]>>;

const text = v.pipe(v.string(), v.nonEmpty());
const frontSchema = v.strictObject({
  situation: v.picklist(situationIds),
  title: text,
  aim: text,
  points: v.pipe(v.array(text), v.minLength(1)),
  avoid: v.pipe(v.array(text), v.minLength(1)),
  model: v.picklist(models),
  tone: text,
  source: text,
});

/** Carries a line to the edge of this file, where it becomes the error that a person reads. */
class LineError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** Reads one file into its tracks, one a channel section. */
export function parseTrackFile(source: string, language: Language): ParsedTracks {
  try {
    const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
    const end = frontEnd(lines);
    const front = checkFront(readFront(lines.slice(1, end), 2));
    const tracks = readSections(lines, end + 1).map((section) => makeTrack(front, section, language));
    if (tracks.length === 0) throw new LineError(end + 1, `no channel section: expected "## ${channels.join('", "## ')}"`);
    return { ok: true, tracks };
  } catch (error) {
    if (error instanceof LineError) return { ok: false, line: error.line, message: error.message };
    throw error;
  }
}

function frontEnd(lines: readonly string[]): number {
  if (lines[0]?.trim() !== '---') throw new LineError(1, 'the file must begin with "---"');
  const end = lines.indexOf('---', 1);
  if (end < 0) throw new LineError(1, 'the front matter is never closed with "---"');
  return end;
}

/** `key: value`, `key: [a, b]`, or `key:` followed by `- item` lines; nothing else of YAML. */
function readFront(lines: readonly string[], firstLine: number): Front {
  const front: Record<string, string | string[]> = {};
  let list: string[] | null = null;
  lines.forEach((line, index) => {
    const at = firstLine + index;
    if (line.trim() === '' || /^\s*#/.test(line)) return;
    const item = /^\s*- (.*)$/.exec(line);
    if (item) {
      if (!list) throw new LineError(at, 'a list item without a key above it');
      list.push(scalar(item[1] ?? '', at));
      return;
    }
    const pair = /^([a-z]+):(?:\s+(.*))?$/.exec(line);
    if (!pair) throw new LineError(at, `expected "key: value", got "${line.trim()}"`);
    const key = pair[1] ?? '';
    const value = (pair[2] ?? '').trim();
    if (key in front) throw new LineError(at, `"${key}" stands twice`);
    list = value === '' ? [] : null;
    front[key] = list ?? readValue(value, at);
  });
  return front;
}

function readValue(value: string, line: number): string | string[] {
  if (!value.startsWith('[')) return scalar(value, line);
  // A source tag such as [kit] is a text, a list has its key's type checked by the schema.
  const inner = /^\[(.*)\]$/.exec(value)?.[1];
  if (inner === undefined)
    throw new LineError(line, 'a list in brackets must end with "]" on its line; quote a text that begins with "["');
  const entries = inner.match(/"[^"]*"|'[^']*'|[^,"']+/g) ?? [];
  return entries.map((entry) => scalar(entry.trim(), line)).filter((entry) => entry !== '');
}

function scalar(value: string, line: number): string {
  const quote = value[0];
  if (quote !== '"' && quote !== "'") return value.trim();
  if (value.length < 2 || !value.trimEnd().endsWith(quote)) throw new LineError(line, 'a quote is never closed');
  return value.trimEnd().slice(1, -1);
}

function checkFront(front: Front): v.InferOutput<typeof frontSchema> {
  const parsed = v.safeParse(frontSchema, front);
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  throw new LineError(2, `"${v.getDotPath(issue) ?? 'front matter'}": expected ${issue.expected}, got ${issue.received}`);
}

interface Section {
  readonly channel: Channel;
  readonly variant: number;
  readonly line: number;
  readonly body: string;
}

function readSections(lines: readonly string[], from: number): Section[] {
  const starts: number[] = [];
  for (let index = from; index < lines.length; index++) if (/^## /.test(lines[index] ?? '')) starts.push(index);
  const stray = lines.slice(from, starts[0] ?? lines.length).findIndex((line) => line.trim() !== '');
  if (stray >= 0) throw new LineError(from + stray + 1, 'text outside a channel section');
  const seen = new Set<string>();
  return starts.map((start, order) => {
    const section = readSection(lines, start, starts[order + 1] ?? lines.length);
    const key = `${section.channel}-${section.variant}`;
    if (seen.has(key)) throw new LineError(start + 1, `section "${lines[start]}" stands twice`);
    seen.add(key);
    return section;
  });
}

function readSection(lines: readonly string[], start: number, end: number): Section {
  const [, name = '', number] = /^## ([a-z-]+)(?: (\d+))?\s*$/.exec(lines[start] ?? '') ?? [];
  const channel = channels.find((known) => known === name);
  if (!channel)
    throw new LineError(start + 1, `unknown channel "${(lines[start] ?? '').slice(3)}": expected ${channels.join(', ')}`);
  const body = lines
    .slice(start + 1, end)
    .join('\n')
    .trim();
  if (body === '') throw new LineError(start + 1, `section "${name}" is empty`);
  return { channel, variant: Number(number ?? 1), line: start + 1, body };
}

function makeTrack(front: v.InferOutput<typeof frontSchema>, section: Section, language: Language): Track {
  const { channel, variant } = section;
  const [, subject, rest] = /^(?:主题：|Subject: )(.*)\n([\s\S]*)$/.exec(section.body) ?? [];
  if (channel === 'email' && subject === undefined)
    throw new LineError(section.line + 1, 'an email begins with its subject line');
  return {
    ...front,
    id: `${front.situation}/${channel}${variant > 1 ? `-${variant}` : ''}`,
    channel,
    variant,
    language,
    subject: subject?.trim() ?? null,
    body: (rest ?? section.body).trim(),
  };
}
