/** The rows of a list page: which record each stands for, and what it says. For badges beside them. */
import type { CaseReading } from '../case/reading';
import { select, selectAll } from './dom';
import { locate } from './locate';
import type { Picked } from './pick';

export interface ReadRow {
  /** The same id as the record's own page has. */
  readonly id: string;
  readonly element: Element;
  readonly anchor: Element;
  readonly reading: Pick<CaseReading, 'customer' | 'vehicle' | 'ticket'>;
}

const rowLimit = 500;

export function readRows(doc: Document, url: string, { adapter, page }: Picked): ReadRow[] {
  const rule = page.rows;
  if (!rule) return [];
  const site = adapter.site.replace('{host}', URL.canParse(url) ? new URL(url).host : '');
  return selectAll(doc, rule.item)
    .slice(0, rowLimit)
    .flatMap((element) => {
      const record = locate({ root: element }, rule.record)?.values[0];
      if (record === undefined) return [];
      const groups: Record<string, Record<string, unknown>> = {};
      for (const [path, locators] of Object.entries(rule.fields)) {
        const value = locate({ root: element }, locators)?.values;
        const [group = '', key = ''] = path.split('.');
        if (value) groups[group] = { ...groups[group], [key]: key === 'tags' ? value.map(String) : value[0] };
      }
      const anchor = (rule.anchor && select(element, rule.anchor)) || element;
      return [{ id: `${site}:${rule.kind}/${record}`, element, anchor, reading: groups }];
    });
}
