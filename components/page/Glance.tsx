/** The doctor's first sight, for an advisor: is this page understood, what was read, what is missing, and the one way on. */
import type { PageSheet, SheetField } from '../../lib/case/view';
import { type Say, useWords, type WordKey } from '../ui/words';
import { missingOf, seldomMissing } from './missing';
import { sayField } from './names';

interface Props {
  readonly sheet: PageSheet;
  /** Absent where there is nothing to teach with, or something is being taught already. */
  readonly onPoint?: ((what: readonly string[]) => void) | undefined;
}

/** In the order in which an advisor asks; what else was read stands in the details. */
const first = [
  ...['customer.name', 'vehicle.model', 'ticket.part', 'ticket.openedAt', 'ticket.promisedDays'],
  ...['customer.occupation', 'customer.followers', 'customer.tags', 'ticket.status'],
];

export function Glance({ sheet, onPoint }: Props) {
  const { say, language } = useWords();
  const missing = isTicketOrUnknown(sheet) ? missingOf(sheet) : [];
  const { word, tone } = verdictOf(sheet, missing.length);
  const names = (paths: readonly string[]) => paths.map((path) => sayField(path, say)).join(language === 'en' ? ', ' : '、');
  const seldom = sheet.kind === 'ticket' ? seldomMissing(sheet) : [];
  return (
    <section class={`glance ${tone}`}>
      <h2 class="glance-verdict">{say(word, { n: missing.length })}</h2>
      {sheet.kind === null && <p>{say('page.notCaseHint')}</p>}
      <Stale sheet={sheet} />
      {missing.length > 0 && sheet.kind !== null && <p class="glance-missing">{say('page.lost', { fields: names(missing) })}</p>}
      {missing.length > 0 && onPoint && (
        <p class="teach-start">
          <button type="button" class="button main" onClick={() => onPoint(missing)}>
            {say(sheet.kind === null ? 'teach.start' : 'teach.missing', { n: missing.length })}
          </button>
          <span class="quiet">{say('teach.startHint')}</span>
        </p>
      )}
      <WhatWasRead sheet={sheet} />
      {seldom.length > 0 && <p class="quiet">{say('page.seldom', { fields: names(seldom) })}</p>}
    </section>
  );
}

const isTicketOrUnknown = ({ kind }: PageSheet): boolean => kind === 'ticket' || kind === null;

function verdictOf({ kind }: PageSheet, missing: number): { readonly word: WordKey; readonly tone: string } {
  if (kind === null) return { word: 'page.notCase', tone: 'lacks' };
  if (kind === 'list') return { word: 'page.isList', tone: 'plain' };
  if (kind === 'customer') return { word: 'page.isCustomer', tone: 'plain' };
  return missing === 0 ? { word: 'page.allRead', tone: 'whole' } : { word: 'page.lacks', tone: 'lacks' };
}

function Stale({ sheet }: { sheet: PageSheet }) {
  const { say } = useWords();
  return (
    <>
      {sheet.fields
        .filter(({ isStale }) => isStale)
        .map(({ path }) => (
          <p key={path} class="banner">
            {say('page.stale', { field: sayField(path, say) })}
          </p>
        ))}
    </>
  );
}

function WhatWasRead({ sheet }: { sheet: PageSheet }) {
  const { say } = useWords();
  const rows = [...shownFirst(sheet.fields, say), ...messageRow(sheet, say), ...boxRow(sheet, say)];
  if (rows.length === 0) return null;
  return (
    <dl class="glance-read">
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface GlanceRow {
  readonly name: string;
  readonly value: string;
}

function shownFirst(fields: readonly SheetField[], say: Say): GlanceRow[] {
  return first.flatMap((path) => {
    const shown = fields.find((field) => field.path === path)?.shown;
    return shown ? [{ name: sayField(path, say), value: shown }] : [];
  });
}

function messageRow({ messages, complete }: PageSheet, say: Say): GlanceRow[] {
  const { count, customer, staff, unsure } = messages;
  if (count === 0) return [];
  const value = [
    say('page.glanceMessages', { count, customer, staff }),
    unsure > 0 ? say('page.glanceUnsure', { n: unsure }) : '',
    complete ? '' : say('page.incomplete'),
  ];
  return [{ name: sayField('messages', say), value: value.filter(Boolean).join(' · ') }];
}

function boxRow({ replyBoxes }: PageSheet, say: Say): GlanceRow[] {
  if (replyBoxes.length === 0) return [];
  const isPublic = replyBoxes.some(({ internal }) => !internal);
  return [{ name: sayField('reply-box', say), value: say(isPublic ? 'page.glanceBox' : 'page.glanceBoxUnsure') }];
}
