import { defineConfig } from '@playwright/test';
import { type Advisor, advisors } from './advisors';

/** One worker, no retries: one server, two cores, and a test that passes the second time has found something. */
export default defineConfig<object, { advisor: Advisor }>({
  testDir: '.',
  testMatch: '*.spec.ts',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  retries: 0,
  workers: 1,
  reporter: [['list'], ['json']],
  outputDir: '../../../.output/rt/failed',
  projects: advisors.map((advisor) => ({ name: advisor.language, use: { advisor } })),
});
