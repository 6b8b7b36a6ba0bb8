import { openStore } from '../../main/db/open-store.ts';
import { minutes } from '../../shared/domain/time.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { at, openDay, type ReachedState } from './clock-day.ts';

/**
 * A process that brings a profile into one state of the clock, tells its face, and then waits to be killed.
 * Arguments: database file, key as hex, name of the state.
 */
const [file = '', keyHex = '', state = ''] = process.argv.slice(2);
const clock = createFakeClock('2026-11-24T13:30:00Z');
const day = openDay(openStore({ file, key: Buffer.from(keyHex, 'hex') }), clock);
const client = day.clients.create({ name: 'Jane', code: 'J7' });
const session = day.add(at('14:00'), { clientId: client.id, serviceId: day.addService() });
day.add(at('15:30'), { kind: 'break', durationMs: minutes(30) });
const choice = { lateStart: 'fullLength', remember: true } as const;

/** Each goes on from the one before it. */
const steps: Readonly<Record<string, () => void>> = {
  waiting: () => {},
  due: () => clock.advance(minutes(35)),
  held: () => day.service.hold(session),
  running: () => day.service.startItem(session, choice),
  paused: () => {
    clock.advance(minutes(20));
    day.service.pause();
    clock.advance(minutes(3));
  },
  resumed: () => day.service.resume(),
  adjusted: () => day.service.adjust(minutes(-2)),
  windDown: () => clock.advance(minutes(30)),
  final: () => clock.advance(minutes(6)),
  overtime: () => clock.advance(minutes(5)),
  hidden: () => day.service.setHidden({ hidden: true }),
  turnover: () => day.service.finish(),
  break: () => clock.advance(minutes(25)),
  dayDone: () => clock.advance(minutes(40)),
  booked: () => {
    const booking = day.book(clock.now(), { breakMs: minutes(30) });
    day.service.startItem(booking, choice);
    clock.advance(minutes(45));
  },
  bookedBreak: () => {
    day.service.pause();
    clock.advance(minutes(10));
  },
  bookedOver: () => {
    day.service.resume();
    clock.advance(minutes(200));
  },
};

for (const [name, reach] of Object.entries(steps)) {
  reach();
  if (name === state) break;
}
const reached: ReachedState = { now: clock.now(), face: await day.face() };
process.stdout.write(`${JSON.stringify(reached)}\n`);
setInterval(() => undefined, 60_000);
