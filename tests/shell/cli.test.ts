import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';
import { connectTo, runCli, serveApp, tempFolder } from '../support/built-app.ts';

const feed = `BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:later@test
DTSTART;TZID=Europe/London:20260330T090000
DTEND;TZID=Europe/London:20260330T095000
SUMMARY:Ada Lovelace - Massage
END:VEVENT
BEGIN:VEVENT
UID:weekly@test
DTSTART;TZID=Europe/London:20260105T090000
DURATION:PT50M
RRULE:FREQ=WEEKLY;COUNT=2
STATUS:CONFIRMED
SUMMARY:Osteopathy: Grace Hopper
END:VEVENT
BEGIN:VEVENT
UID:day@test
DTSTART;VALUE=DATE:20260105
SUMMARY:Holiday
END:VEVENT
BEGIN:VEVENT
UID:broken@test
SUMMARY:No start
END:VEVENT
BEGIN:VEVENT
UID:outside@test
DTSTART:20260401T000000Z
SUMMARY:After the end
END:VEVENT
END:VCALENDAR
`.replaceAll('\n', '\r\n');

const quarter = ['--from', '2026-01-01', '--to', '2026-03-31', '--zone', 'Europe/London'];

async function withFeed(work: (file: string, folder: string) => Promise<void>): Promise<void> {
  await using folder = await tempFolder();
  const file = join(folder.path, 'feed.ics');
  await writeFile(file, feed);
  await work(file, folder.path);
}

test('feed inspect prints what the feed holds, sorted, in UTC, and stores nothing', async () => {
  await withFeed(async (file, folder) => {
    const home = join(folder, 'home');

    const { code, out, err } = await runCli(['feed', 'inspect', file, ...quarter, '--json'], { env: { HOME: home, XDG_DATA_HOME: home } });

    const facts = {
      allDay: false,
      status: 'CONFIRMED',
      summary: 'Osteopathy: Grace Hopper',
      firstName: 'Grace',
      title: 'Osteopathy',
      kind: 'client',
    };
    expect(JSON.parse(out)).toEqual([
      {
        uid: 'day@test',
        start: '2026-01-05',
        end: '2026-01-06',
        allDay: true,
        status: null,
        summary: 'Holiday',
        firstName: null,
        title: null,
        kind: 'block',
      },
      { uid: 'weekly@test', start: '2026-01-05T09:00:00.000Z', end: '2026-01-05T09:50:00.000Z', ...facts },
      { uid: 'weekly@test', start: '2026-01-12T09:00:00.000Z', end: '2026-01-12T09:50:00.000Z', ...facts },
      {
        ...facts,
        uid: 'later@test',
        start: '2026-03-30T08:00:00.000Z',
        end: '2026-03-30T08:50:00.000Z',
        status: null,
        summary: 'Ada Lovelace - Massage',
        firstName: 'Ada',
        title: 'Massage',
      },
    ]);
    expect([code, err]).toEqual([0, '1 unreadable event left out: 1 NO_START\n']);
    expect(existsSync(home)).toBe(false);
  });
});

test('a practitioner who is named on the command line is no client', async () => {
  await withFeed(async (file) => {
    const names = async (...more: string[]) =>
      (JSON.parse((await runCli(['feed', 'inspect', file, '--json', ...quarter, ...more])).out) as { firstName: string | null }[]).map(
        ({ firstName }) => firstName,
      );

    expect(await names()).toEqual([null, 'Grace', 'Grace', 'Ada']);
    expect(await names('--practitioner', 'Ada Lovelace')).toEqual([null, 'Grace', 'Grace', null]);
  });
});

test('the window is from its first moment up to its last, in the zone or as instants', async () => {
  await withFeed(async (file) => {
    const uids = async (...window: string[]) =>
      (JSON.parse((await runCli(['feed', 'inspect', file, '--json', '--zone', 'Europe/London', ...window])).out) as { uid: string }[]).map(
        ({ uid }) => uid,
      );

    expect(await uids('--from', '2026-01-05', '--to', '2026-01-06')).toEqual(['day@test', 'weekly@test']);
    expect(await uids('--from', '2026-01-05T09:00:00Z', '--to', '2026-01-12T09:00:00Z')).toEqual(['weekly@test']);
    expect(await uids('--from', '2026-04-01T01:00:00+01:00', '--to', '2026-04-02')).toEqual(['outside@test']);
    expect(await uids('--from', '2026-02-01', '--to', '2026-02-02')).toEqual([]);
  });
});

test('without --json the same comes as lines of local time', async () => {
  await withFeed(async (file) => {
    const { out } = await runCli(['feed', 'inspect', file, ...quarter]);

    expect(out.split('\n')).toEqual([
      '2026-01-05 all day       block',
      '2026-01-05 09:00 – 09:50  client     Grace · Osteopathy',
      '2026-01-12 09:00 – 09:50  client     Grace · Osteopathy',
      '2026-03-30 09:00 – 09:50  client     Ada · Massage',
      '',
    ]);
  });
});

test('a feed that cannot be read is one line on stderr and exit 2', async () => {
  await using folder = await tempFolder();
  const bad = join(folder.path, 'bad.ics');
  await writeFile(bad, '<!doctype html><html></html>');
  const cut = join(folder.path, 'cut.ics');
  await writeFile(cut, feed.slice(0, 300));

  for (const [file, words] of [
    [bad, /does not lead to a calendar/],
    [cut, /incomplete/],
    [join(folder.path, 'none.ics'), /could not be read/],
    [folder.path, /could not be read/],
  ] as const) {
    const { code, out, err } = await runCli(['feed', 'inspect', file, ...quarter]);

    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1]);
    expect(err).toMatch(words);
  }
});

test('an address is fetched by the rules of a sync: none on this computer unless that is meant', async () => {
  const server = createServer((_, response) => response.end(feed)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.ics`;

  const refused = await runCli(['feed', 'inspect', address, ...quarter]);
  const meant = await runCli(['feed', 'inspect', address, '--allow-private', '--json', ...quarter]);

  server.close();
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('own network')]);
  expect(JSON.parse(meant.out)).toHaveLength(4);
});

test.each([
  [['feed', 'inspect'], /Name one file/],
  [['feed', 'inspect', 'a', 'b'], /Name one file/],
  [['feed', 'inspect', 'a', '--from', '2026-02-30', '--to', '2026-03-01'], /--from needs/],
  [['feed', 'inspect', 'a', '--from', '2026-01-01'], /--to needs/],
  [['feed', 'inspect', 'a', ...quarter, '--zone', 'Mars/Olympus'], /--zone needs/],
  [['feed', 'inspect', 'a', '--nonsense'], /--nonsense/],
  [['constructor'], /no command/],
  [['restore'], /Name one backup/],
])('wrong use %j is said in words, with exit 2', async (args, words) => {
  const { code, err } = await runCli(args);

  expect(code).toBe(2);
  expect(err).toMatch(words);
  expect(err).not.toMatch(/\n\s+at /);
});

test('help lists every command', async () => {
  const { code, out } = await runCli([]);

  expect(code).toBe(0);
  expect(out).toMatch(/serve.*feed inspect.*backup.*restore.*doctor/s);
});

test('doctor says what this computer offers and nothing personal', async () => {
  await using folder = await tempFolder();

  const { code, out } = await runCli(['doctor', '--json', '--profile', folder.path]);

  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    node: process.versions.node,
    cipher: expect.stringMatching(/Multiple Ciphers.*SQLite 3\./u),
    keychain: 'secret-service, absent',
    profile: 'there, mode 700',
    integrity: 'no profile yet',
    disk: expect.stringMatching(/^\d+\.\d GiB free$/u),
    clock: 'plausible',
    updates: 'stable, by hand',
  });
  expect(out).not.toContain(folder.path);
});

test('doctor leaves no trace where there is no profile', async () => {
  await using folder = await tempFolder();
  const profile = join(folder.path, 'none');

  const { out } = await runCli(['doctor', '--profile', profile]);

  expect(out).toMatch(/profile +none yet/);
  expect(existsSync(profile)).toBe(false);
});

test(
  'a profile is backed up and restored from the command line, with secrets typed, never given as words',
  { timeout: 60_000 },
  async () => {
    await using folder = await tempFolder();
    await using other = await tempFolder();
    const passphrase = 'four ordinary words here';
    const app = await serveApp(folder.path);
    const { client, close } = await connectTo(app);
    const { recoveryCode } = await client.vault.create({ role: 'clinic', passphrase });
    close();
    await app.stop();

    const backup = await runCli(['backup', '--profile', folder.path], { input: `${passphrase}\n` });
    const wrong = await runCli(['backup', '--profile', folder.path], { input: 'not the passphrase\n' });
    const restored = await runCli(['restore', backup.out.trim(), '--profile', other.path], { input: `${recoveryCode}\n` });
    const opened = await runCli(['backup', '--profile', other.path], { input: `${passphrase}\n` });

    expect([backup.code, existsSync(backup.out.trim())]).toEqual([0, true]);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('That passphrase does not fit')]);
    expect([restored.code, restored.err]).toEqual([0, expect.any(String)]);
    expect([opened.code, readdirSync(other.path).length > 0]).toEqual([0, true]);
  },
);

const oldNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'node'))
  .find((node) => existsSync(node) && Number.parseInt(execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' })) < 24);

test.skipIf(oldNode === undefined)('on an old Node it says so instead of crashing', async () => {
  const { code, err } = await runCli(['doctor'], { node: oldNode ?? '' });

  expect(code).toBe(2);
  expect(err).toBe('This version of Node.js is too old. Run the app with npm start, which brings the right version.\n');
});
