import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChunkParts } from '../../scripts/chunk-parts.ts';
import { dashboardLoaded, startDesktop, type Desktop } from '../support/electron-stand-in/desktop.ts';

const out = join(import.meta.dirname, '../../out');
const built = join(out, 'main/');

let desktop: Desktop;
/** Places of all that was loaded when the first window was seen: those in the build by module, others by file. */
let loaded: readonly string[];

beforeAll(async () => {
  const parts = JSON.parse(readFileSync(join(out, '.parts.json'), 'utf8')) as ChunkParts;
  desktop = await startDesktop();
  await dashboardLoaded(desktop);
  const addresses = await desktop.run(({ start }) => start.firstShow!.loaded);
  const files = addresses.filter((address) => address.startsWith('file:')).map((address) => fileURLToPath(address));
  loaded = files.flatMap((file) => (file.startsWith(built) ? (parts[file.slice(built.length)] ?? [`${file}: of another build`]) : file));
}, 60_000);
afterAll(() => desktop.stop());

test('the first window waits for no package but those that the core, its database and the keychain are made of', () => {
  const packages = new Set(loaded.flatMap((place) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(place)?.slice(1) ?? []));
  const own = [...packages].filter((name) => !name.includes('playwright')); // Chromium is driven by it in the stand-in

  // One that is added here is waited for at every start: load it by `import()` where it is used, if the first screen does without.
  expect(own.sort()).toEqual([
    '@napi-rs/keyring',
    '@napi-rs/keyring-linux-x64-gnu',
    '@orpc/client',
    '@orpc/contract',
    '@orpc/server',
    '@orpc/shared',
    '@orpc/standard-server',
    '@orpc/standard-server-peer',
    'better-sqlite3',
    'drizzle-orm',
    'hono',
    'ibantools',
    'temporal-polyfill',
    'temporal-utils',
    'zod',
  ]);
});

test('printing, mail, calendars, the sample and the commands are loaded when they are used', () => {
  const later = [
    'main/pdf/',
    'main/commands/',
    'main/features/sample/',
    'main/node/smtp',
    'main/node/compose-mail.ts',
    'main/node/read-mail.ts',
    'main/node/feed-fetch',
    'main/node/licence-calls',
    'shared/domain/feed/read-feed.ts',
  ];

  expect(loaded).toContain('main/core.ts');
  expect(loaded.filter((place) => /^main\/workers\/.*-worker\.ts$/u.test(place) || later.some((start) => place.startsWith(start)))).toEqual(
    [],
  );
});
