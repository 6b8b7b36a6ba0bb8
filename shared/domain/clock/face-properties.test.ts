import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { aBookedDay, aBreak, aClockDay, aRun, aSession, at } from '../../../tests/support/a-clock-day.ts';
import { duration, instant, minutes, seconds, type Instant } from '../time.ts';
import { clientFace } from './client-face.ts';
import { clockFace, type ClockFace } from './face.ts';
import { holdItem, markItem } from './item-commands.ts';
import { adjustEnd, finishItem, pauseSession, resumeSession, startItem, startNext } from './run-commands.ts';
import { defaultClockSettings, type ClockSettings, type ClockSnapshot, type PlannedItem } from './snapshot.ts';

const DAY_START = at('09:00');

const itemsArb: fc.Arbitrary<PlannedItem[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('session', 'session', 'session', 'booking', 'break'),
      unpaid: fc.constantFrom(0, 90_000, 1_337_000),
      gap: fc.integer({ min: -20 * 60_000, max: 40 * 60_000 }), // negative: double-booked
      length: fc.integer({ min: 1, max: 150 * 60_000 }),
      windDown: fc.constantFrom(0, 90_000, 600_000),
      finalWarning: fc.constantFrom(0, 61_500, 180_000),
      turnover: fc.constantFrom(0, 900_000),
      held: fc.boolean(),
      outcome: fc.constantFrom('planned', 'planned', 'planned', 'planned', 'noShow', 'cancelled'),
    }),
    { maxLength: 6 },
  )
  .map((parts) => {
    let cursor: number = DAY_START;
    const items = parts.map(({ kind, unpaid, gap, length, windDown, finalWarning, turnover, held, outcome }, index) => {
      const startsAt = instant(Math.max(DAY_START, cursor + gap));
      const endsAt = instant(startsAt + length);
      cursor = endsAt;
      const traits = { id: `i${index}`, startsAt, endsAt, turnover: duration(turnover), held, outcome } as const;
      const phases = { windDown: duration(windDown), finalWarning: duration(finalWarning) };
      if (kind === 'booking') return aBookedDay({ ...traits, ...phases, unpaidBreak: duration(unpaid), held: false, outcome: 'planned' });
      return kind === 'break' ? aBreak(traits) : aSession({ ...traits, ...phases });
    });
    return items.sort((one, other) => one.startsAt - other.startsAt);
  });

const settingsArb: fc.Arbitrary<ClockSettings> = fc
  .record({
    showSeconds: fc.constantFrom('lastMinute', 'always', 'never'),
    autoAdvance: fc.constantFrom('tap', 'followClock'),
    freezeAtZero: fc.boolean(),
    showPlainClockWhenIdle: fc.boolean(),
    nudgeAfter: fc.constantFrom(seconds(60), seconds(7.5)),
  })
  .map((settings): ClockSettings => Object.assign({}, defaultClockSettings, settings));

type Deed = (snapshot: ClockSnapshot, now: Instant) => ReturnType<typeof startItem>;

const deedArb: fc.Arbitrary<Deed> = fc.oneof(
  fc.nat({ max: 5 }).map(
    (index): Deed =>
      (snapshot, now) =>
        startItem(snapshot, `i${index}`, now),
  ),
  fc.constantFrom<Deed>(startNext, pauseSession, resumeSession, finishItem),
  fc.integer({ min: -900_000, max: 900_000 }).map(
    (by): Deed =>
      (snapshot, now) =>
        adjustEnd(snapshot, duration(by), now),
  ),
  fc.nat({ max: 5 }).map(
    (index): Deed =>
      (snapshot) =>
        holdItem(snapshot, `i${index}`),
  ),
  fc.nat({ max: 5 }).map(
    (index): Deed =>
      (snapshot) =>
        markItem(snapshot, `i${index}`, 'skipped'),
  ),
);

interface Lived {
  readonly snapshot: ClockSnapshot;
  readonly now: Instant;
}

/** A day some way in: any items, any settings, any commands at any times. */
const livedDayArb: fc.Arbitrary<Lived> = fc
  .record({
    items: itemsArb,
    settings: settingsArb,
    deeds: fc.array(fc.tuple(deedArb, fc.nat({ max: 5_400_000 })), { maxLength: 8 }),
    rest: fc.integer({ min: 0, max: 7_200_000 }),
  })
  .map(({ items, settings, deeds, rest }) => {
    let snapshot = aClockDay(items, [], settings);
    let now = instant(DAY_START - minutes(15));
    for (const [deed, wait] of deeds) {
      const result = deed(snapshot, now);
      if (result.ok) snapshot = result.snapshot;
      now = instant(now + wait);
    }
    return { snapshot, now: instant(now + rest) };
  });

/** What a screen paints; the plan of its next look is not part of it. */
function painted(face: ClockFace) {
  return { ...face, nextChangeAt: null };
}

test('a face holds at every instant before its next change, and differs at it', () => {
  fc.assert(
    fc.property(
      livedDayArb,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), { maxLength: 5 }),
      ({ snapshot, now }, shares) => {
        const face = clockFace(snapshot, now);
        const next = face.nextChangeAt ?? instant(now + minutes(600));
        expect(next).toBeGreaterThan(now);

        for (const share of [...shares, 1 - 1e-12]) {
          const between = instant(Math.min(next - 1, now + Math.floor(share * (next - now))));
          expect(clockFace(snapshot, between)).toEqual(face);
        }
        if (face.nextChangeAt !== null) expect(painted(clockFace(snapshot, next))).not.toEqual(painted(face));
      },
    ),
    { numRuns: 1_000 },
  );
});

test('in the pause of a booking a face holds until its next change, before and after the agreed break is used up', () => {
  const given = {
    unpaid: fc.integer({ min: 0, max: 3_600_000 }),
    windDown: fc.constantFrom(0, 90_000, 600_000),
    finalWarning: fc.constantFrom(0, 61_500, 180_000),
    pausedAfter: fc.integer({ min: 1, max: 3_600_000 }),
    lookedAfter: fc.integer({ min: 0, max: 7_200_000 }),
    showSeconds: fc.constantFrom('lastMinute', 'always', 'never'),
    share: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  } as const;
  fc.assert(
    fc.property(fc.record(given), ({ unpaid, windDown, finalWarning, pausedAfter, lookedAfter, showSeconds, share }) => {
      const traits = { unpaidBreak: duration(unpaid), windDown: duration(windDown), finalWarning: duration(finalWarning) };
      const booking = aBookedDay({ endsAt: at('10:00:30'), ...traits });
      const pausedAt = instant(booking.startsAt + pausedAfter);
      const run = aRun({ itemId: booking.id, startedAt: booking.startsAt, pauses: [{ from: pausedAt, to: null }] });
      const day = aClockDay([booking], [run], { showSeconds });
      const now = instant(pausedAt + lookedAfter);
      const face = clockFace(day, now);
      const next = instant(face.nextChangeAt ?? 0);

      expect(next).toBeGreaterThan(now);
      for (const between of [Math.min(next - 1, now + Math.floor(share * (next - now))), next - 1])
        expect(clockFace(day, instant(between))).toEqual(face);
      expect(painted(clockFace(day, next))).not.toEqual(painted(face));
    }),
    { numRuns: 2_000 },
  );
});

test('the client view holds until its own next change too', () => {
  const viewArb = fc.record({ shows: fc.constantFrom('digits', 'bar'), endTime: fc.boolean() });
  fc.assert(
    fc.property(livedDayArb, viewArb, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), ({ snapshot, now }, view, share) => {
      const shownAt = (when: Instant) => clientFace(clockFace(snapshot, when), view, when);
      const face = shownAt(now);
      const next = face.nextChangeAt ?? instant(now + minutes(600));

      expect(shownAt(instant(Math.min(next - 1, now + Math.floor(share * (next - now)))))).toEqual(face);
    }),
    { numRuns: 500 },
  );
});

const turnoverDay = [aSession(), aSession({ id: 's2', startsAt: at('15:15') })];

test.each([
  ['idle', aClockDay([]), '12:00'],
  ['waiting', aClockDay(turnoverDay), '13:52:07'],
  ['due', aClockDay(turnoverDay), '14:07'],
  ['running', aClockDay(turnoverDay, [aRun({ startedAt: at('14:03'), lateStart: 'split', added: minutes(1) })]), '14:30'],
  ['windDown', aClockDay(turnoverDay, [aRun({ pauses: [{ from: at('14:10'), to: at('14:12') }] })]), '14:55'],
  ['final', aClockDay(turnoverDay, [aRun()]), '14:59:31'],
  ['overtime', aClockDay(turnoverDay, [aRun()]), '15:02'],
  ['paused', aClockDay(turnoverDay, [aRun({ pauses: [{ from: at('14:10'), to: null }] })]), '14:55'],
  ['turnover', aClockDay(turnoverDay, [aRun({ finishedAt: at('15:01') })]), '15:06'],
  ['break', aClockDay([aBreak()]), '13:10'],
  ['dayDone', aClockDay(turnoverDay, [aRun({ finishedAt: at('15:01') })]), '17:00'],
] as const)('killed while %s, the clock comes back with the same face from what was stored', (phase, snapshot, now) => {
  const face = clockFace(JSON.parse(JSON.stringify(snapshot)) as ClockSnapshot, at(now));

  expect(face.phase).toBe(phase);
  expect(face).toEqual(clockFace(snapshot, at(now)));
});

test('snapshots and faces lose nothing on their way through storage or a wire', () => {
  fc.assert(
    fc.property(livedDayArb, ({ snapshot, now }) => {
      const face = clockFace(snapshot, now);

      expect(clockFace(JSON.parse(JSON.stringify(snapshot)) as ClockSnapshot, now)).toEqual(face);
      expect(JSON.parse(JSON.stringify(face))).toEqual(face);
    }),
    { numRuns: 500 },
  );
});

test('two windows that look at different rhythms agree whenever both look', () => {
  fc.assert(
    fc.property(livedDayArb, fc.array(fc.nat({ max: 600_000 }), { maxLength: 10 }), ({ snapshot, now }, waits) => {
      let when = now;
      const first = structuredClone(snapshot);
      for (const wait of waits) {
        clockFace(first, when); // a look more on one side changes nothing
        when = instant(when + wait);
        expect(clockFace(first, when)).toEqual(clockFace(snapshot, when));
      }
    }),
    { numRuns: 200 },
  );
});

const script: readonly (readonly [time: string, deed: Deed])[] = [
  ['09:00:20.137', (snapshot, now) => startItem(snapshot, 'a', now)],
  ['09:20', pauseSession],
  ['09:24:10', resumeSession],
  ['09:50', (snapshot, now) => adjustEnd(snapshot, minutes(5), now)],
  ['10:11:03', finishItem],
  ['10:31', (snapshot, now) => startItem(snapshot, 'b', now, 'fullLength')],
  ['11:30', finishItem],
];
const scriptedItems = [
  aSession({ id: 'a', startsAt: at('09:00') }),
  aSession({ id: 'b', startsAt: at('10:15') }),
  aBreak({ id: 'lunch', startsAt: at('11:45') }),
  aSession({ id: 'c', startsAt: at('12:15'), endsAt: at('12:45') }),
];

test.each(['lastMinute', 'always', 'never'] as const)(
  'a window that sleeps until the next change paints what one that looks all the time sees (%s)',
  (showSeconds) => {
    let snapshot = aClockDay(scriptedItems, [], { showSeconds });
    let sleeping = clockFace(snapshot, at('08:30'));
    let paints = 0;
    let deeds = 0;

    for (let now: number = at('08:30'); now < at('13:00'); now += 331) {
      const due = script[deeds];
      if (due && at(due[0]) <= now) {
        const result = due[1](snapshot, at(due[0]));
        if (!result.ok) throw new Error(result.refusal);
        snapshot = result.snapshot;
        sleeping = clockFace(snapshot, instant(now)); // a change wakes every window
        deeds += 1;
      }
      if (sleeping.nextChangeAt !== null && sleeping.nextChangeAt <= now) {
        sleeping = clockFace(snapshot, sleeping.nextChangeAt); // the paint is of the instant that was due
        paints += 1;
      }
      const awake = clockFace(snapshot, instant(now));
      if (JSON.stringify(awake) !== JSON.stringify(sleeping)) expect(sleeping).toEqual(awake);
    }

    expect(deeds).toBe(script.length);
    expect(paints).toBeLessThan(showSeconds === 'always' ? 16_000 : 2_000);
  },
);

test('a run of a foreign item is passed over', () => {
  expect(clockFace(aClockDay([], [aRun({ itemId: 'gone' })]), at('14:30')).phase).toBe('dayDone');
});
