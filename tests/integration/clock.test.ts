import { createRouterClient } from '@orpc/server';
import { expect, onTestFinished, test } from 'vitest';
import type { Store } from '../../main/db/store.ts';
import { createClockRouter } from '../../main/features/clock/router.ts';
import { createImplementer, type WindowRole } from '../../main/rpc.ts';
import type { ClockState } from '../../shared/contract/clock.ts';
import { catchUpOption } from '../../shared/domain/clock/catch-up.ts';
import { clockFace } from '../../shared/domain/clock/face.ts';
import { lateStartOptions } from '../../shared/domain/clock/late-start.ts';
import { sessionRecord } from '../../shared/domain/clock/totals.ts';
import { duration, hours, minutes, plus, seconds, zoneId } from '../../shared/domain/time.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { openTestStore } from '../support/temp-profile.ts';
import { at, openDay, stateOf, type ClinicDay } from './clock-day.ts';
import { eventually } from '../support/eventually.ts';

function aDay({ now = '2026-11-24T13:50:00Z', zone = 'Europe/London' } = {}): ClinicDay {
  const day = openDay(openTestStore().store, createFakeClock(now, zone));
  onTestFinished(day.close);
  return day;
}

const sessionInput = {
  kind: 'session',
  clientId: null,
  serviceId: null,
  title: '',
  durationMs: minutes(60),
  zone: 'Europe/London',
} as const;
const inTime = { lateStart: 'endOnTime', remember: false } as const;

/** How the clock's history would be told: what ran, from when to when. */
async function runsOf({ state }: ClinicDay) {
  return (await state()).runs.map(({ itemId, startedAt, finishedAt, keptBy }) => ({ itemId, startedAt, finishedAt, keptBy }));
}

test('the tray is told the time by the minute, never a name, and nothing once the profile closes', async () => {
  const { add, clients, clock, glances, service } = aDay({ now: '2026-11-24T13:59:00Z' });
  const id = add(at('14:00'), { clientId: clients.create({ name: 'Jane', code: 'J7' }).id, title: 'Deep tissue' });
  await eventually(() => expect(glances.at(-1)).toBe('next 14:00'));
  clock.advance(minutes(1));
  service.startItem(id, inTime);
  await eventually(() => expect(glances.at(-1)).toBe('60 min left, ends 15:00'));

  glances.length = 0;
  clock.advance(seconds(90));
  clock.advance(seconds(90));
  service.close();

  expect(glances).toEqual(['59 min left, ends 15:00', '58 min left, ends 15:00', '57 min left, ends 15:00', null]);
});

test('a session goes from waiting to done, and planned and actual times are kept', async () => {
  const { add, addService, clients, service, clock, face, sessions } = aDay();
  const client = clients.create({ name: 'Jane', code: 'J7' });
  const id = add(at('14:00'), { clientId: client.id, serviceId: addService() });
  const phases: string[] = [];
  const note = async (): Promise<number> => phases.push((await face()).phase);

  await note();
  clock.advance(minutes(11));
  await note();
  service.startItem(id, inTime);
  await note();
  clock.advance(minutes(50));
  await note();
  clock.advance(minutes(7));
  await note();
  clock.advance(minutes(4));
  await note();
  service.finish();
  await note();

  expect(phases).toEqual(['waiting', 'due', 'running', 'windDown', 'final', 'overtime', 'dayDone']);
  expect(sessions.get(id)).toMatchObject({
    status: 'done',
    startsAt: at('14:00'),
    actualStartedAt: at('14:01'),
    actualFinishedAt: at('15:02'),
  });
});

test('the glass shows what the settings allow of the client, and nothing while all is hidden', async () => {
  const { add, clients, service, preferences, face, clock } = aDay();
  const id = add(at('14:00'), { clientId: clients.create({ name: 'Jane', code: 'J7' }).id, title: 'Back', notes: 'private' });
  clock.advance(minutes(10));
  service.startItem(id, inTime);
  const headline = async () => (await face()).headline;

  expect(await headline()).toEqual({ name: 'J.', title: 'Back', colour: null });
  preferences.update({ clock: { nameDisplay: 'firstName', showTitle: false } });
  expect(await headline()).toEqual({ name: 'Jane', title: null, colour: null });
  service.setHidden({ hidden: true });
  expect(await headline()).toEqual({ name: null, title: null, colour: null });
});

test('a late start costs what was shown before the choice, and the choice can be remembered', async () => {
  const { add, addService, service, clock, state, services } = aDay();
  const serviceId = addService();
  const id = add(at('14:00'), { serviceId });
  add(at('15:10'), { serviceId });
  clock.advance(minutes(22));
  const [onTime, full, split] = lateStartOptions(await state(), id, clock.now());

  service.startItem(id, { lateStart: 'fullLength', remember: true });
  const started = clockFace(await state(), clock.now());

  expect([onTime?.endsAt, full?.endsAt, split?.endsAt]).toEqual([at('15:00'), at('15:12'), at('15:06')]);
  expect(started.endsAt).toBe(at('15:12'));
  expect(services.list({ archived: false })[0]?.lateStart).toBe('fullLength');

  service.chooseLateStart({ lateStart: 'split', remember: false });
  expect(clockFace(await state(), clock.now()).endsAt).toBe(at('15:06'));
});

test('a late session gives up what was offered, to catch up, and its record says so', async () => {
  const { add, service, preferences, clock, state } = aDay();
  const id = add(at('14:00'));
  add(at('15:00'));
  clock.advance(minutes(22));
  const offered = catchUpOption(await state(), id, clock.now());

  service.startItem(id, { lateStart: 'fullLength', remember: false, shortenBy: offered?.shortenBy });

  expect(offered).toMatchObject({ shortenBy: minutes(6), endsAt: at('15:06'), nextLateBy: minutes(6) });
  const started = await state();
  expect(clockFace(started, clock.now()).endsAt).toBe(at('15:06'));
  expect(started.runs).toMatchObject([{ itemId: id, lateStart: 'fullLength', added: minutes(-6) }]);
  service.undo();
  expect((await state()).runs).toEqual([]);
  preferences.update({ clock: { catchUpMaxPercent: 0 } });
  expect(catchUpOption(await state(), id, clock.now())).toBeNull();
});

test('what the user sets for the clock is what its rules go by', async () => {
  const { add, service, preferences, clock, state, face } = aDay({ now: '2026-11-24T13:00:00Z' });
  add(at('14:00'));
  preferences.update({ clock: { whenIdle: 'nothing', lateStart: 'split', catchUpMaxPercent: 20, sound: { start: { on: true } } } });

  expect(await face()).toMatchObject({ phase: 'waiting', plainClock: null, digits: null });
  expect((await state()).settings).toMatchObject({ catchUpMaxPercent: 20, sounds: { cues: { start: true, windDown: false } } });
  clock.advance(minutes(70));
  service.startNext();
  expect((await face()).endsAt).toBe(at('15:05'));
});

test('pausing moves the end, extending and shortening too, and each can be taken back', async () => {
  const { add, service, clock, face } = aDay({ now: '2026-11-24T14:00:00Z' });
  service.startItem(add(at('14:00')), inTime);
  const end = async () => (await face()).endsAt;
  clock.advance(minutes(10));
  service.pause();
  clock.advance(minutes(5));
  expect((await face()).phase).toBe('paused');
  service.resume();
  expect(await end()).toBe(at('15:05'));

  service.adjust(minutes(15));
  expect(await end()).toBe(at('15:20'));
  service.adjust(minutes(-5));
  expect(await end()).toBe(at('15:15'));
  service.undo();
  expect(await end()).toBe(at('15:20'));
  service.undo();
  expect(await end()).toBe(at('15:05'));
  service.undo();
  expect((await face()).phase).toBe('paused');
});

test('shortening by more than is left ends now, and never before', async () => {
  const { add, service, clock, face } = aDay({ now: '2026-11-24T14:00:00Z' });
  service.startItem(add(at('14:00')), inTime);
  clock.advance(minutes(20));

  service.adjust(hours(-3));
  expect((await face()).endsAt).toBe(at('14:20'));
  expect(() => service.adjust(minutes(-1))).toThrow('SESSION_FINISHED');
});

test('undoing everything leads back to the day as it was planned', async () => {
  const { add, service, clock, state } = aDay({ now: '2026-11-24T14:00:00Z' });
  const id = add(at('14:00'));
  const other = add(at('15:00'));
  const before = { ...(await state()), version: 0 };
  service.startItem(id, inTime);
  service.pause();
  clock.advance(minutes(1));
  service.resume();
  service.adjust(minutes(5));
  service.finish();
  service.hold(other);
  service.noShow(other);
  for (let count = 0; count < 7; count++) service.undo();

  expect({ ...(await state()), version: 0 }).toEqual(before);
  expect(() => service.undo()).toThrow('NOTHING_TO_UNDO');
});

test('an undo is refused once the schedule changed what it would restore', () => {
  const { add, service, clock, sessions } = aDay({ now: '2026-11-24T14:00:00Z' });
  const id = add(at('14:00'));
  service.startItem(id, inTime);
  clock.advance(minutes(60));
  service.finish();
  sessions.correctActual(id, at('14:00'), at('14:55'));

  expect(() => service.undo()).toThrow('NOTHING_TO_UNDO');
  expect(sessions.get(id).actualFinishedAt).toBe(at('14:55'));
});

test('refused commands say why and change nothing; what is already so is no error', async () => {
  const { add, service, clock, state, sessions } = aDay({ now: '2026-11-24T14:00:00Z' });
  const id = add(at('14:00'));
  const other = add(at('15:00'));
  const cancelled = add(at('16:00'));
  sessions.setStatus(cancelled, 'cancelled');
  const gone = '019ab000-0000-7000-8000-00000000ffff';

  expect(() => service.pause()).toThrow('SESSION_NOT_RUNNING');
  expect(() => service.finish()).toThrow('SESSION_NOT_RUNNING');
  expect(() => service.startItem(gone, inTime)).toThrow('NOT_FOUND');
  expect(() => service.startItem(cancelled, inTime)).toThrow('SESSION_FINISHED');
  service.startItem(id, inTime);
  const { version } = await state();
  expect(() => service.startItem(other, inTime)).toThrow('SESSION_RUNNING');
  expect(() => service.startNext()).toThrow('SESSION_RUNNING');
  service.resume();
  expect((await state()).version).toBe(version);
  clock.advance(minutes(61));
  expect(() => service.pause()).toThrow('SESSION_FINISHED');
});

test('next finishes what is over and starts the session that follows', async () => {
  const day = aDay({ now: '2026-11-24T14:00:00Z' });
  const [first, second] = [day.add(at('14:00')), day.add(at('15:00'))];
  day.service.startNext();
  day.clock.advance(minutes(62));
  day.service.startNext();

  expect(await runsOf(day)).toEqual([
    { itemId: first, startedAt: at('14:00'), finishedAt: at('15:02'), keptBy: 'hand' },
    { itemId: second, startedAt: at('15:02'), finishedAt: null, keptBy: 'hand' },
  ]);
});

test('a missed client is marked, also after a start by mistake, and the schedule shows it', async () => {
  const { add, service, face, sessions } = aDay({ now: '2026-11-24T14:00:00Z' });
  const id = add(at('14:00'));
  service.startItem(id, inTime);
  service.noShow(id);

  expect(sessions.get(id)).toMatchObject({ status: 'noShow', actualStartedAt: null });
  expect((await face()).phase).toBe('dayDone');
});

test('a forgotten start is asked about after the time the user set, and a held one is not', async () => {
  const { add, service, clock, preferences, face } = aDay({ now: '2026-11-24T13:59:00Z' });
  preferences.update({ clock: { nudgeAfterMs: minutes(3) } });
  const id = add(at('14:00'));
  clock.advance(minutes(3));
  expect((await face()).phase).toBe('waiting');
  clock.advance(minutes(1));
  expect(await face()).toMatchObject({ phase: 'due', isHeld: false });

  service.hold(id);
  expect(await face()).toMatchObject({ phase: 'due', isHeld: true });
});

test('following the clock starts and finishes by itself at the planned times', async () => {
  const day = aDay();
  day.preferences.update({ clock: { autoAdvance: 'followClock' } });
  const [first, second] = [day.add(at('14:00')), day.add(at('15:15'))];

  day.clock.advance(minutes(90));

  expect(await runsOf(day)).toEqual([
    { itemId: first, startedAt: at('14:00'), finishedAt: at('15:00'), keptBy: 'clock' },
    { itemId: second, startedAt: at('15:15'), finishedAt: null, keptBy: 'clock' },
  ]);
  expect(day.sessions.get(first).status).toBe('done');
});

test('a sleep or a closed app records the same as watching all along', async () => {
  const history = async (pass: (day: ClinicDay) => ClinicDay) => {
    const day = aDay();
    day.preferences.update({ clock: { autoAdvance: 'followClock' } });
    const ids = [day.add(at('14:00')), day.add(at('15:15')), day.add(at('16:30'))];
    day.clock.advance(minutes(15));
    const after = pass(day);
    return (await runsOf(after)).map(({ itemId, ...run }) => ({ item: ids.indexOf(itemId), ...run }));
  };
  const watched = await history((day) => (day.clock.advance(minutes(80)), day));
  const slept = await history((day) => {
    day.clock.sleep(minutes(80));
    day.service.power('resume');
    return day;
  });
  const closed = await history((day) => {
    day.close();
    day.clock.advance(minutes(80));
    const again = openDay(day.store, day.clock);
    onTestFinished(again.close);
    return again;
  });

  expect(watched).toHaveLength(2);
  expect(slept).toEqual(watched);
  expect(closed).toEqual(watched);
});

test('looking again and again changes nothing', async () => {
  const { add, preferences, service, clock, state } = aDay({ now: '2026-11-24T14:10:00Z' });
  preferences.update({ clock: { autoAdvance: 'followClock' } });
  add(at('14:00'));
  const { version } = await state();
  for (let count = 0; count < 5; count++) {
    clock.advance(seconds(10));
    service.heartbeat();
    service.power('resume');
    service.power('suspend');
  }

  expect((await state()).version).toBe(version);
});

test('undoing a finish takes back the start that followed from it', async () => {
  const day = aDay({ now: '2026-11-24T13:59:00Z' });
  day.preferences.update({ clock: { autoAdvance: 'followClock' } });
  const [first, second] = [day.add(at('14:00')), day.add(at('15:00'))];
  day.service.startItem(first, inTime);
  day.clock.advance(minutes(66));
  day.service.finish();
  expect((await runsOf(day)).map(({ itemId }) => itemId)).toEqual([first, second]);

  day.service.undo();
  expect(await runsOf(day)).toEqual([{ itemId: first, startedAt: at('13:59'), finishedAt: null, keptBy: 'hand' }]);
});

test('a start that was taken back is not made again by the wall clock', async () => {
  const day = aDay({ now: '2026-11-24T14:30:00Z' });
  day.add(at('14:00'));
  day.service.startNext();
  day.preferences.update({ clock: { autoAdvance: 'followClock' } });
  day.service.undo();
  day.clock.advance(minutes(1));
  day.service.heartbeat();

  expect(await runsOf(day)).toEqual([]);
  expect(await day.face()).toMatchObject({ phase: 'due', isHeld: true });
});

test.each([hours(1), hours(-1)])('a clock set by %i ms keeps the time left of a full-length session, and says so', async (movedBy) => {
  const { add, service, clock, state, face, logged } = aDay({ now: '2026-11-24T14:05:00Z' });
  service.startItem(add(at('14:00')), { lateStart: 'fullLength', remember: false });
  clock.advance(minutes(20));
  service.heartbeat();
  const before = await face();

  clock.set(plus(clock.now(), movedBy));
  service.heartbeat();

  expect(await face()).toMatchObject({ phase: before.phase, digits: before.digits });
  expect((await state()).jump).toEqual({ at: clock.now(), movedBy });
  expect(logged).toContain('clock.jump');
  service.adjust(minutes(1));
  expect((await state()).jump).toBeNull();
});

test('a sleep of eight hours is no jump', async () => {
  const { add, service, clock, state } = aDay({ now: '2026-11-24T14:00:00Z' });
  service.startItem(add(at('14:00')), inTime);
  clock.sleep(hours(8));
  service.power('resume');

  const { jump, runs } = await state();
  expect({ jump, startedAt: runs[0]?.startedAt }).toEqual({ jump: null, startedAt: at('14:00') });
});

test.each([
  { night: 'the night that loses an hour', day: '2026-03-29', dayLength: hours(23) },
  { night: 'the night that gains an hour', day: '2026-10-25', dayLength: hours(25) },
])('in $night a session runs its full hour and the day has its true length', async ({ day, dayLength }) => {
  const start = at('00:30', day);
  const { add, service, clock, state, face } = aDay({ now: new Date(start).toISOString() });
  service.startItem(add(start), inTime);
  const lastOfDay = add(plus(start, duration(dayLength - hours(1))));
  const firstOfNext = add(plus(start, dayLength));

  clock.advance(minutes(59));
  expect(await face()).toMatchObject({ phase: 'final', remaining: minutes(1), endsAt: plus(start, hours(1)) });
  const ids = (await state()).items.map(({ id }) => id);
  expect(ids).toContain(lastOfDay);
  expect(ids).not.toContain(firstOfNext);
});

test('at midnight the next day begins by itself, and a session still running comes along', async () => {
  const { add, service, clock, state, face } = aDay({ now: '2026-11-24T21:00:00Z' });
  const running = add(at('21:00'));
  add(at('09:00', '2026-11-24'));
  const tomorrow = add(at('09:00', '2026-11-25'));
  service.startItem(running, inTime);
  clock.advance(hours(5));

  expect((await state()).items.map(({ id }) => id)).toEqual([running, tomorrow]);
  expect((await face()).phase).toBe('overtime');
  service.finish();
  expect((await state()).items.map(({ id }) => id)).toEqual([tomorrow]);
});

test('in a moved zone the day is that of the new place, and a running session is untouched', async () => {
  const { add, service, clock, state, face } = aDay({ now: '2026-11-24T14:00:00Z' });
  const running = add(at('14:00'));
  const late = add(at('23:00'));
  service.startItem(running, inTime);
  clock.advance(minutes(30));
  const before = await face();
  clock.moveTo(zoneId('Pacific/Apia'));
  service.heartbeat();

  const after = await state();
  expect(after.zone).toBe('Pacific/Apia');
  expect(after.items.map(({ id }) => id)).toEqual([running, late]);
  expect(await face()).toEqual(before);

  clock.moveTo(zoneId('America/St_Johns'));
  service.heartbeat();
  expect((await state()).zone).toBe('America/St_Johns');
});

test('a change in the schedule reaches the clock at once', async () => {
  const { add, service, sessions, clock, state } = aDay({ now: '2026-11-24T14:00:00Z' });
  const id = add(at('16:00'));
  expect((await state()).items).toHaveLength(1);
  sessions.move(id, { startsAt: at('16:30'), durationMs: minutes(30) }, 'one');
  expect((await state()).items[0]).toMatchObject({ startsAt: at('16:30'), endsAt: at('17:00') });
  sessions.remove(id, 'one');
  expect((await state()).items).toEqual([]);
  expect(clock.now()).toBe(at('14:00'));
  expect(() => service.startItem(id, inTime)).toThrow('NOT_FOUND');
});

test('a change that no clock shows is no news', async () => {
  const { add, sessions, state } = aDay({ now: '2026-11-24T14:00:00Z' });
  const id = add(at('16:00'));
  const before = await state();
  sessions.update(id, { ...sessionInput, startsAt: at('16:00'), notes: 'tense' }, 'one');
  add(at('10:00', '2026-11-26'));

  expect(await state()).toEqual(before);
});

test('two windows that watch always have the same face', async () => {
  const { add, service, clock } = aDay({ now: '2026-11-24T14:00:00Z' });
  const id = add(at('14:00'));
  const [one, other] = [service.watch(undefined), service.watch(undefined)];
  const next = async () => {
    const [a, b] = await Promise.all([one.next(), other.next()]);
    expect(a.value).toEqual(b.value);
    return clockFace(a.value as ClockState, clock.now()).phase;
  };

  expect(await next()).toBe('waiting');
  service.startItem(id, inTime);
  expect(await next()).toBe('running');
  service.pause();
  expect(await next()).toBe('paused');
});

test('hidden names stay hidden after a restart', async () => {
  const day = aDay();
  day.service.setHidden({ hidden: true });
  day.close();
  const again = openDay(day.store, day.clock);
  onTestFinished(again.close);

  expect((await again.state()).hidden).toBe(true);
});

test('the minutes of a session are kept as they were: planned, actual, late, paused, over', async () => {
  const { add, service, clock, state } = aDay({ now: '2026-11-24T14:05:00Z' });
  const id = add(at('14:00'));
  service.startItem(id, { lateStart: 'split', remember: false });
  clock.advance(minutes(10));
  service.pause();
  clock.advance(minutes(4));
  service.resume();
  service.adjust(minutes(5));
  clock.advance(minutes(60));
  service.finish();
  const { items, runs } = await state();

  expect(sessionRecord(items[0]!, runs[0]!, clock.now())).toEqual({
    itemId: id,
    planned: minutes(60),
    actual: minutes(70),
    late: minutes(5),
    overtime: minutes(7.5),
    paused: minutes(4),
    added: minutes(5),
  });
});

test('closing ends every watch and the timer', async () => {
  const day = aDay();
  day.preferences.update({ clock: { autoAdvance: 'followClock' } });
  day.add(at('14:00'));
  const watch = day.service.watch(undefined);
  await watch.next();
  const end = watch.next();
  day.close();
  day.clock.advance(minutes(30));

  expect(await end).toEqual({ done: true, value: undefined });
  await expect(stateOf(day.service)).resolves.toMatchObject({ runs: [] });
});

test('a step that cannot be stored is logged and tried again', async () => {
  const { store } = openTestStore();
  let isFull = false;
  const fragile: Store = {
    read: store.read,
    write: (work) => {
      if (isFull) throw new AppError('DISK_FULL');
      return store.write(work);
    },
  };
  const day = openDay(fragile, createFakeClock('2026-11-24T13:59:00Z'));
  onTestFinished(day.close);
  day.preferences.update({ clock: { autoAdvance: 'followClock' } });
  day.add(at('14:00'));
  isFull = true;
  day.clock.advance(minutes(2));
  expect(day.logged).toContain('clock.look.failed');
  expect(await runsOf(day)).toEqual([]);

  isFull = false;
  day.clock.advance(minutes(1));
  expect((await runsOf(day))[0]).toMatchObject({ startedAt: at('14:00'), keptBy: 'clock' });
});

test('a clock window gets the names it may show, the dashboard all of them', async () => {
  const day = aDay({ now: '2026-11-24T14:00:00Z' });
  day.add(at('14:00'), { clientId: day.clients.create({ name: 'Jane', code: 'J7' }).id });
  const os = createImplementer({ info: () => {}, warn: () => {}, error: () => 'E-TEST' });
  const router = { clock: createClockRouter(os, () => day.service) };
  const namesFor = async (window: WindowRole) => {
    const client = createRouterClient(router, { context: { window } });
    for await (const { items } of await client.clock.watch({}))
      return items.map(({ firstName, initials, code }) => [firstName, initials, code]);
    return null;
  };

  expect({ dashboard: await namesFor('dashboard'), clock: await namesFor('clock') }).toEqual({
    dashboard: [['Jane', 'J.', 'J7']],
    clock: [[null, 'J.', null]],
  });
});

test('a day that cannot be read does not make a failure of what was saved and announced', () => {
  const { store } = openTestStore();
  let isUnreadable = false;
  const read: Store['read'] = new Proxy(store.read, {
    get: (target, name: keyof Store['read']) => {
      if (isUnreadable) throw new AppError('DATABASE_DAMAGED');
      return target[name];
    },
  });
  const day = openDay({ ...store, read }, createFakeClock('2026-11-24T13:50:00Z', 'Europe/London'));
  onTestFinished(day.close);

  isUnreadable = true;
  expect(() => day.announce(['sessions'])).not.toThrow();

  expect(day.logged).toContain('clock.refresh.failed');
});
