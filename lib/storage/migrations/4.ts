/** Version 4: a mark by which a database that the browser replaced is told from our own (generation.ts). */
import type { Database } from '../schema';

export function migrateTo4(database: Database): void {
  database.createObjectStore('marks', { keyPath: 'id' });
}
