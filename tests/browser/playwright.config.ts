import { defineConfig } from '@playwright/test';

/** No retries: a test that passes the second time has found something. One worker: browsers share two cores. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  timeout: 60_000,
  retries: 0,
  workers: 1,
  reporter: [['list']],
  outputDir: '../../.output/browser-tests',
});
