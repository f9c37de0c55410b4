import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/browser/**', 'tests/crm/rt/**', 'tests/crm/redmine/**', 'node_modules/**'],
  },
});
