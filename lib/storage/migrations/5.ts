/** Version 5: the search index of many notes at once (noteBlocks.ts). What is indexed one by one stays as it is. */
import type { Database } from '../schema';

export function migrateTo5(database: Database): void {
  database.createObjectStore('noteBlocks', { keyPath: ['bucket', 'n'] });
}
