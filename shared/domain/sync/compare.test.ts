import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish } from '../steps.ts';
import { instant, minutes, plus, type Instant } from '../time.ts';
import { compareEntries, type Comparison } from './compare.ts';
import { effectOf } from './effect.ts';
import type { EntryChange, IncomingEntry, KnownEntry, KnownSession } from './entries.ts';

const now = instant(Date.UTC(2026, 2, 2, 8));
const hour = (count: number): Instant => plus(now, minutes(60 * count));

function anEntry(change: Partial<IncomingEntry> = {}): IncomingEntry {
  const startsAt = change.startsAt ?? hour(24);
  return {
    key: 'a',
    otherKey: null,
    uidKey: 'uid-a',
    unstable: false,
    allDay: false,
    transparent: false,
    cancelled: false,
    kind: 'client',
    firstName: 'Ines',
    title: 'Massage',
    startsAt,
    endsAt: plus(startsAt, minutes(60)),
    ...change,
  };
}

function aKnown(change: Partial<Omit<KnownEntry, 'session'>> & { session?: Partial<KnownSession> | null } = {}): KnownEntry {
  const { startsAt, endsAt, firstName, title } = change.base ?? anEntry();
  const base = { startsAt, endsAt, firstName, title };
  const session =
    change.session === null
      ? null
      : { id: 's-1', ...base, hasNotes: false, hasRun: false, isOff: false, otherSources: 0, ...change.session };
  return { key: 'a', uidKey: 'uid-a', unstable: false, state: 'imported', ...change, base, session };
}

function compare(change: Partial<Comparison>) {
  return finish(
    compareEntries({
      incoming: [],
      known: [],
      others: [],
      from: hour(-24),
      to: hour(24 * 90),
      now,
      complete: true,
      unreadable: new Set(),
      takenBack: new Set(),
      outside: new Set(),
      ...change,
    }),
  );
}

function only(change: Partial<Comparison>): EntryChange {
  const [first, ...others] = compare(change).changes;
  if (!first || others.length > 0) throw new Error(`Expected one change, got ${others.length + (first ? 1 : 0)}`);
  return first;
}

test('an entry never seen is new and ticked', () => {
  expect(only({ incoming: [anEntry()] })).toMatchObject({ group: 'new', ticked: true });
});

test.each([
  [{ cancelled: true }, 'cancelled', false],
  [{ kind: 'cancelled' as const }, 'cancelled', false],
  [{ kind: 'block' as const }, 'block', true],
  [{ transparent: true }, 'transparent', true],
  [{ allDay: true, endsAt: hour(48) }, 'allDay', true],
  [{ allDay: true, endsAt: hour(24 * 4) }, 'tooLong', false],
  [{ endsAt: hour(24) }, 'noLength', false],
])('an entry with %o is not ticked, and says why', (change, reason, selectable) => {
  expect(only({ incoming: [anEntry(change)] })).toMatchObject({ group: 'skipped', ticked: false, reason, selectable });
});

test('a second look at an unchanged feed changes nothing', () => {
  expect(only({ incoming: [anEntry()], known: [aKnown()] })).toMatchObject({ group: 'same' });
});

test('a moved booking is offered, and keeps its identity', () => {
  const moved = anEntry({ startsAt: hour(30) });

  expect(only({ incoming: [moved], known: [aKnown()] })).toMatchObject({ group: 'moved', ticked: true, known: { session: { id: 's-1' } } });
});

test('a time that was changed here stands when the feed says nothing new', () => {
  const known = aKnown({ session: { startsAt: hour(25), endsAt: hour(26) } });

  expect(only({ incoming: [anEntry()], known: [known] })).toMatchObject({ group: 'same' });
});

test('a time that was changed on both sides is offered unticked', () => {
  const known = aKnown({ session: { startsAt: hour(25), endsAt: hour(26) } });

  expect(only({ incoming: [anEntry({ startsAt: hour(30) })], known: [known] })).toMatchObject({
    group: 'moved',
    ticked: false,
    conflict: 'movedHere',
  });
});

test('a change that was already made here by hand is no change', () => {
  const known = aKnown({ session: { startsAt: hour(30), endsAt: hour(31) } });

  expect(only({ incoming: [anEntry({ startsAt: hour(30) })], known: [known] })).toMatchObject({ group: 'same' });
});

test('a name that was corrected here is kept, and a new one from the feed is asked about', () => {
  const known = aKnown({ session: { firstName: 'Inês' } });

  expect(only({ incoming: [anEntry()], known: [known] })).toMatchObject({ group: 'same' });
  expect(only({ incoming: [anEntry({ title: 'Facial' })], known: [known] })).toMatchObject({
    group: 'changed',
    ticked: false,
    conflict: 'renamedHere',
  });
});

test('a name that only the feed changed is taken, and one that only was corrected here does not hold back a new time', () => {
  const corrected = aKnown({ session: { firstName: 'Inês' } });

  expect(only({ incoming: [anEntry({ title: 'Facial' })], known: [aKnown()] })).toMatchObject({
    group: 'changed',
    ticked: true,
    conflict: null,
  });
  expect(only({ incoming: [anEntry({ startsAt: hour(30) })], known: [corrected] })).toMatchObject({
    group: 'moved',
    ticked: true,
    conflict: null,
  });
});

test('a session that ran is not moved by the feed', () => {
  const known = aKnown({ session: { hasRun: true } });

  expect(only({ incoming: [anEntry({ startsAt: hour(30) })], known: [known] })).toMatchObject({
    ticked: false,
    selectable: false,
    conflict: 'hasRun',
  });
});

test('a session that was cancelled here stays so, unless its booking gets a new time and the user takes it', () => {
  const known = aKnown({ session: { isOff: true } });

  expect(only({ incoming: [anEntry()], known: [known] })).toMatchObject({ group: 'same' });
  expect(only({ incoming: [anEntry({ startsAt: hour(30) })], known: [known] })).toMatchObject({
    group: 'moved',
    ticked: false,
    selectable: true,
    conflict: 'cancelledHere',
  });
});

test('a cancelled booking is offered for removal', () => {
  expect(only({ incoming: [anEntry({ cancelled: true })], known: [aKnown()] })).toMatchObject({
    group: 'gone',
    ticked: true,
    reason: 'cancelled',
  });
});

test('a session with notes is marked, never removed', () => {
  const known = aKnown({ session: { hasNotes: true } });

  expect(only({ known: [known] })).toMatchObject({ group: 'gone', conflict: 'hasNotes' });
});

test('one missing booking of many is offered for removal', () => {
  const known = [1, 2, 3, 4, 5].map((index) =>
    aKnown({ key: `k${index}`, base: anEntry({ startsAt: hour(24 * index) }), session: { id: `s-${index}` } }),
  );
  const incoming = known.slice(1).map(({ key, base }) => anEntry({ ...base, key }));

  const { changes, brake } = compare({ known, incoming });

  expect(brake).toBe('none');
  expect(changes.filter(({ group }) => group === 'gone')).toMatchObject([{ ticked: true, known: { key: 'k1' } }]);
});

test.each([
  ['is past', { base: anEntry({ startsAt: hour(-20) }) }, {}],
  ['lies beyond the window', { base: anEntry({ startsAt: hour(24 * 91) }) }, {}],
  ['came without a UID', { unstable: true }, {}],
  ['could not be read', {}, { unreadable: new Set(['uid-a']) }],
  ['came in an incomplete feed', {}, { complete: false }],
  ['was moved beyond the window', {}, { outside: new Set(['a']) }],
  ['is still in another feed', { session: { otherSources: 1 } }, {}],
])('an entry that %s is not gone', (_, known, change) => {
  expect(compare({ known: [aKnown(known)], ...change }).changes).toEqual([]);
});

test('an occurrence that the feed takes back is gone even when others are missing by mistake', () => {
  const known = [1, 2, 3, 4, 5, 6, 7, 8].map((index) =>
    aKnown({ key: `k${index}`, base: anEntry({ startsAt: hour(24 * index) }), session: { id: `s-${index}` } }),
  );

  const { changes, brake } = compare({ known, incoming: [anEntry({ key: 'other', startsAt: hour(24 * 20) })], takenBack: new Set(['k3']) });

  expect(brake).toBe('manyGone');
  expect(changes.filter(({ group, ticked }) => group === 'gone' && ticked)).toMatchObject([{ known: { key: 'k3' }, reason: 'cancelled' }]);
});

test('an empty feed after a full one ticks nothing', () => {
  const known = [1, 2, 3].map((index) => aKnown({ key: `k${index}`, session: { id: `s-${index}` } }));

  const { changes, brake } = compare({ known });

  expect(brake).toBe('emptyFeed');
  expect(changes.every(({ group, ticked }) => group === 'gone' && !ticked)).toBe(true);
});

test('the loss of more than five bookings ticks nothing', () => {
  const known = Array.from({ length: 40 }, (_, index) =>
    aKnown({ key: `k${index}`, base: anEntry({ startsAt: hour(24 + index) }), session: { id: `s-${index}` } }),
  );
  const incoming = known.slice(6).map(({ key, base }) => anEntry({ ...base, key }));

  const { changes, brake } = compare({ known, incoming });

  expect(brake).toBe('manyGone');
  expect(changes.filter(({ group, ticked }) => group === 'gone' && ticked)).toEqual([]);
});

test('a row that was refused stays refused but can still be chosen', () => {
  expect(only({ incoming: [anEntry()], known: [aKnown({ state: 'declined', session: null })] })).toMatchObject({
    group: 'skipped',
    reason: 'declined',
    ticked: false,
    selectable: true,
  });
});

test('a session that the user removed does not come back', () => {
  expect(only({ incoming: [anEntry()], known: [aKnown({ session: null })] })).toMatchObject({ group: 'skipped', reason: 'declined' });
});

test('a refused entry that has no length by now cannot be ticked: no session could be made of it', () => {
  const incoming = [anEntry({ endsAt: hour(24) })];

  expect(only({ incoming, known: [aKnown({ state: 'declined', session: null })] })).toMatchObject({
    group: 'skipped',
    reason: 'noLength',
    selectable: false,
  });
});

test('a feed with new UIDs each time doubles nothing', () => {
  const known = aKnown({ key: 'old' });

  expect(only({ incoming: [anEntry({ key: 'fresh', uidKey: 'uid-fresh' })], known: [known] })).toMatchObject({
    group: 'same',
    known: { key: 'old' },
  });
});

test('a single booking that becomes a series keeps its session', () => {
  const incoming = [anEntry({ key: 'a@1', otherKey: () => 'a' }), anEntry({ key: 'a@2', otherKey: () => 'a', startsAt: hour(24 * 8) })];

  const { changes } = compare({ incoming, known: [aKnown()] });

  expect(changes.map(({ group, known }) => [group, known?.session?.id])).toEqual([
    ['same', 's-1'],
    ['new', undefined],
  ]);
});

test('an entry without UID that moved is found again by its nearest start', () => {
  const known = [
    aKnown({ key: 'h1', unstable: true }),
    aKnown({ key: 'h2', unstable: true, base: anEntry({ startsAt: hour(96) }), session: { id: 's-2' } }),
  ];

  const { changes } = compare({ incoming: [anEntry({ key: 'h3', unstable: true, startsAt: hour(25) })], known });

  expect(changes).toMatchObject([{ group: 'moved', known: { key: 'h1' } }]);
});

test('the same booking in a second calendar is linked, not doubled', () => {
  const { startsAt, endsAt } = anEntry();
  const others = [{ id: 's-9', startsAt, endsAt, firstName: null, title: 'Busy' }];

  expect(only({ incoming: [anEntry()], others })).toMatchObject({
    group: 'skipped',
    reason: 'duplicate',
    sameAs: 's-9',
    selectable: false,
  });
});

test('two clients at the same time in one feed are two sessions', () => {
  const { changes } = compare({ incoming: [anEntry(), anEntry({ key: 'b', firstName: 'Omar' })] });

  expect(changes.map(({ group }) => group)).toEqual(['new', 'new']);
});

const incomingEntries = fc
  .uniqueArray(
    fc.record({
      key: fc.stringMatching(/^[a-z]{1,3}$/),
      hours: fc.integer({ min: -20, max: 2_000 }),
      firstName: fc.constantFrom(null, 'Ines', 'Omar'),
      kind: fc.constantFrom('client' as const, 'unknown' as const, 'block' as const),
      unstable: fc.boolean(),
      transparent: fc.boolean(),
    }),
    { selector: ({ key }) => key, maxLength: 30 },
  )
  .map((rows) => rows.map(({ hours, ...row }) => anEntry({ ...row, uidKey: `uid-${row.key}`, startsAt: hour(hours) })));

test('importing everything and comparing again changes nothing, for any feed', () => {
  fc.assert(
    fc.property(incomingEntries, (incoming) => {
      const known = compare({ incoming }).changes.flatMap(({ incoming: entry, ticked }) =>
        entry
          ? [
              aKnown({
                key: entry.key,
                uidKey: entry.uidKey,
                unstable: entry.unstable,
                base: entry,
                state: ticked ? 'imported' : 'declined',
                ...(ticked ? { session: { id: entry.key } } : { session: null }),
              }),
            ]
          : [],
      );

      const again = compare({ incoming, known }).changes;

      expect(again.every(({ group, ticked }) => !ticked && (group === 'same' || group === 'skipped'))).toBe(true);
      expect(again).toHaveLength(incoming.length);
    }),
  );
});

test('every entry of the feed appears once, and no session is claimed twice', () => {
  fc.assert(
    fc.property(incomingEntries, incomingEntries, (before, incoming) => {
      const known = before.map((entry) =>
        aKnown({ key: entry.key, uidKey: entry.uidKey, unstable: entry.unstable, base: entry, session: { id: entry.key } }),
      );

      const { changes } = compare({ incoming, known });

      const shown = changes.flatMap((change) => (change.incoming ? [change.incoming.key] : []));
      expect(new Set(shown)).toEqual(new Set(incoming.map(({ key }) => key)));
      expect(shown).toHaveLength(incoming.length);
      const claimed = changes.flatMap((change) => (change.known ? [change.known.key] : []));
      expect(new Set(claimed).size).toBe(claimed.length);
    }),
  );
});

test('a booking that became a series and got a new title in one go stays the session that it was', () => {
  const change = only({ incoming: [anEntry({ key: 'a@1', otherKey: () => 'a', title: 'Facial' })], known: [aKnown()] });

  expect(change).toMatchObject({ group: 'changed', known: { session: { id: 's-1' } } });
});

test('an unchanged entry is only seen', () => {
  expect(effectOf(only({ incoming: [anEntry()], known: [aKnown()] }), false, 'none')).toEqual({ do: 'see', key: 'a' });
});

test.each([
  ['time', { startsAt: hour(30) }, { startsAt: hour(30), endsAt: hour(31) }],
  ['length', { endsAt: hour(26) }, { endsAt: hour(26) }],
  ['title', { title: 'Facial' }, { title: 'Facial' }],
  ['first name', { firstName: 'Inês' }, { firstName: 'Inês' }],
])('a new %s that the session has already is remembered as what the feed says now', (_, entry, session) => {
  const change = only({ incoming: [anEntry(entry)], known: [aKnown({ session })] });

  expect(effectOf(change, false, 'none')).toMatchObject({ do: 'tie', sessionId: 's-1', entry });
});

test('an entry that comes under a new key is tied to its session by it', () => {
  const change = only({ incoming: [anEntry({ key: 'b', uidKey: 'uid-b' })], known: [aKnown()] });

  expect(effectOf(change, false, 'none')).toMatchObject({ do: 'tie', oldKey: 'a', sessionId: 's-1', entry: { key: 'b' } });
});
