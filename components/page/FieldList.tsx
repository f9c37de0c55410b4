/** Field by field: its value, where it came from, and a button to point at it; then messages, reply box, and what else can be taught. */
import type { ComponentChildren } from 'preact';
import type { PageSheet, SheetField } from '../../lib/case/view';
import { useWords } from '../ui/words';
import { sayField } from './names';

type Point = (what: readonly string[]) => void;

interface Props {
  readonly sheet: PageSheet;
  readonly learned: readonly string[];
  /** Absent where there is nothing to teach with. */
  readonly onPoint?: Point | undefined;
}

/** What is not asked for, and may be taught all the same. */
const more = [
  ...['customer.vip', 'customer.since', 'customer.phone', 'customer.email', 'vehicle.plate', 'vehicle.drivable'],
  ...['ticket.number', 'ticket.subject', 'ticket.status', 'ticket.promisedAt', 'ticket.visits', 'ticket.score', 'ticket.eta'],
];

export function FieldList({ sheet, learned, onPoint }: Props) {
  const { say } = useWords();
  const shown = new Set(sheet.fields.map(({ path }) => path));
  const others = more.filter((path) => !shown.has(path));
  return (
    <>
      <ul class="page-fields" aria-label={say('teach.fieldsLabel')}>
        {sheet.fields.map((field) => (
          <Row key={field.path} path={field.path} isLearned={learned.includes(field.path)} onPoint={onPoint}>
            <FieldValue field={field} />
          </Row>
        ))}
        <Row path="messages" isLearned={learned.includes('messages')} onPoint={onPoint}>
          <Messages sheet={sheet} />
        </Row>
        <Row path="reply-box" isLearned={learned.includes('reply-box')} onPoint={onPoint}>
          <Boxes sheet={sheet} />
        </Row>
      </ul>
      {onPoint && others.length > 0 && (
        <details class="page-more">
          <summary>{say('page.more')}</summary>
          <ul class="choice-row">
            {others.map((path) => (
              <li key={path}>
                <button type="button" class="choice" onClick={() => onPoint([path])}>
                  {sayField(path, say)}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface RowProps {
  readonly path: string;
  readonly isLearned: boolean;
  readonly onPoint?: Point | undefined;
  readonly children: ComponentChildren;
}

function Row({ path, isLearned, onPoint, children }: RowProps) {
  const { say } = useWords();
  const name = sayField(path, say);
  return (
    <li class="page-field" data-path={path}>
      <span class="page-field-name">{name}</span>
      <span class="page-field-value">{children}</span>
      {onPoint && (
        <button type="button" class="link" aria-label={say('teach.oneLabel', { field: name })} onClick={() => onPoint([path])}>
          {say(isLearned ? 'teach.again' : 'teach.one')}
        </button>
      )}
    </li>
  );
}

function FieldValue({ field }: { field: SheetField }) {
  const { say } = useWords();
  const { shown, from, locator, ms } = field;
  if (shown === null || from === null) return <span class="page-missing">{say('page.missing')}</span>;
  const how = [
    say(`page.from.${from}`),
    locator === null ? '' : say('page.locator', { n: locator }),
    ms > 0 ? say('page.ms', { ms }) : '',
  ];
  return (
    <>
      <span class="page-shown">{shown}</span> <small class="quiet">{how.filter(Boolean).join(' · ')}</small>
    </>
  );
}

function Messages({ sheet: { messages, complete } }: { sheet: PageSheet }) {
  const { say } = useWords();
  const { count, customer, staff, system, unsure, internal, withoutTime } = messages;
  if (count === 0) return <span class="page-missing">{say('page.noMessages')}</span>;
  const more = [
    unsure > 0 ? say('page.unsure', { n: unsure }) : '',
    internal > 0 ? say('page.internal', { n: internal }) : '',
    withoutTime > 0 ? say('page.noTime', { n: withoutTime }) : '',
    complete ? '' : say('page.incomplete'),
  ];
  return (
    <>
      <span>{say('page.messageCounts', { customer, staff, system })}</span>{' '}
      <small class="quiet">{more.filter(Boolean).join(' · ')}</small>
    </>
  );
}

function Boxes({ sheet: { replyBoxes } }: { sheet: PageSheet }) {
  const { say } = useWords();
  if (replyBoxes.length === 0) return <span class="page-missing">{say('page.noBox')}</span>;
  return (
    <>
      {replyBoxes.map(({ label, internal }, index) => (
        <span key={`${index} ${label}`} class="page-box">
          {say(internal ? 'page.boxInternal' : 'page.boxPublic', { name: label ? `${label} · ` : '' })}
        </span>
      ))}
    </>
  );
}
