import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hours, instant, minutes, plus } from '../../shared/domain/time.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { aFeedDesk, icsOf, type Booking } from '../support/feed-desk.ts';

const address = 'https://calendar.example.com/ical/staff-4711-secret.ics';

const jane: Booking = { uid: 'b-1@example', start: '20260303T100000Z', summary: 'Jane Doe - 60 min Massage' };
const omar: Booking = { uid: 'b-2@example', start: '20260303T113000Z', summary: 'Omar Aziz - 60 min Massage' };
const lunch: Booking = { uid: 'b-3@example', start: '20260303T130000Z', summary: 'Lunch' };

const aDesk = () => aFeedDesk(icsOf([jane, omar, lunch]));

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
  const { result, feed } = await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  expect(result).toEqual({ added: 2, moved: 0, changed: 0, removed: 0, unreadable: 0 });
  expect(desk.planned()).toEqual(['03-03T10:00 Jane 60 min Massage', '03-03T11:30 Omar 60 min Massage']);
  expect(feed).toMatchObject({ name: 'Bookings', hint: expect.stringContaining('calendar.example.com'), sessionCount: 2 });
  expect(JSON.stringify(desk.feeds.list())).not.toContain('secret');
});

test('neither the address nor anything private of the feed reaches the disk in plain text', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  const bytes = ['', '-wal'].map((suffix) => readFileSync(`${desk.file}${suffix}`)).join('');
  const rows = JSON.stringify([desk.store.read.all('SELECT * FROM feeds'), desk.store.read.all('SELECT * FROM feed_items')]);

  for (const text of ['staff-4711-secret', 'private@person.example', 'Lower back', 'b-1@example', 'Jane Doe']) {
    expect(bytes.includes(text)).toBe(false);
    expect(rows.includes(text)).toBe(false);
  }
});

test('a second sync of an unchanged feed changes nothing', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const before = desk.planned();

  const preview = await desk.syncAgain(desk.server.text);
  const { result } = await desk.take(preview);

  expect(preview.items.filter(({ group }) => group !== 'skipped')).toEqual([]);
  expect(result).toMatchObject({ added: 0, moved: 0, changed: 0, removed: 0 });
  expect(desk.planned()).toEqual(before);
});

test('an unchanged answer of the server is said and imports nothing', async () => {
  const desk = aDesk();
  desk.server.etag = '"v1"';
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  const preview = await desk.syncAgain(desk.server.text);

  expect(desk.server.requests).toEqual([null, '"v1"']);
  expect(preview).toMatchObject({ unchanged: true, items: [] });
});

test('a moved booking moves its session, and an added one is added', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  const preview = await desk.syncAgain(
    icsOf([
      { ...jane, start: '20260304T090000Z' },
      omar,
      { uid: 'b-4@example', start: '20260305T090000Z', summary: 'Ines Lopez - Facial' },
    ]),
  );
  const { result } = await desk.take(preview);

  expect(result).toMatchObject({ added: 1, moved: 1, removed: 0 });
  expect(desk.planned()).toEqual(['03-03T11:30 Omar 60 min Massage', '03-04T09:00 Jane 60 min Massage', '03-05T09:00 Ines Facial']);
});

test('a session that was moved here stays when the feed says nothing new, and is asked about when it does', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const [session] = desk.sessions.range(instant(Date.UTC(2026, 2, 3)), instant(Date.UTC(2026, 2, 4)));
  desk.sessions.move(session?.id ?? '', { startsAt: plus(session?.startsAt ?? instant(0), hours(2)), durationMs: minutes(60) }, 'one');

  const same = await desk.syncAgain(icsOf([jane, omar]));
  expect(same.items.filter(({ group }) => group === 'moved')).toEqual([]);

  const moved = await desk.syncAgain(icsOf([{ ...jane, start: '20260304T090000Z' }, omar]));
  expect(moved.items.filter(({ group }) => group === 'moved')).toMatchObject([{ ticked: false, conflict: 'movedHere' }]);
  await desk.take(moved);
  expect(desk.planned()).toContain('03-03T12:00 Jane 60 min Massage');
});

test('a session that was cancelled here is planned again only when its new time is taken', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const [session] = desk.sessions.range(instant(Date.UTC(2026, 2, 3)), instant(Date.UTC(2026, 2, 4)));
  const id = session?.id ?? '';
  desk.sessions.setStatus(id, 'cancelled');
  const moved = icsOf([{ ...jane, start: '20260304T090000Z' }, omar]);

  const first = await desk.syncAgain(moved);
  await desk.take(first);
  expect(first.items.filter(({ group }) => group === 'moved')).toMatchObject([{ ticked: false, conflict: 'cancelledHere' }]);
  expect(desk.sessions.get(id)).toMatchObject({ status: 'cancelled', startsAt: session?.startsAt });

  const second = await desk.syncAgain(moved);
  await desk.take(
    second,
    second.items.filter(({ group }) => group === 'moved').map(({ key }) => key),
  );
  expect(desk.sessions.get(id)).toMatchObject({ status: 'planned', startsAt: Date.UTC(2026, 2, 4, 9) });
});

test('a cancelled booking goes when confirmed, and comes back by undo', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const before = desk.planned();

  const { result, undoId } = await desk.take(await desk.syncAgain(icsOf([{ ...jane, more: ['STATUS:CANCELLED'] }, omar])));
  expect(result.removed).toBe(1);
  expect(desk.planned()).toEqual(['03-03T11:30 Omar 60 min Massage']);

  desk.feeds.undoImport(undoId ?? '');
  expect(desk.planned()).toEqual(before);
  expect((await desk.syncAgain(icsOf([jane, omar]))).items.filter(({ group }) => group !== 'skipped')).toEqual([]);
});

test('a removal that was not ticked keeps the session and is not offered again', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  await desk.take(await desk.syncAgain(icsOf([omar])), []);

  expect(desk.planned()).toHaveLength(2);
  expect((await desk.syncAgain(icsOf([omar]))).items.filter(({ group }) => group === 'gone')).toEqual([]);
});

test('a session with notes outlives its booking', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
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
  await desk.take(
    preview,
    gone.map(({ key }) => key),
  );

  expect(gone).toMatchObject([{ conflict: 'hasNotes' }]);
  expect(desk.sessions.get(session.id)).toMatchObject({ notes: 'Bring the blue oil', source: { gone: true } });
});

test('an import is taken back whole: sessions, clients and the feed', async () => {
  const desk = aDesk();
  const { undoId } = await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  desk.feeds.undoImport(undoId ?? '');

  expect(desk.planned()).toEqual([]);
  expect(desk.feeds.list()).toEqual([]);
  expect(desk.clients.list({ search: '', archived: false, offset: 0, limit: 10 }).total).toBe(0);
  expect(() => desk.feeds.undoImport(undoId ?? '')).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }));
});

test('a session removed by hand since the import stays removed when the import is taken back', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const { undoId } = await desk.take(await desk.syncAgain(icsOf([{ ...jane, start: '20260303T150000Z' }, omar])));
  for (const { id } of desk.sessions.search('Jane', 5)) desk.sessions.remove(id, 'one');

  desk.feeds.undoImport(undoId ?? '');

  expect(desk.planned()).toEqual(['03-03T11:30 Omar 60 min Massage']);
  const again = await desk.syncAgain(icsOf([jane, omar]));
  expect(again.items.map(({ group, reason }) => [group, reason])).toEqual([['skipped', 'declined']]);
});

test('an import can be taken back although a session from long before it was removed since', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  desk.clock.advance(hours(24 * 5));
  const late = { ...omar, uid: 'late', start: '20260310T100000Z', summary: 'Ines Roth - 60 min Massage' };
  const { undoId } = await desk.take(await desk.syncAgain(icsOf([jane, omar, late])));
  for (const { id } of desk.sessions.search('Jane', 5)) desk.sessions.remove(id, 'one');

  desk.feeds.undoImport(undoId ?? '');

  expect(desk.planned()).toEqual(['03-03T11:30 Omar 60 min Massage']);
});

test('a cancelled booking comes back by undo with its client, who was removed meanwhile', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const before = desk.planned();
  const { undoId } = await desk.take(await desk.syncAgain(icsOf([{ ...jane, more: ['STATUS:CANCELLED'] }, omar])));
  const [client] = desk.clients.list({ search: 'Jane', archived: false, offset: 0, limit: 1 }).clients;
  desk.clients.remove(client?.id ?? '');

  desk.feeds.undoImport(undoId ?? '');

  expect(desk.planned()).toEqual(before);
});

test('only the last import of a calendar can be taken back, and what it knew of the earlier ones stays', async () => {
  const desk = aDesk();
  const first = await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const second = await desk.take(await desk.syncAgain(icsOf([jane, omar, { ...jane, uid: 'c', start: '20260304T100000Z' }])));

  expect(() => desk.feeds.undoImport(first.undoId ?? '')).toThrow(expect.objectContaining({ code: 'NOTHING_TO_UNDO' }));
  desk.feeds.undoImport(second.undoId ?? '');

  expect(desk.planned()).toHaveLength(2);
  expect((await desk.syncAgain(icsOf([jane, omar]))).items).toEqual([]);
});

test('a row that was unticked is remembered as refused', async () => {
  const desk = aDesk();
  const preview = await desk.look(desk.feeds.previewAddress(address, false));
  await desk.take(
    preview,
    preview.items.filter(({ firstName }) => firstName === 'Jane').map(({ key }) => key),
  );

  const again = await desk.syncAgain(desk.server.text);

  expect(again.items.filter(({ firstName }) => firstName === 'Omar')).toMatchObject([{ group: 'skipped', reason: 'declined' }]);
});

test('a ticked block becomes a break', async () => {
  const desk = aDesk();
  const preview = await desk.look(desk.feeds.previewAddress(address, false));
  await desk.take(
    preview,
    preview.items.filter(({ reason }) => reason === 'block').map(({ key }) => key),
  );

  expect(desk.planned()).toEqual(['03-03T13:00 break ']);
});

test('UIDs made up anew at each fetch double nothing', async () => {
  const desk = aDesk();
  await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const before = desk.planned();

  const fresh = () => randomBytes(8).toString('hex');
  const preview = await desk.syncAgain(icsOf([jane, omar].map((booking) => ({ ...booking, uid: fresh() }))));
  await desk.take(preview);

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

  const tapped = await desk.tap(guessed, guessed.items[0]?.key ?? '', [0]);
  expect(tapped.items.map(({ firstName }) => firstName)).toEqual(['Grace', 'Summer']);
  await desk.take(tapped);

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
  const { feed } = await desk.take(await desk.look(desk.feeds.previewUpload('u-1')));

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
  const { feed } = await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));

  expect(() => desk.feeds.sync(feed.id)).toThrow(expect.objectContaining({ code: 'FEED_TOO_SOON' }));
});

test('an older preview is refused once a newer one was made', async () => {
  const desk = aDesk();
  const first = await desk.look(desk.feeds.previewAddress(address, false));
  await desk.look(desk.feeds.previewAddress(address, false));

  await expect(desk.take(first)).rejects.toMatchObject({ code: 'FEED_PREVIEW_GONE' });
});

test('disconnecting forgets the address, and the sessions only when asked', async () => {
  const desk = aDesk();
  const { feed } = await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  expect(desk.feeds.disconnect(feed.id, false)).toEqual({ removed: 0, kept: 2 });
  expect(desk.planned()).toHaveLength(2);

  const other = aDesk();
  const { feed: second } = await other.take(await other.look(other.feeds.previewAddress(address, false)));
  expect(other.feeds.disconnect(second.id, true)).toEqual({ removed: 2, kept: 0 });
  expect(other.planned()).toEqual([]);
  expect(other.store.read.all('SELECT * FROM feeds') as unknown).toEqual([]);
});

test('the same booking in a second calendar is tied to the first and goes only when both drop it', async () => {
  const desk = aDesk();
  const first = await desk.take(await desk.look(desk.feeds.previewAddress(address, false)));
  const second = await desk.look(desk.feeds.previewAddress('https://other.example.com/private-2.ics', false));
  expect(second.items.map(({ reason }) => reason)).toEqual(['duplicate', 'duplicate', 'block']);
  await desk.take(second);
  expect(desk.planned()).toHaveLength(2);

  desk.clock.advance(minutes(10));
  desk.server.text = icsOf([omar]);
  const dropped = await desk.look(desk.feeds.sync(first.feed.id));
  expect(dropped.items.filter(({ group }) => group === 'gone')).toEqual([]);
});
