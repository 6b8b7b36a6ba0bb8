import { chromium, type Browser } from '@playwright/test';
import { chromiumOptions } from '../tests/support/chromium.ts';

/** The browser of the end-to-end tests, for as long as `work` lasts. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(chromiumOptions());
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** How the browser of a clock page is set up. */
export const clockContext = {
  viewport: { width: 640, height: 480 },
  locale: 'en-GB',
  timezoneId: 'Europe/London',
  reducedMotion: 'no-preference',
} as const;
