/** Tables, of elements or of roles. */
import type { Box } from './box';

/** Its own rows, those of its head first. */
export function rowsOfTable(table: Box): readonly Box[] {
  return table.boxes.flatMap((child) => {
    if (child.tag === 'tr' || child.role === 'row') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.tag) || child.role === 'rowgroup' ? rowsOfTable(child) : [];
  });
}
