import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileEntry, newProgram, oldProgram } from '../support/a-program.ts';
import { aReleaseSigner } from '../support/a-release.ts';
import { expectAccessible } from './axe.ts';
import { expect, test as base } from './fixtures.ts';
import { openSample } from './pages/sample-profile.ts';
import { SettingsPage } from './pages/settings-page.ts';

const signer = aReleaseSigner();
const notes = 'A quieter clock.\n<b>Not bold</b>, and <img src=x onerror=alert(1)> is text.';

interface Published {
  readonly url: string;
  readonly installed: string;
  readonly answers: Map<string, string | Buffer>;
}

/** An installed AppImage, and a server that offers what the test puts on it. */
const test = base.extend<{ published: Published }>({
  // eslint-disable-next-line no-empty-pattern -- the runner reads from the pattern what a fixture needs
  published: async ({}, provide) => {
    const home = mkdtempSync(join(tmpdir(), 'session-desk-app-'));
    const installed = join(home, 'Session Desk.AppImage');
    writeFileSync(installed, oldProgram);
    chmodSync(installed, 0o755);
    const answers = new Map<string, string | Buffer>();
    const server = createServer((request, response) => {
      const answer = answers.get((request.url ?? '').slice(1));
      response.writeHead(answer === undefined ? 404 : 200).end(answer);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo; // a listening TCP server has a port
    await provide({ url: `http://127.0.0.1:${port}`, installed, answers });
    server.closeAllConnections();
    server.close();
    rmSync(home, { recursive: true, force: true });
  },
  updates: async ({ published: { url, installed } }, provide) => provide({ url, key: signer.publicKey, installed }),
});

test.use({ start: '2026-11-24T09:00:00Z' });

test('a new version is looked for, read about, fetched, put off and installed, by keyboard alone', async ({ app: { page }, published }) => {
  await openSample(page);
  await new SettingsPage(page).open('Updates');
  const look = page.getByRole('button', { name: 'Look now' });
  await expect(page.getByText('No answer of the update server yet.')).toBeVisible();
  await look.press('Enter');
  await expect(page.getByRole('alert')).toContainText('The update server could not be reached');
  await expectAccessible(page, 'updates that cannot be reached');

  published.answers.set('stable.json', aReleaseSigner().manifest());
  await look.press('Enter');
  await expect(page.getByRole('alert')).toContainText('not signed by the makers of Session Desk');

  published.answers.set('stable.json', signer.manifest({ notes, files: [fileEntry('9.0.0')] }));
  published.answers.set(fileEntry('9.0.0').name, newProgram);
  await look.press('Enter');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByText('<b>Not bold</b>, and <img src=x onerror=alert(1)> is text.')).toBeVisible();
  await expectAccessible(page, 'an update that is offered');
  await page.getByRole('button', { name: 'Download' }).press('Enter');
  const mark = page.getByRole('link', { name: 'Version 9.0.0 is ready' });
  await expect(mark).toBeVisible();
  await page.getByRole('link', { name: 'Today' }).click();
  await mark.press('Enter');
  await expectAccessible(page, 'an update that is ready');
  await page.getByRole('button', { name: 'Later' }).press('Enter');
  await expect(mark).toHaveCount(0);
  expect(readFileSync(published.installed)).toEqual(oldProgram);

  await page.getByRole('button', { name: 'Install and restart' }).press('Enter');
  await expect.poll(() => readFileSync(published.installed).equals(newProgram)).toBe(true);
});

test('the channel is chosen, and looking by itself is switched off', async ({ app: { page }, published }) => {
  published.answers.set('beta.json', signer.manifest({ channel: 'beta', version: '9.1.0-beta.1', files: [fileEntry('9.1.0-beta.1')] }));
  await openSample(page);
  await new SettingsPage(page).open('Updates');

  await page.getByText('Early versions', { exact: true }).click();
  await page.getByRole('button', { name: 'Look now' }).click();
  await expect(page.getByText('Version 9.1.0-beta.1')).toBeVisible();
  const byItself = page.getByRole('switch', { name: 'Look by itself' });
  await expect(byItself).toBeChecked();
  await byItself.press(' ');
  await expect(byItself).not.toBeChecked();
});
