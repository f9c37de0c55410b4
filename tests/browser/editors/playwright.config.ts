import { defineConfig } from '@playwright/test';

/** Run by run.ts, which fetches and builds the editors; not by `npm test`. No retries, one worker: browsers share two cores. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.editor.ts',
  timeout: 30_000,
  retries: 0,
  workers: 1,
  reporter: [['list'], ['json', { outputFile: '../../../.output/editors/chromium.json' }]],
  outputDir: '../../../.output/editor-tests',
});
