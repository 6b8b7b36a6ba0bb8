import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';

/** Presses what saves a file, and answers with the file. */
export async function savedBy(page: Page, button: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
