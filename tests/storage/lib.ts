/** What the tests in a real browser call; libInPage.ts puts it where page.evaluate finds it. */
export { exportBackup } from '../../lib/storage/backup/export';
export { importBackup } from '../../lib/storage/backup/import';
export { openStore } from '../../lib/storage/database';
export { listNotes, saveNote } from '../../lib/storage/notes';
