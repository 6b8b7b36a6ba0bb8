import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { walkThroughSample } from '../e2e/sample-walk.ts';
import { findArchive, findElectron, startPacked } from './packaged-app.ts';

const electron = findElectron();
const archive = findArchive();

test('the packed app walks from the first screen through clock, invoice and pension form', async () => {
  test.skip(electron === null || archive === null, 'needs Electron (ELECTRON_OVERRIDE_DIST_PATH) and what npm run dist has packed');
  const profile = mkdtempSync(join(tmpdir(), 'packaged-'));
  const app = await startPacked(electron ?? '', archive ?? '', profile);
  try {
    const dashboard = await app.firstWindow();
    expect(new URL(dashboard.url()).protocol).toBe('app:');
    await walkThroughSample(dashboard);
  } finally {
    await app.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
