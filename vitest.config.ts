import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,main,renderer}/**/*.test.{ts,tsx}', 'tests/{architecture,integration,faults,shell,corpora}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Limits of work are limits of time too: a busy build machine gets a second look.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 60_000,
    hookTimeout: 30_000,
  },
});
