import { defineConfig } from '@playwright/test';

/** The real Electron with the packed app; where there is none, the test is skipped and says so. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/packaged',
  timeout: 150_000,
  expect: { timeout: 20_000 },
  workers: 1,
  forbidOnly: true,
  reporter: [['list']],
});
