import { defineConfig } from '@playwright/test';
import { chromiumOptions } from '../support/chromium.ts';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/e2e',
  timeout: 150_000,
  expect: { timeout: 20_000 },
  // A browser on a busy build machine may miss a wait once; a fault shows twice.
  retries: 1,
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../../test-results/e2e.json' }]],
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A wait for what never comes costs this much, and not the whole test's time.
    actionTimeout: 30_000,
    // A trace costs a third of a test's time: it is taken when the test is repeated.
    trace: 'on-first-retry',
    launchOptions: chromiumOptions(),
  },
});
