import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { feedItems, feeds, sessionPauses, sessionRuns, sessions as sessionTable, sessionSeries } from '../../main/db/schema.ts';
import type { Store } from '../../main/db/store.ts';
import { createClientService } from '../../main/features/clients/service.ts';
import { createServiceTypeService } from '../../main/features/services/service.ts';
import { createSessionService } from '../../main/features/sessions/service.ts';
import type { Repeat, Session, SessionInput } from '../../shared/contract/sessions.ts';
import { hours, instant, localDate, localTime, minutes, plus, zoneId, type Instant } from '../../shared/domain/time.ts';
import { atLocalTime, dayOf, timeOf } from '../../shared/domain/zones.ts';
import { aService } from '../support/a-service.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { openTestStore } from '../support/temp-profile.ts';

const london = zoneId('Europe/London');
const weekly: Repeat = { every: 'week', interval: 1, weekdays: [], count: 4, until: null };

function at(day: string, time: string): Instant {
  return atLocalTime(localDate(day), localTime(time), london);
}

function aDiary() {
  const { store } = openTestStore();
  const clock = createFakeClock('2026-11-24T12:00:00Z');
  let count = 0;
  const newId = () => `019ab000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
  const announced: string[] = [];
  const deps = { store, clock, newId, announce: (topics: readonly string[]) => announced.push(...topics) };
  const clients = createClientService(deps);
  const services = createServiceTypeService(deps);
  const sessions = createSessionService(deps);
  const add = (startsAt: Instant, traits: Partial<SessionInput> = {}, repeat: Repeat | null = null) =>
    sessions.create(anInput(startsAt, traits), repeat);
  return { store, clock, clients, services, sessions, add, announced };
}

function anInput(startsAt: Instant, traits: Partial<SessionInput> = {}): SessionInput {
  return {
    kind: 'session',
    clientId: null,
    serviceId: null,
    title: '',
    startsAt,
    durationMs: minutes(60),
    zone: london,
    notes: '',
    ...traits,
  };
}

function inputOf({ kind, client, service, title, startsAt, endsAt, zone, notes }: Session): SessionInput {
  return {
    kind,
    clientId: client?.id ?? null,
    serviceId: service?.id ?? null,
    title,
    startsAt,
    durationMs: endsAt - startsAt,
    zone,
    notes,
  };
}

function run(store: Store, sessionId: string, startedAt: Instant, finishedAt: Instant | null): void {
  store.write((db) =>
    db
      .insert(sessionRuns)
      .values({ sessionId, startedAt, lateStart: 'endOnTime', adjustedMs: minutes(0), finishedAt })
      .run(),
  );
}

function shown(found: readonly Session[]): readonly string[] {
  return found.map(({ startsAt, zone }) => `${dayOf(startsAt, zone)} ${timeOf(startsAt, zone)}`);
}

/** All rows the schedule keeps, to compare before and after. */
function rows(store: Store) {
  return [sessionTable, sessionSeries, sessionRuns, sessionPauses, feedItems].map((table) => store.read.select().from(table).all());
}

test('a session comes back with client, service and the status its run gives it', () => {
  const { add, clients, services, sessions, store } = aDiary();
  const ada = clients.create({ name: 'Ada', code: 'K1' });
  const deep = services.create(aService());
  const startsAt = at('2026-11-24', '14:00');
  const [made] = add(startsAt, { clientId: ada.id, serviceId: deep.id, title: 'Back', notes: 'left side' }).sessions;
  const id = made!.id;

  const expected = {
    id,
    kind: 'session',
    client: { id: ada.id, name: 'Ada', code: 'K1' },
    service: { id: deep.id, name: 'Deep tissue', colour: '#0f6b6b', turnoverMs: minutes(10) },
    title: 'Back',
    startsAt,
    endsAt: plus(startsAt, hours(1)),
    zone: london,
    notes: 'left side',
    status: 'planned',
    actualStartedAt: null,
    actualFinishedAt: null,
    seriesId: null,
    source: null,
  };
  expect(sessions.get(id)).toEqual(expected);

  run(store, id, startsAt, null);
  expect(sessions.get(id)).toEqual({ ...expected, status: 'running', actualStartedAt: startsAt });

  const finished = plus(startsAt, minutes(62));
  store.write((db) => db.update(sessionRuns).set({ finishedAt: finished }).run());
  expect(sessions.get(id)).toEqual({ ...expected, status: 'done', actualStartedAt: startsAt, actualFinishedAt: finished });
});

test('a range has what overlaps it, also when it began the day before, and nothing that only touches it', () => {
  const { add, sessions } = aDiary();
  add(at('2026-11-23', '08:30'), { title: 'day long', durationMs: hours(25) });
  add(at('2026-11-24', '08:00'), { title: 'ends at nine' });
  add(at('2026-11-24', '08:30'), { title: 'into nine' });
  add(at('2026-11-24', '11:59'), { title: 'last' });
  add(at('2026-11-24', '12:00'), { title: 'at the end' });

  const found = sessions.range(at('2026-11-24', '09:00'), at('2026-11-24', '12:00'));

  expect(found.map(({ title }) => title)).toEqual(['day long', 'into nine', 'last']);
});

test('a range of more than 45 days, or of nothing, is refused', () => {
  const { sessions } = aDiary();
  const from = at('2026-11-01', '00:00');

  expect(sessions.range(from, plus(from, hours(45 * 24)))).toEqual([]);
  expect(() => sessions.range(from, plus(from, hours(46 * 24)))).toThrow('INVALID_INPUT');
  expect(() => sessions.range(from, from)).toThrow('INVALID_INPUT');
});

test('a session of two feeds is one session, gone only when both dropped it', () => {
  const { add, sessions, store } = aDiary();
  const [made] = add(at('2026-11-24', '14:00')).sessions;
  const link = (feedId: string, state: 'imported' | 'gone') =>
    store.write((db) => {
      db.insert(feeds)
        .values({ ...aFeed, id: feedId, name: feedId })
        .run();
      db.insert(feedItems)
        .values({ ...aFeedItem, feedId, itemKey: Buffer.from(feedId), sessionId: made!.id, state })
        .run();
    });

  link('feed 1', 'gone');
  expect(sessions.get(made!.id).source).toEqual({ feedId: 'feed 1', feedName: 'feed 1', gone: true });

  link('feed 2', 'imported');
  expect(sessions.range(at('2026-11-24', '00:00'), at('2026-11-25', '00:00')).map(({ source }) => source)).toEqual([
    { feedId: 'feed 2', feedName: 'feed 2', gone: false },
  ]);
});

test('a repeat is one change: made together, undone together', () => {
  const { add, sessions, store } = aDiary();
  const before = rows(store);

  const { sessions: made, undoId } = add(at('2026-10-19', '10:00'), {}, weekly);

  expect(shown(made)).toEqual(['2026-10-19 10:00', '2026-10-26 10:00', '2026-11-02 10:00', '2026-11-09 10:00']);
  expect(new Set(made.map(({ seriesId }) => seriesId)).size).toBe(1);

  sessions.undo(undoId);
  expect(rows(store)).toEqual(before);
});

test('a repeat that is too long makes nothing', () => {
  const { add, store } = aDiary();
  const before = rows(store);

  expect(() => add(at('2026-10-19', '10:00'), {}, { ...weekly, count: 200 })).toThrow('SERIES_TOO_LONG');
  expect(rows(store)).toEqual(before);
});

test('a drag of one, of the following or of all moves just those, by wall clock', () => {
  const { add, sessions } = aDiary();
  const { sessions: made } = add(at('2026-10-19', '10:00'), {}, weekly);
  const second = made[1]!;
  const day = (scope: 'one' | 'following' | 'all') => {
    const to = { startsAt: plus(second.startsAt, hours(25)), durationMs: minutes(90) };
    const { undoId } = sessions.move(second.id, to, scope);
    const all = sessions.range(at('2026-10-15', '00:00'), at('2026-11-20', '00:00'));
    sessions.undo(undoId);
    return shown(all);
  };

  expect(day('one')).toEqual(['2026-10-19 10:00', '2026-10-27 11:00', '2026-11-02 10:00', '2026-11-09 10:00']);
  expect(day('following')).toEqual(['2026-10-19 10:00', '2026-10-27 11:00', '2026-11-03 11:00', '2026-11-10 11:00']);
  expect(day('all')).toEqual(['2026-10-20 11:00', '2026-10-27 11:00', '2026-11-03 11:00', '2026-11-10 11:00']);
});

test('sessions of a repeat that ran or were missed stay when the others change or go', () => {
  const { add, sessions, store } = aDiary();
  const { sessions: made } = add(at('2026-10-19', '10:00'), {}, weekly);
  const [ran, missed, third, last] = made;
  run(store, ran!.id, ran!.startsAt, ran!.endsAt);
  sessions.setStatus(missed!.id, 'noShow');

  sessions.update(last!.id, { ...inputOf(last!), title: 'New' }, 'all');
  expect(made.map(({ id }) => sessions.get(id).title)).toEqual(['', '', 'New', 'New']);

  expect(sessions.remove(third!.id, 'all').removed).toBe(2);
  expect(sessions.range(at('2026-10-15', '00:00'), at('2026-11-20', '00:00')).map(({ id }) => id)).toEqual([ran!.id, missed!.id]);
});

test('an update carries what it changed and leaves notes that differ', () => {
  const { add, sessions, clients } = aDiary();
  const ada = clients.create({ name: 'Ada', code: null });
  const { sessions: made } = add(at('2026-11-30', '10:00'), {}, weekly);
  const [first, second] = made;
  sessions.update(second!.id, { ...inputOf(second!), notes: 'knee' }, 'one');

  sessions.update(first!.id, { ...inputOf(first!), clientId: ada.id, notes: 'oil' }, 'all');

  expect(made.map(({ id }) => sessions.get(id)).map(({ client, notes }) => [client?.name, notes])).toEqual([
    ['Ada', 'oil'],
    ['Ada', 'knee'],
    ['Ada', 'oil'],
    ['Ada', 'oil'],
  ]);
});

test('a running session keeps its time, but its notes can be written', () => {
  const { add, sessions, store } = aDiary();
  const [made] = add(at('2026-11-24', '11:30')).sessions;
  const id = made!.id;
  run(store, id, made!.startsAt, null);

  expect(sessions.update(id, { ...inputOf(made!), notes: 'tense' }, 'one').sessions[0]?.notes).toBe('tense');
  const running = expect.objectContaining({ code: 'SESSION_RUNNING', details: { sessionId: id } });
  expect(() => sessions.move(id, { startsAt: made!.startsAt, durationMs: minutes(30) }, 'one')).toThrow(running);
  expect(() => sessions.remove(id, 'one')).toThrow(running);
  expect(() => sessions.setStatus(id, 'noShow')).toThrow(running);
  expect(() => sessions.correctActual(id, made!.startsAt, plus(made!.startsAt, 1 as never))).toThrow(running);
});

test('undoing a removal brings back every row: session, repeat, run, pauses and feed link', () => {
  const { add, sessions, store } = aDiary();
  const { sessions: made } = add(at('2026-11-02', '10:00'), {}, { ...weekly, count: 2 });
  const [ran] = made;
  run(store, ran!.id, ran!.startsAt, ran!.endsAt);
  store.write((db) => {
    db.insert(sessionPauses)
      .values({ sessionId: ran!.id, pausedAt: plus(ran!.startsAt, minutes(5)), resumedAt: plus(ran!.startsAt, minutes(8)) })
      .run();
    db.insert(feeds)
      .values({ ...aFeed, id: 'feed 1', name: 'Jane' })
      .run();
    db.insert(feedItems)
      .values({ ...aFeedItem, feedId: 'feed 1', itemKey: Buffer.from('key'), sessionId: ran!.id, state: 'imported' })
      .run();
  });
  const before = rows(store);

  const { removed, undoId } = sessions.remove(ran!.id, 'all');
  expect(removed).toBe(2);
  expect(store.read.select({ state: feedItems.state, sessionId: feedItems.sessionId }).from(feedItems).all()).toEqual([
    { state: 'declined', sessionId: null },
  ]);
  expect(store.read.select().from(sessionSeries).all()).toEqual([]);

  sessions.undo(undoId);
  expect(rows(store)).toEqual(before);
});

test('an undo is refused once the session changed again, and works after that change is undone', () => {
  const { add, sessions } = aDiary();
  const [made] = add(at('2026-11-25', '10:00')).sessions;
  const first = sessions.move(made!.id, { startsAt: at('2026-11-25', '11:00'), durationMs: hours(1) }, 'one');
  const second = sessions.setStatus(made!.id, 'cancelled');

  expect(() => sessions.undo(first.undoId)).toThrow('NOTHING_TO_UNDO');
  sessions.undo(second.undoId);
  sessions.undo(first.undoId);

  expect(sessions.get(made!.id)).toEqual(made);
  expect(() => sessions.undo(first.undoId)).toThrow('NOTHING_TO_UNDO');
});

test('an undo is refused while the clock runs the session, and when its client is gone', () => {
  const { add, sessions, clients, store } = aDiary();
  const ada = clients.create({ name: 'Ada', code: null });
  const made = add(at('2026-11-24', '12:00'), { clientId: ada.id });
  const id = made.sessions[0]!.id;
  run(store, id, at('2026-11-24', '12:00'), null);
  expect(() => sessions.undo(made.undoId)).toThrow('SESSION_RUNNING');

  store.write((db) => db.delete(sessionRuns).where(eq(sessionRuns.sessionId, id)).run());
  const { undoId } = sessions.remove(id, 'one');
  clients.remove(ada.id);
  expect(() => sessions.undo(undoId)).toThrow('NOTHING_TO_UNDO');
});

test('the last fifty changes can be undone, no more', () => {
  const { add, sessions } = aDiary();
  const undoIds = Array.from({ length: 51 }, (_, index) => add(instant(at('2026-11-25', '10:00') + index)).undoId);

  expect(() => sessions.undo(undoIds[0]!)).toThrow('NOTHING_TO_UNDO');
  for (const undoId of undoIds.slice(1)) sessions.undo(undoId);
  expect(sessions.range(at('2026-11-25', '00:00'), at('2026-11-26', '00:00'))).toHaveLength(1);
});

test('the actual times of a finished session can be corrected, its pauses are cut to them', () => {
  const { add, sessions, store } = aDiary();
  const [made] = add(at('2026-11-24', '10:00')).sessions;
  const id = made!.id;
  run(store, id, at('2026-11-24', '10:00'), at('2026-11-24', '11:30'));
  store.write((db) => {
    db.insert(sessionPauses)
      .values({ sessionId: id, pausedAt: at('2026-11-24', '10:02'), resumedAt: at('2026-11-24', '10:04') })
      .run();
    db.insert(sessionPauses)
      .values({ sessionId: id, pausedAt: at('2026-11-24', '10:50'), resumedAt: at('2026-11-24', '11:20') })
      .run();
  });
  const before = rows(store);

  const { sessions: changed, undoId } = sessions.correctActual(id, at('2026-11-24', '10:05'), at('2026-11-24', '11:00'));

  expect(changed[0]).toMatchObject({
    status: 'done',
    actualStartedAt: at('2026-11-24', '10:05'),
    actualFinishedAt: at('2026-11-24', '11:00'),
  });
  expect(store.read.select({ from: sessionPauses.pausedAt, to: sessionPauses.resumedAt }).from(sessionPauses).all()).toEqual([
    { from: at('2026-11-24', '10:50'), to: at('2026-11-24', '11:00') },
  ]);
  sessions.undo(undoId);
  expect(rows(store)).toEqual(before);
});

test('times that were never recorded can be entered, but not the future or nothing', () => {
  const { add, sessions, clock } = aDiary();
  const [made] = add(at('2026-11-24', '10:00')).sessions;
  const { id, startsAt } = made!;
  sessions.setStatus(id, 'noShow');

  expect(() => sessions.correctActual(id, startsAt, startsAt)).toThrow('INVALID_INPUT');
  expect(() => sessions.correctActual(id, startsAt, plus(clock.now(), minutes(1)))).toThrow('INVALID_INPUT');
  expect(sessions.correctActual(id, startsAt, plus(startsAt, minutes(50))).sessions[0]?.status).toBe('done');
});

test('overlaps count the turnover, and leave out itself, the cancelled and the missed', () => {
  const { add, sessions, services } = aDiary();
  const serviceId = services.create(aService({ windDownMs: minutes(0), finalWarningMs: minutes(0) })).id;
  const [before] = add(at('2026-11-24', '13:00'), { serviceId, title: 'before' }).sessions;
  const [itself] = add(at('2026-11-24', '14:00'), { serviceId, title: 'itself' }).sessions;
  add(at('2026-11-24', '15:05'), { title: 'after' });
  const [off] = add(at('2026-11-24', '14:00'), { title: 'off' }).sessions;
  sessions.setStatus(off!.id, 'cancelled');
  const placed = { kind: 'session' as const, startsAt: itself!.startsAt, durationMs: minutes(60), serviceId, exceptId: itself!.id };

  expect(sessions.overlaps(placed).map(({ title }) => title)).toEqual(['before', 'after']);
  expect(sessions.overlaps({ ...placed, startsAt: plus(before!.endsAt, minutes(0)), kind: 'break', serviceId: null })).toEqual([]);
});

test('a search finds client, code, service, title and notes, and takes wildcards as they stand', () => {
  const { add, sessions, clients, services } = aDiary();
  const serviceId = services.create(hotStones).id;
  const ada = clients.create({ name: 'Ada', code: 'K_1' });
  add(at('2026-11-02', '10:00'), { clientId: ada.id, title: 'one' });
  add(at('2026-11-09', '10:00'), { title: 'about ada' });
  add(at('2026-11-16', '10:00'), { title: 'three', notes: '100% better', serviceId });
  const zoe = clients.create({ name: 'Zoë-Mae', code: null });
  const alike = clients.create({ name: 'Foúr', code: null });
  add(at('2026-11-24', '12:00'), { clientId: alike.id, title: 'alike' });
  add(at('2026-11-17', '10:00'), { clientId: zoe.id, title: 'four' });
  const found = (text: string, limit = 10) => sessions.search(text, limit).map(({ title }) => title);

  expect({
    ada: found('ADA'),
    code: found('k_1'),
    percent: found('0%'),
    underscore: found('t_r'),
    service: found('stones'),
    accents: found('mae zoe'),
    exactFirst: found('four', 1),
    marks: found('?'),
  }).toEqual({
    ada: ['about ada', 'one'],
    code: ['one'],
    percent: ['three'],
    underscore: [],
    service: ['three'],
    accents: ['four'],
    exactFirst: ['four'],
    marks: [],
  });
});

test('a search answers what is nearest to now first, however far a repeat goes on', () => {
  const { add, sessions, clock } = aDiary();
  clock.set(at('2026-11-24', '12:00'));
  add(at('2026-09-01', '10:00'), { title: 'long ago' });
  add(at('2026-11-23', '10:00'), { title: 'yesterday' });
  add(at('2026-11-24', '15:00'), { title: 'weekly' }, { every: 'week', interval: 1, weekdays: [], count: 60, until: null });

  const found = sessions.search('e', 4);
  const last = sessions.search('long', 4);

  expect(shown(found)).toEqual(['2026-11-24 15:00', '2026-11-23 10:00', '2026-12-01 15:00', '2026-12-08 15:00']);
  expect(shown(last)).toEqual(['2026-09-01 10:00']);
});

test('the sessions of a client are the next three to come and the newest past ones', () => {
  const { add, sessions, clients } = aDiary();
  const [ada, bea] = ['Ada', 'Bea'].map((name) => clients.create({ name, code: null }).id);
  const weekly: Repeat = { every: 'week', interval: 1, weekdays: [], count: 8, until: null };
  add(at('2026-11-02', '10:00'), { clientId: ada ?? null }, weekly);
  add(at('2026-11-23', '10:00'), { clientId: bea ?? null });

  const { ahead, past } = sessions.ofClient(ada ?? '', 3);

  expect(shown(ahead)).toEqual(['2026-11-30 10:00', '2026-12-07 10:00', '2026-12-14 10:00']);
  expect(shown(past)).toEqual(['2026-11-23 10:00', '2026-11-16 10:00', '2026-11-09 10:00']);
});

test('a break has neither client nor service, and an unknown client, service or zone is refused', () => {
  const { add, clients } = aDiary();
  const ada = clients.create({ name: 'Ada', code: null });
  const gone = '019ab000-0000-7000-8000-00000000ffff';
  const startsAt = at('2026-11-24', '10:00');

  expect(add(startsAt, { kind: 'break', clientId: ada.id }).sessions[0]).toMatchObject({ kind: 'break', client: null });
  expect(() => add(startsAt, { clientId: gone })).toThrow('NOT_FOUND');
  expect(() => add(startsAt, { serviceId: gone })).toThrow('NOT_FOUND');
  expect(() => add(startsAt, { zone: 'Mars/Olympus' })).toThrow('INVALID_INPUT');
});

test('a session keeps its own zone when the user has moved', () => {
  const { add, sessions, clock } = aDiary();
  const [made] = add(at('2026-11-25', '10:00')).sessions;
  clock.moveTo(zoneId('Asia/Tokyo'));

  expect(shown([sessions.get(made!.id)])).toEqual(['2026-11-25 10:00']);
});

const hotStones = aService({ name: 'Hot stones' });
const aFeed = {
  kind: 'address' as const,
  hint: '',
  allowPrivate: false,
  lastAdded: 0,
  lastMoved: 0,
  lastChanged: 0,
  lastRemoved: 0,
  lastUnreadable: 0,
  createdAt: instant(0),
};
const aFeedItem = { uidKey: Buffer.from('uid'), startsAt: instant(0), endsAt: instant(1), unstable: false, seenAt: instant(0) };
