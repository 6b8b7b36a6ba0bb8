import { createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createFeedService } from '../../main/features/feeds/service.ts';
import { createJobService } from '../../main/features/jobs/service.ts';
import { createClientService } from '../../main/features/clients/service.ts';
import { createSessionService } from '../../main/features/sessions/service.ts';
import { createNewId } from '../../main/new-id.ts';
import type { Preview } from '../../shared/contract/feeds.ts';
import { readFeed } from '../../shared/domain/feed/read-feed.ts';
import { hours, instant, minutes, plus, zoneId } from '../../shared/domain/time.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { openTestStore } from '../support/temp-profile.ts';

const address = 'https://calendar.example.com/ical/staff-4711-secret.ics';

interface Booking {
  readonly uid: string;
  readonly start: string;
  readonly minutes?: number;
  readonly summary: string;
  readonly more?: readonly string[];
}

function icsOf(bookings: readonly Booking[]): string {
  const events = bookings.flatMap(({ uid, start, summary, more = [], minutes: length = 60 }) => [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTART:${start}`,
    `DURATION:PT${length}M`,
    `SUMMARY:${summary}`,
    'DESCRIPTION:Lower back\\, see notes of 3 May',
    'ATTENDEE:mailto:private@person.example',
    ...more,
    'END:VEVENT',
  ]);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
}

const jane: Booking = { uid: 'b-1@example', start: '20260303T100000Z', summary: 'Jane Doe - 60 min Massage' };
const omar: Booking = { uid: 'b-2@example', start: '20260303T113000Z', summary: 'Omar Aziz - 60 min Massage' };
const lunch: Booking = { uid: 'b-3@example', start: '20260303T130000Z', summary: 'Lunch' };

function aDesk() {
  const { store, file, key } = openTestStore();
  const clock = createFakeClock('2026-03-02T09:00:00Z');
  const log = { info: () => {}, warn: () => {}, error: (_: string, error: unknown) => String(error) };
  const newId = createNewId(clock.now);
  const jobs = createJobService({ log, newId });
  const server = {
    text: icsOf([jane, omar, lunch]),
    fault: null as AppError | null,
    etag: null as string | null,
    requests: [] as (string | null)[],
  };
  const uploads = new Map<string, string>();
  const deps = { store, clock, log, newId, announce: () => {} };
  const feeds = createFeedService({
    ...deps,
    source: {
      fetch: async ({ etag }) => {
        server.requests.push(etag);
        if (server.fault) throw server.fault;
        if (etag !== null && etag === server.etag) return { bytes: null, etag, lastModified: null };
        return { bytes: new TextEncoder().encode(server.text), etag: server.etag, lastModified: null };
      },
      read: async (bytes, window) => readFeed(bytes, window),
    },
    startJob: jobs.start,
    takeUpload: (id) => new TextEncoder().encode(uploads.get(id)),
    keyFor: (purpose) => createHmac('sha256', key).update(purpose).digest(),
    practitionerNames: () => [],
    zone: () => zoneId('Europe/London'),
  });
  const sessions = createSessionService(deps);
  const clients = createClientService(deps);

  async function finished(jobId: string): Promise<string> {
    for await (const job of jobs.watch(jobId, undefined)) {
      if (job.state === 'done') return job.resultId ?? '';
      if (job.state === 'failed') throw new AppError(job.code, job.details);
    }
    throw new Error('the job ended without a result');
  }
  const look = async (jobId: string): Promise<Preview> => feeds.preview(await finished(jobId));
  const take = (preview: Preview, keys = preview.items.filter(({ ticked }) => ticked).map((item) => item.key)) =>
    feeds.import(preview.id, 'Bookings', keys);
  const planned = () =>
    sessions
      .range(instant(Date.UTC(2026, 2, 1)), instant(Date.UTC(2026, 2, 31)))
      .map(
        ({ startsAt, client, title, kind }) =>
          `${new Date(startsAt).toISOString().slice(5, 16)} ${kind === 'break' ? 'break' : (client?.name ?? '—')} ${title}`,
      );
  async function syncAgain(text: string): Promise<Preview> {
    clock.advance(minutes(10));
    server.text = text;
    const [feed] = feeds.list();
    return look(feeds.sync(feed?.id ?? ''));
  }
  return { feeds, sessions, clients, clock, server, uploads, store, file, look, take, planned, syncAgain };
}

test('a pasted address gives a preview and stores nothing before the import', async () => {
  const desk = aDesk();
  const preview = await desk.look(desk.feeds.previewAddress(address, false));

  expect(preview.items.map(({ group, firstName, title, reason }) => [group, firstName, title, reason])).toEqual([
    ['new', 'Jane', '60 min Massage', null],
    ['new', 'Omar', '60 min Massage', null],
    ['skipped', null, null, 'block'],
  ]);
  expect(desk.feeds.list()).toEqual([]);
  expect(desk.planned()).toEqual([]);
});

test('an import makes the ticked sessions and their clients', async () => {
  const desk = aDesk();
  const { result, feed } = desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  expect(result).toEqual({ added: 2, moved: 0, changed: 0, removed: 0, unreadable: 0 });
  expect(desk.planned()).toEqual(['03-03T10:00 Jane 60 min Massage', '03-03T11:30 Omar 60 min Massage']);
  expect(feed).toMatchObject({ name: 'Bookings', hint: expect.stringContaining('calendar.example.com'), sessionCount: 2 });
  expect(JSON.stringify(desk.feeds.list())).not.toContain('secret');
});

test('neither the address nor anything private of the feed reaches the disk in plain text', async () => {
  const desk = aDesk();
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  const bytes = ['', '-wal'].map((suffix) => readFileSync(`${desk.file}${suffix}`)).join('');
  const rows = JSON.stringify([desk.store.read.all('SELECT * FROM feeds'), desk.store.read.all('SELECT * FROM feed_items')]);

  for (const text of ['staff-4711-secret', 'private@person.example', 'Lower back', 'b-1@example', 'Jane Doe']) {
    expect(bytes.includes(text)).toBe(false);
    expect(rows.includes(text)).toBe(false);
  }
});

test('a second sync of an unchanged feed changes nothing', async () => {
  const desk = aDesk();
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const before = desk.planned();

  const preview = await desk.syncAgain(desk.server.text);
  const { result } = desk.take(preview);

  expect(preview.items.filter(({ group }) => group !== 'skipped')).toEqual([]);
  expect(result).toMatchObject({ added: 0, moved: 0, changed: 0, removed: 0 });
  expect(desk.planned()).toEqual(before);
});

test('an unchanged answer of the server is said and imports nothing', async () => {
  const desk = aDesk();
  desk.server.etag = '"v1"';
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  const preview = await desk.syncAgain(desk.server.text);

  expect(desk.server.requests).toEqual([null, '"v1"']);
  expect(preview).toMatchObject({ unchanged: true, items: [] });
});

test('a moved booking moves its session, and an added one is added', async () => {
  const desk = aDesk();
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  const preview = await desk.syncAgain(
    icsOf([
      { ...jane, start: '20260304T090000Z' },
      omar,
      { uid: 'b-4@example', start: '20260305T090000Z', summary: 'Ines Lopez - Facial' },
    ]),
  );
  const { result } = desk.take(preview);

  expect(result).toMatchObject({ added: 1, moved: 1, removed: 0 });
  expect(desk.planned()).toEqual(['03-03T11:30 Omar 60 min Massage', '03-04T09:00 Jane 60 min Massage', '03-05T09:00 Ines Facial']);
});

test('a session that was moved here stays when the feed says nothing new, and is asked about when it does', async () => {
  const desk = aDesk();
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const [session] = desk.sessions.range(instant(Date.UTC(2026, 2, 3)), instant(Date.UTC(2026, 2, 4)));
  desk.sessions.move(session?.id ?? '', { startsAt: plus(session?.startsAt ?? instant(0), hours(2)), durationMs: minutes(60) }, 'one');

  const same = await desk.syncAgain(icsOf([jane, omar]));
  expect(same.items.filter(({ group }) => group === 'moved')).toEqual([]);

  const moved = await desk.syncAgain(icsOf([{ ...jane, start: '20260304T090000Z' }, omar]));
  expect(moved.items.filter(({ group }) => group === 'moved')).toMatchObject([{ ticked: false, conflict: 'movedHere' }]);
  desk.take(moved);
  expect(desk.planned()).toContain('03-03T12:00 Jane 60 min Massage');
});

test('a cancelled booking goes when confirmed, and comes back by undo', async () => {
  const desk = aDesk();
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const before = desk.planned();

  const { result, undoId } = desk.take(await desk.syncAgain(icsOf([{ ...jane, more: ['STATUS:CANCELLED'] }, omar])));
  expect(result.removed).toBe(1);
  expect(desk.planned()).toEqual(['03-03T11:30 Omar 60 min Massage']);

  desk.feeds.undoImport(undoId);
  expect(desk.planned()).toEqual(before);
  expect((await desk.syncAgain(icsOf([jane, omar]))).items.filter(({ group }) => group !== 'skipped')).toEqual([]);
});

test('a removal that was not ticked keeps the session and is not offered again', async () => {
  const desk = aDesk();
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  desk.take(await desk.syncAgain(icsOf([omar])), []);

  expect(desk.planned()).toHaveLength(2);
  expect((await desk.syncAgain(icsOf([omar]))).items.filter(({ group }) => group === 'gone')).toEqual([]);
});

test('a session with notes outlives its booking', async () => {
  const desk = aDesk();
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const [session] = desk.sessions.range(instant(Date.UTC(2026, 2, 3)), instant(Date.UTC(2026, 2, 4)));
  if (!session) throw new Error('nothing was imported');
  const { kind, client, title, startsAt, zone } = session;
  desk.sessions.update(
    session.id,
    { kind, clientId: client?.id ?? null, serviceId: null, title, startsAt, durationMs: minutes(60), zone, notes: 'Bring the blue oil' },
    'one',
  );

  const preview = await desk.syncAgain(icsOf([omar]));
  const gone = preview.items.filter(({ group }) => group === 'gone');
  desk.take(
    preview,
    gone.map(({ key }) => key),
  );

  expect(gone).toMatchObject([{ conflict: 'hasNotes' }]);
  expect(desk.sessions.get(session.id)).toMatchObject({ notes: 'Bring the blue oil', source: { gone: true } });
});

test('an import is taken back whole: sessions, clients and the feed', async () => {
  const desk = aDesk();
  const { undoId } = desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  desk.feeds.undoImport(undoId);

  expect(desk.planned()).toEqual([]);
  expect(desk.feeds.list()).toEqual([]);
  expect(desk.clients.list({ search: '', archived: false, offset: 0, limit: 10 }).total).toBe(0);
  expect(() => desk.feeds.undoImport(undoId)).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }));
});

test('a session removed by hand since the import stays removed when the import is taken back', async () => {
  const desk = aDesk();
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const { undoId } = desk.take(await desk.syncAgain(icsOf([{ ...jane, start: '20260303T150000Z' }, omar])));
  for (const { id } of desk.sessions.search('Jane', 5)) desk.sessions.remove(id, 'one');

  desk.feeds.undoImport(undoId);

  expect(desk.planned()).toEqual(['03-03T11:30 Omar 60 min Massage']);
  const again = await desk.syncAgain(icsOf([jane, omar]));
  expect(again.items.map(({ group, reason }) => [group, reason])).toEqual([['skipped', 'declined']]);
});

test('an import can be taken back although a session from long before it was removed since', async () => {
  const desk = aDesk();
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  desk.clock.advance(hours(24 * 5));
  const late = { ...omar, uid: 'late', start: '20260310T100000Z', summary: 'Ines Roth - 60 min Massage' };
  const { undoId } = desk.take(await desk.syncAgain(icsOf([jane, omar, late])));
  for (const { id } of desk.sessions.search('Jane', 5)) desk.sessions.remove(id, 'one');

  desk.feeds.undoImport(undoId);

  expect(desk.planned()).toEqual(['03-03T11:30 Omar 60 min Massage']);
});

test('a cancelled booking comes back by undo with its client, who was removed meanwhile', async () => {
  const desk = aDesk();
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const before = desk.planned();
  const { undoId } = desk.take(await desk.syncAgain(icsOf([{ ...jane, more: ['STATUS:CANCELLED'] }, omar])));
  const [client] = desk.clients.list({ search: 'Jane', archived: false, offset: 0, limit: 1 }).clients;
  desk.clients.remove(client?.id ?? '');

  desk.feeds.undoImport(undoId);

  expect(desk.planned()).toEqual(before);
});

test('only the last import of a calendar can be taken back, and what it knew of the earlier ones stays', async () => {
  const desk = aDesk();
  const first = desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const second = desk.take(await desk.syncAgain(icsOf([jane, omar, { ...jane, uid: 'c', start: '20260304T100000Z' }])));

  expect(() => desk.feeds.undoImport(first.undoId)).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }));
  desk.feeds.undoImport(second.undoId);

  expect(desk.planned()).toHaveLength(2);
  expect((await desk.syncAgain(icsOf([jane, omar]))).items).toEqual([]);
});

test('a row that was unticked is remembered as refused', async () => {
  const desk = aDesk();
  const preview = await desk.look(desk.feeds.previewAddress(address, false));
  desk.take(
    preview,
    preview.items.filter(({ firstName }) => firstName === 'Jane').map(({ key }) => key),
  );

  const again = await desk.syncAgain(desk.server.text);

  expect(again.items.filter(({ firstName }) => firstName === 'Omar')).toMatchObject([{ group: 'skipped', reason: 'declined' }]);
});

test('a ticked block becomes a break', async () => {
  const desk = aDesk();
  const preview = await desk.look(desk.feeds.previewAddress(address, false));
  desk.take(
    preview,
    preview.items.filter(({ reason }) => reason === 'block').map(({ key }) => key),
  );

  expect(desk.planned()).toEqual(['03-03T13:00 break ']);
});

test('UIDs made up anew at each fetch double nothing', async () => {
  const desk = aDesk();
  desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const before = desk.planned();

  const fresh = () => randomBytes(8).toString('hex');
  const preview = await desk.syncAgain(icsOf([jane, omar].map((booking) => ({ ...booking, uid: fresh() }))));
  desk.take(preview);

  expect(preview.items).toEqual([]);
  expect(desk.planned()).toEqual(before);
});

test('a rule for the name is learned from a tap and kept for the next sync', async () => {
  const desk = aDesk();
  desk.server.text = icsOf([
    { uid: 'n-1', start: '20260303T100000Z', summary: 'Grace Hope - Joy Lane' },
    { uid: 'n-2', start: '20260303T120000Z', summary: 'Summer Bell - Faith Field' },
  ]);
  const guessed = await desk.look(desk.feeds.previewAddress(address, false));
  expect(guessed.items.map(({ firstName }) => firstName)).toEqual([null, null]);

  const tapped = desk.feeds.applyNameRule(guessed.id, { key: guessed.items[0]?.key ?? '', words: [0] });
  expect(tapped.items.map(({ firstName }) => firstName)).toEqual(['Grace', 'Summer']);
  desk.take(tapped);

  const again = await desk.syncAgain(
    icsOf([
      { uid: 'n-3', start: '20260304T100000Z', summary: 'Hope Rivers - Joy Lane' },
      { uid: 'n-1', start: '20260303T100000Z', summary: 'Grace Hope - Joy Lane' },
      { uid: 'n-2', start: '20260303T120000Z', summary: 'Summer Bell - Faith Field' },
    ]),
  );
  expect(again.items.map(({ group, firstName }) => [group, firstName])).toEqual([['new', 'Hope']]);
});

test('a file is imported without any address', async () => {
  const desk = aDesk();
  desk.uploads.set('u-1', icsOf([jane]));
  const { feed } = desk.take(await desk.look(desk.feeds.previewUpload('u-1')));

  expect(feed).toMatchObject({ kind: 'file', sessionCount: 1 });
  expect(() => desk.feeds.sync(feed.id)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
});

test('a failed fetch changes nothing and can be tried again at once', async () => {
  const desk = aDesk();
  desk.server.fault = new AppError('FEED_LINK_DEAD', { status: 410 });
  await expect(desk.look(desk.feeds.previewAddress(address, false))).rejects.toMatchObject({ code: 'FEED_LINK_DEAD' });

  desk.server.fault = null;
  expect((await desk.look(desk.feeds.previewAddress(address, false))).items).toHaveLength(3);
});

test('two syncs within seconds are refused', async () => {
  const desk = aDesk();
  const { feed } = desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  expect(() => desk.feeds.sync(feed.id)).toThrow(expect.objectContaining({ code: 'FEED_TOO_SOON' }));
});

test('an older preview is refused once a newer one was made', async () => {
  const desk = aDesk();
  const first = await desk.look(desk.feeds.previewAddress(address, false));
  await desk.look(desk.feeds.previewAddress(address, false));

  expect(() => desk.take(first)).toThrow(expect.objectContaining({ code: 'FEED_PREVIEW_GONE' }));
});

test('disconnecting forgets the address, and the sessions only when asked', async () => {
  const desk = aDesk();
  const { feed } = desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  expect(desk.feeds.disconnect(feed.id, false)).toEqual({ removed: 0, kept: 2 });
  expect(desk.planned()).toHaveLength(2);

  const other = aDesk();
  const { feed: second } = other.take(await other.look(other.feeds.previewAddress(address, false)));
  expect(other.feeds.disconnect(second.id, true)).toEqual({ removed: 2, kept: 0 });
  expect(other.planned()).toEqual([]);
  expect(other.store.read.all('SELECT * FROM feeds') as unknown).toEqual([]);
});

test('the same booking in a second calendar is tied to the first and goes only when both drop it', async () => {
  const desk = aDesk();
  const first = desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const second = await desk.look(desk.feeds.previewAddress('https://other.example.com/private-2.ics', false));
  expect(second.items.map(({ reason }) => reason)).toEqual(['duplicate', 'duplicate', 'block']);
  desk.take(second);
  expect(desk.planned()).toHaveLength(2);

  desk.clock.advance(minutes(10));
  desk.server.text = icsOf([omar]);
  const dropped = await desk.look(desk.feeds.sync(first.feed.id));
  expect(dropped.items.filter(({ group }) => group === 'gone')).toEqual([]);
});
