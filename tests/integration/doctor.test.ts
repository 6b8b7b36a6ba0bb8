import { closeSync, openSync, utimesSync, writeSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findingNames, type Finding, type FindingName } from '../../shared/contract/app.ts';
import { minutes, plus } from '../../shared/domain/time.ts';
import { pathsIn } from '../../main/vault/profile-paths.ts';
import { aCore, passphrase } from '../support/a-core.ts';

async function look(client: ReturnType<typeof aCore>['client'], whole = true): Promise<Partial<Record<FindingName, Finding>>> {
  const { findings } = await client.app.examine({ whole });
  return Object.fromEntries(findings.map((finding) => [finding.name, finding]));
}

async function anOpenCore() {
  const harness = aCore();
  await harness.core.start();
  await harness.client.vault.create({ role: 'clinic', passphrase });
  return harness;
}

test('the findings come in their order; before there is a profile nothing is wrong with it', async () => {
  const { client, core, folder } = aCore();
  await core.start();

  const { findings } = await client.app.examine({ whole: true });

  expect(findings.map(({ name }) => name)).toEqual(findingNames.filter((name) => name !== 'electron' && name !== 'chromium'));
  expect(findings.find(({ name }) => name === 'integrity')).toMatchObject({ value: 'no profile yet', isFine: true });
  expect(JSON.stringify(findings)).not.toContain(folder);
});

test('an open profile is read through when that is asked for, a locked one is left alone', async () => {
  const { client } = await anOpenCore();

  const read = await look(client);
  const glance = await look(client, false);
  await client.vault.lock({});
  const locked = await look(client);

  expect([read.integrity, glance.integrity, locked.integrity]).toEqual([
    { name: 'integrity', value: 'every page is sound', isFine: true },
    { name: 'integrity', value: 'open; not read through now', isFine: true },
    { name: 'integrity', value: 'not looked at: the profile is locked', isFine: true },
  ]);
});

test('a page that is damaged while the profile is open is found', async () => {
  const { core, folder, clock, secrets } = await anOpenCore();
  // Closed in order, so that all of it lies in the database itself.
  await core.close();
  const again = aCore({ folder, clock, secrets });
  await again.core.start();
  await again.client.vault.unlock({ way: 'passphrase', passphrase });
  expect((await look(again.client)).integrity?.isFine).toBe(true);
  const file = openSync(pathsIn(folder).database, 'r+');
  writeSync(file, Buffer.alloc(64, 7), 0, 64, 20 * 4_096);
  closeSync(file);

  expect((await look(again.client)).integrity).toEqual({ name: 'integrity', value: 'damaged', isFine: false });
});

test('a keychain that does not answer, and a clock that stands before what was saved, are to be looked at', async () => {
  const { client, folder, clock, secrets } = await anOpenCore();
  const { database } = pathsIn(folder);
  const at = (ms: number): void => utimesSync(database, new Date(ms), new Date(ms));

  at(plus(clock.now(), minutes(1)));
  const before = await look(client);
  at(plus(clock.now(), minutes(3)));
  secrets.fault = 'locked';
  const after = await look(client);

  expect([before.clock?.isFine, before.keychain?.isFine]).toEqual([true, true]);
  expect([after.clock, after.keychain]).toEqual([
    { name: 'clock', value: 'stands before what was saved last', isFine: false },
    { name: 'keychain', value: expect.stringMatching(/, locked$/u), isFine: false },
  ]);
});
