import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { safe } from '@orpc/client';
import { afterEach, expect, test, vi } from 'vitest';
import type { FeedAnswer, FeedSource } from '../../main/ports/feed-source.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import { readFeed } from '../../shared/domain/feed/read-feed.ts';
import { hours, instant, minutes, plus, seconds, zoneId } from '../../shared/domain/time.ts';
import { aCore, firstOf, passphrase, type CoreHarness } from '../support/a-core.ts';
import { calendar, event } from '../support/calendar-text.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { tempFolder } from '../support/temp-profile.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A core with a profile that a passphrase protects, open. */
async function anOpenCore(options: Parameters<typeof aCore>[0] = {}): Promise<CoreHarness & { readonly recoveryCode: string }> {
  const harness = aCore(options);
  await harness.core.start();
  const { recoveryCode } = await harness.client.vault.create({ role: 'locum', passphrase });
  return { ...harness, recoveryCode };
}

function codeOf(result: { readonly error: unknown }): unknown {
  return result.error instanceof Error && 'code' in result.error ? result.error.code : result.error;
}

function aBooking(startsAt: number) {
  return {
    session: {
      kind: 'session',
      clientId: null,
      serviceId: null,
      title: 'Massage',
      startsAt,
      durationMs: minutes(60),
      zone: 'Europe/London',
      notes: '',
    },
    repeat: null,
  } as const;
}

/** A calendar that answers when the test says so. */
function aSlowCalendar(): { readonly source: FeedSource; answer(): void; readonly seen: { aborted: boolean; asked: number } } {
  const seen = { aborted: false, asked: 0 };
  let answer = (): void => undefined;
  const text = calendar(event('UID:a', 'DTSTART:20260303T100000Z', 'DURATION:PT1H', 'SUMMARY:Jane Doe - Massage'));
  const source: FeedSource = {
    fetch: ({ signal }) => {
      seen.asked += 1;
      return new Promise<FeedAnswer>((resolve, reject) => {
        answer = () => resolve({ bytes: new TextEncoder().encode(text), etag: null, lastModified: null });
        signal.addEventListener('abort', () => {
          seen.aborted = true;
          reject(signal.reason);
        });
      });
    },
    read: (bytes, options) => Promise.resolve(readFeed(bytes, options)),
  };
  return { source, answer: () => answer(), seen };
}

async function lastOf(jobs: Promise<AsyncIterable<Job>>): Promise<Job | undefined> {
  let last: Job | undefined;
  for await (const job of await jobs) last = job;
  return last;
}

test('an empty folder is new, a made profile is open and keeps the role over a restart', async () => {
  const first = aCore();
  await first.core.start();
  expect(await first.status()).toEqual({ state: 'new', keychain: 'available' });

  const { protection } = await first.client.vault.create({ role: 'locum', passphrase: null });
  const made = await first.client.clients.create({ name: 'Ada', code: null });
  await first.core.close();
  const second = aCore({ folder: first.folder, secrets: first.secrets });
  await second.core.start();

  expect(protection).toBe('keychain');
  expect(await second.status()).toMatchObject({ state: 'open', sample: false, keychain: true });
  expect((await second.client.preferences.get({})).role).toBe('locum');
  expect((await second.client.clients.list({ search: '', archived: false, offset: 0, limit: 10 })).clients.map(({ id }) => id)).toEqual([
    made.id,
  ]);
});

test('a clock window is told of the vault only whether there is a day to show', async () => {
  const { core, client, clientOf } = aCore();
  await core.start();
  await client.vault.create({ role: 'clinic', passphrase });

  expect(await firstOf(clientOf('clock').vault.watchState({}))).toEqual({ state: 'open', sample: false });
  await expect(firstOf(clientOf('clock').vault.watch({}))).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test('of two windows that make a profile at once, one makes it and the other is told that it is there', async () => {
  const { core, client, status } = aCore();
  await core.start();

  const results = await Promise.all([
    safe(client.vault.create({ role: 'clinic', passphrase: null })),
    safe(client.vault.create({ role: 'locum', passphrase })),
  ]);

  expect(results.map(({ isSuccess }) => isSuccess)).toEqual([true, false]);
  expect(results.map(codeOf)[1]).toBe('VAULT_EXISTS');
  expect(await status()).toMatchObject({ state: 'open', passphrase: false });
});

test('while it is locked every call on the profile fails, and unlocking brings everything back', async () => {
  const { client, core } = await anOpenCore();
  const { id } = await client.clients.create({ name: 'Ada', code: null });

  await client.vault.lock({});
  const refused = await Promise.all([
    safe(client.clients.list({ search: '', archived: false, offset: 0, limit: 10 })),
    safe(client.preferences.get({})),
    safe(client.backups.state({})),
    safe(client.feeds.list({})),
    safe(firstOf(client.clock.watch({}))),
    safe(client.sessions.get({ id })),
  ]);
  core.power('resume');
  const wrong = await safe(client.vault.unlock({ way: 'passphrase', passphrase: 'not the right words' }));
  await client.vault.unlock({ way: 'passphrase', passphrase });

  expect(refused.map(codeOf)).toEqual(Array.from(refused, () => 'VAULT_LOCKED'));
  expect(codeOf(wrong)).toBe('WRONG_PASSPHRASE');
  expect((await client.clients.list({ search: '', archived: false, offset: 0, limit: 10 })).total).toBe(1);
});

test('the clock stream of a window ends with the lock; the streams of the vault and of changes go on', async () => {
  const { client } = await anOpenCore();
  const clock = await client.clock.watch({});
  const vault = await client.vault.watch({});
  const changes = await client.changes.watch({});
  await Promise.all([clock.next(), vault.next(), changes.next()]);

  const ended = clock.next();
  const next = vault.next();
  await client.vault.lock({});
  expect((await ended).done).toBe(true);
  expect((await next).value).toMatchObject({ state: 'locked', reason: 'byHand' });

  await client.vault.unlock({ way: 'passphrase', passphrase });
  await client.clients.create({ name: 'Ada', code: null });
  expect((await vault.next()).value).toMatchObject({ state: 'open' });
  expect(JSON.stringify((await changes.next()).value)).toContain('clients');
});

test('locking stops a sync; its job says that it was cancelled, and the next profile may sync again', async () => {
  const slow = aSlowCalendar();
  const { client } = await anOpenCore({ feedSource: slow.source });
  const { jobId } = await client.feeds.previewAddress({ address: 'https://calendar.example.com/a.ics', allowPrivate: false });
  const end = lastOf(client.jobs.watch({ jobId }));

  await client.vault.lock({});

  expect(await end).toEqual({ state: 'cancelled', id: jobId });
  expect(slow.seen.aborted).toBe(true);
  await client.vault.unlock({ way: 'passphrase', passphrase });
  const again = await safe(client.feeds.previewAddress({ address: 'https://calendar.example.com/a.ics', allowPrivate: false }));
  expect(again.isSuccess).toBe(true);
});

test('a sync outlives the window that began it', async () => {
  const slow = aSlowCalendar();
  const { client } = await anOpenCore({ feedSource: slow.source });
  const leave = new AbortController();
  const { jobId } = await client.feeds.previewAddress({ address: 'https://calendar.example.com/a.ics', allowPrivate: false });
  const watched = await client.jobs.watch({ jobId }, { signal: leave.signal });
  await watched.next();

  leave.abort();
  slow.answer();
  const end = await lastOf(client.jobs.watch({ jobId }));

  if (end?.state !== 'done' || end.resultId === null) throw new Error('no preview was made');
  const rows = { group: 'new', offset: 0, limit: 10 } as const;
  expect((await client.feeds.previewRows({ previewId: end.resultId, rows })).map(({ firstName }) => firstName)).toEqual(['Jane']);
});

test('an upload is forgotten with the lock', async () => {
  const { core, client } = await anOpenCore();
  const uploadId = core.uploads.put(new TextEncoder().encode(calendar()));

  await client.vault.lock({});
  await client.vault.unlock({ way: 'passphrase', passphrase });

  expect(codeOf(await safe(client.feeds.previewUpload({ uploadId })))).toBe('UPLOAD_GONE');
});

test('the sample is filled once, is told apart, and goes without a trace', async () => {
  const { client, folder, status } = await anOpenCore();
  const everyone = { search: '', archived: true, offset: 0, limit: 200 };

  await client.vault.openSample({});
  const { total } = await client.clients.list(everyone);
  const sample = await status();
  await client.vault.openSample({});
  const again = (await client.clients.list(everyone)).total;
  const backup = await safe(client.backups.create({}));
  await client.vault.removeSample({});

  expect(total).toBeGreaterThan(3);
  expect(again).toBe(total);
  expect(sample).toMatchObject({ state: 'open', sample: true });
  expect(codeOf(backup)).toBe('BACKUP_FOLDER_UNUSABLE');
  expect(existsSync(join(folder, 'sample'))).toBe(false);
  expect(await status()).toMatchObject({ state: 'locked', sample: false });
  await client.vault.unlock({ way: 'passphrase', passphrase });
  expect((await client.clients.list(everyone)).total).toBe(0);
});

test('the user’s rules decide when it locks, and a change of them holds at once', async () => {
  const { client, clock, core, status } = await anOpenCore();

  await client.preferences.update({ lock: { afterIdleMs: minutes(3), onSuspend: false } });
  core.power('suspend');
  clock.advance(minutes(2));
  expect(await status()).toMatchObject({ state: 'open' });
  clock.advance(minutes(3));
  expect(await vi.waitUntil(async () => (await statusUnlessOpen(status)) ?? false)).toMatchObject({ state: 'locked', reason: 'idle' });

  await client.vault.unlock({ way: 'passphrase', passphrase });
  await client.preferences.update({ lock: { afterIdleMs: null, onSuspend: true } });
  clock.advance(hours(20));
  expect(await status()).toMatchObject({ state: 'open' });
  core.power('suspend');
  expect(await vi.waitUntil(async () => (await statusUnlessOpen(status)) ?? false)).toMatchObject({ state: 'locked', reason: 'suspend' });
});

async function statusUnlessOpen(status: CoreHarness['status']) {
  const now = await status();
  return now.state === 'open' ? null : now;
}

test('the rules of the profile hold after a restart', async () => {
  const first = await anOpenCore();
  await first.client.preferences.update({ lock: { afterIdleMs: minutes(1) } });
  await first.core.close();
  const { core, client, clock, status } = aCore({ folder: first.folder, secrets: first.secrets });
  await core.start();
  await client.vault.unlock({ way: 'passphrase', passphrase });

  clock.advance(minutes(2));

  expect(await vi.waitUntil(async () => (await statusUnlessOpen(status)) ?? false)).toMatchObject({ state: 'locked', reason: 'idle' });
});

test('a running session holds the idle lock back; once it is finished the lock comes', async () => {
  const { client, clock, status } = await anOpenCore();
  const { sessions } = await client.sessions.create(aBooking(clock.now()));
  await client.clock.start({ itemId: sessions[0]?.id ?? '', lateStart: 'endOnTime', remember: false });

  clock.advance(minutes(50));
  expect(await status()).toMatchObject({ state: 'open' });
  await client.clock.finish({});
  clock.advance(minutes(17));

  expect(await vi.waitUntil(async () => (await statusUnlessOpen(status)) ?? false)).toMatchObject({ state: 'locked', reason: 'idle' });
});

test('the heartbeat notices a clock that was set back while a session runs', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { client, clock } = await anOpenCore();
  const { sessions } = await client.sessions.create(aBooking(clock.now()));
  await client.clock.start({ itemId: sessions[0]?.id ?? '', lateStart: 'endOnTime', remember: false });
  clock.advance(minutes(10));
  vi.advanceTimersByTime(10_000);

  clock.set(instant(clock.now() - hours(2)));
  const unnoticed = (await firstOf(client.clock.watch({}))).jump;
  vi.advanceTimersByTime(10_000);

  expect(unnoticed).toBeNull();
  expect((await firstOf(client.clock.watch({}))).jump).toMatchObject({ movedBy: -hours(2) });
});

test('a restore goes back to the saved state and keeps what is replaced, while every window stays connected', async () => {
  const { client, clock } = await anOpenCore();
  await client.clients.create({ name: 'Ada', code: null });
  const { name } = await client.backups.create({});
  clock.advance(seconds(90));
  await client.clients.create({ name: 'Later', code: null });
  const vault = await client.vault.watch({});
  await vault.next();

  await client.backups.restore({ name });

  const names = (await client.clients.list({ search: '', archived: false, offset: 0, limit: 10 })).clients.map((one) => one.name);
  expect(names).toEqual(['Ada']);
  expect((await client.backups.state({})).backups.map(({ reason }) => reason)).toEqual(['beforeRestore', 'byHand']);
  expect((await vault.next()).value).toMatchObject({ state: 'open' });
});

test('nothing is restored under a session, not even under one that begins while the backup is examined', async () => {
  const { client, clock, folder } = await anOpenCore();
  const { sessions } = await client.sessions.create(aBooking(clock.now()));
  const { name } = await client.backups.create({});
  clock.advance(seconds(90));
  await client.backups.drill({}); // behind the look that the clock woke

  const restored = safe(client.backups.restore({ name }));
  await vi.waitUntil(() => readdirSync(join(folder, 'work')).some((file) => file.endsWith('.db')), { interval: 1 });
  await client.clock.start({ itemId: sessions[0]?.id ?? '', lateStart: 'endOnTime', remember: false });

  expect(codeOf(await restored)).toBe('SESSION_RUNNING');
  expect((await client.sessions.get({ id: sessions[0]?.id ?? '' })).status).toBe('running');
});

test.each([
  ['a name that is too long', () => `/${'n'.repeat(300)}`],
  ['a path with a zero in it', () => '/tmp/a\0b'],
  [
    'a pipe that nobody writes to',
    (folder: string) => {
      const pipe = join(folder, 'pipe');
      execFileSync('mkfifo', [pipe]);
      return pipe;
    },
  ],
])('a restore from %s ends in an error that says so', async (_, pathIn) => {
  const { core, client, folder, status } = aCore();
  await core.start();

  const { error } = await safe(
    client.vault.restore({ source: { from: 'path', path: pathIn(tempFolder()) }, recoveryCode: 'x', passphrase: null }),
  );

  expect(codeOf({ error })).toBe('FILE_UNREADABLE');
  expect(JSON.stringify(error)).not.toContain(folder);
  expect(await status()).toMatchObject({ state: 'new' });
});

test('no rule can lock at once, over and over', async () => {
  const { client } = await anOpenCore();

  const refused = await Promise.all([0, -1, 59_999].map((afterIdleMs) => safe(client.preferences.update({ lock: { afterIdleMs } }))));

  expect(refused.map(codeOf)).toEqual(['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']);
  expect((await client.preferences.get({})).lock.afterIdleMs).toBe(minutes(15));
});

test('locking in the middle of a backup ends in a whole backup or none', async () => {
  const { client } = await anOpenCore();

  const made = safe(client.backups.create({}));
  await client.vault.lock({});
  const { isSuccess } = await made;
  await client.vault.unlock({ way: 'passphrase', passphrase });

  const { backups } = await client.backups.state({});
  expect(backups.length).toBe(isSuccess ? 1 : 0);
  if (isSuccess) expect((await client.backups.drill({})).lastProvenAt).not.toBeNull();
});

test('a second core explains that the folder is in use, harms nothing, and may start once the first has closed', async () => {
  const first = aCore();
  await first.core.start();
  await first.client.vault.openSample({});
  const second = aCore({ folder: first.folder, secrets: first.secrets });

  await second.core.start();
  expect(await second.status()).toMatchObject({ state: 'trouble', trouble: 'inUse' });
  const refused = await Promise.all([
    safe(second.client.vault.create({ role: 'clinic', passphrase: null })),
    safe(second.client.vault.unlock({ way: 'keychain' })),
    safe(second.client.vault.openSample({})),
    safe(second.client.vault.removeSample({})),
    safe(second.client.vault.restore({ source: { from: 'path', path: first.folder }, recoveryCode: 'x', passphrase: null })),
  ]);
  expect(refused.map(codeOf)).toEqual(['VAULT_EXISTS', 'PROFILE_IN_USE', 'PROFILE_IN_USE', 'PROFILE_IN_USE', 'PROFILE_IN_USE']);
  expect(existsSync(join(first.folder, 'sample', 'store', 'session-desk.db'))).toBe(true);
  expect((await first.client.clients.list({ search: '', archived: false, offset: 0, limit: 1 })).total).toBeGreaterThan(0);

  await first.core.close();
  await second.client.vault.retry({});
  expect(await second.status()).toMatchObject({ state: 'new' });
});

test('closing ends the streams’ profile and leaves nothing behind that keeps the folder', async () => {
  const { core, client, folder, secrets } = await anOpenCore();
  const clock = await client.clock.watch({});
  await clock.next();

  const ended = clock.next();
  await core.close();

  expect((await ended).done).toBe(true);
  expect(existsSync(join(folder, 'profile', 'store', 'session-desk.db-wal'))).toBe(false);
  const next = aCore({ folder, secrets });
  await next.core.start();
  expect(await next.status()).toMatchObject({ state: 'locked', reason: 'start' });
});

test('a call that arrives while the core closes does not open the profile again', async () => {
  const { core, client, folder, secrets } = await anOpenCore();

  const closing = core.close();
  const late = await Promise.all([
    safe(client.vault.retry({})),
    safe(client.vault.unlock({ way: 'passphrase', passphrase })),
    safe(client.vault.openSample({})),
  ]);
  await closing;

  expect(late.map(codeOf)).toEqual([null, 'PROFILE_IN_USE', 'PROFILE_IN_USE']);
  const next = aCore({ folder, secrets });
  await next.core.start();
  expect(await next.status()).toMatchObject({ state: 'locked' });
});

test('a profile whose services cannot be made is closed again as a whole', async () => {
  const clock = createFakeClock();
  let isBroken = false;
  const broken = {
    ...clock,
    zone: () => {
      if (isBroken) throw new Error('no zone');
      return zoneId('Europe/London');
    },
  };
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { client, core, log } = aCore({ clock: broken });
  await core.start();

  isBroken = true;
  const opened = await safe(client.vault.openSample({}));
  isBroken = false;
  const refused = await safe(client.clients.list({ search: '', archived: false, offset: 0, limit: 1 }));
  const before = log.entries.length;
  vi.advanceTimersByTime(60_000);
  clock.advance(hours(30));

  expect(opened.isSuccess).toBe(false);
  expect(codeOf(refused)).toBe('VAULT_LOCKED');
  expect(log.entries.slice(before).filter(({ event: name }) => name === 'clock.look.failed')).toEqual([]);
});

test('the past is made up for when the computer wakes up in a later hour', async () => {
  const { client, clock, core } = await anOpenCore({ folder: tempFolder() });
  await client.preferences.update({ clock: { autoAdvance: 'followClock' }, lock: { onSuspend: false, afterIdleMs: null } });
  const startsAt = plus(clock.now(), minutes(5));
  const { sessions } = await client.sessions.create(aBooking(startsAt));

  core.power('suspend');
  clock.sleep(minutes(30));
  core.power('resume');

  expect(await client.sessions.get({ id: sessions[0]?.id ?? '' })).toMatchObject({ status: 'running', actualStartedAt: startsAt });
});
