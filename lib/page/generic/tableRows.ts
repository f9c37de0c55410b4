/** Tables, of elements or of roles. */
import type { Box } from './snapshot';

export function isTable(box: Box): boolean {
  if (box.tag === 'table') return true;
  if (box.tag !== 'div' && box.tag !== 'section') return false;
  const role = box.attr('role');
  return role === 'grid' || role === 'table';
}

/** Its own rows, those of its head first. */
export function rowsOfTable(table: Box): readonly Box[] {
  return table.boxes.flatMap((child) => {
    if (child.tag === 'tr' || child.attr('role') === 'row') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.tag) || child.attr('role') === 'rowgroup' ? rowsOfTable(child) : [];
  });
}
