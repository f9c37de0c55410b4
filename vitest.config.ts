import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A patience, no stopwatch: property tests take their time on a busy machine.
    testTimeout: 120_000,
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/browser/**', 'tests/crm/rt/**', 'tests/crm/redmine/**', 'node_modules/**'],
  },
});
