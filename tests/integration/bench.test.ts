import { expect, test } from 'vitest';
import { stallRow } from '../../bench/bank.ts';
import { batchRow } from '../../bench/batch.ts';
import { delaysOf, phaseRow } from '../../bench/clock-phases.ts';
import { driftRow, readFigures, ruleDrifts } from '../../bench/clock-drift.ts';
import { idleRows } from '../../bench/clock-idle.ts';
import { scrollRows } from '../../bench/invoice-scroll.ts';
import { packedStartRow } from '../../bench/packed-start.ts';
import { previewRows } from '../../bench/preview.ts';
import { benchRow, median, percentile, tableOf } from '../../bench/rows.ts';
import { importRows } from '../../bench/import.ts';
import { memoryRow } from '../../bench/statements.ts';
import { sizeRows } from '../../bench/size.ts';
import { largeFeed, stallRows } from '../../bench/stall.ts';
import { startRows } from '../../bench/start.ts';
import { frameRows } from '../../bench/update-frames.ts';
import { run as runWeek } from '../../bench/week.ts';
import { zoneAtNoon } from '../../bench/profiles.ts';
import { readFeed } from '../../shared/domain/feed/read-feed.ts';
import { instant, zoneId } from '../../shared/domain/time.ts';

const row = { figure: 'a figure', unit: 'ms', peerName: 'a peer' };

test('a row passes at its limit and not above it', () => {
  expect(benchRow({ ...row, ours: 10, peer: 20, limit: 0.5 })).toMatchObject({ ratio: 0.5, pass: true });
  expect(benchRow({ ...row, ours: 11, peer: 20, limit: 0.5 })).toMatchObject({ ratio: 0.55, pass: false });
});

test('a peer that took nothing, or a figure that is none, gives no row', () => {
  expect(() => benchRow({ ...row, ours: 1, peer: 0, limit: 1 })).toThrow(RangeError);
  expect(() => benchRow({ ...row, ours: Number.NaN, peer: 1, limit: 1 })).toThrow(RangeError);
});

test('the 99th percentile of a hundred is the largest, the median the middle', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);

  expect([percentile(values, 99), median(values), median([3, 1, 2])]).toEqual([100, 51, 2]);
});

test('the table names the row that is over its limit', () => {
  const table = tableOf([benchRow({ ...row, ours: 30, peer: 20, limit: 1 })]).split('\n');

  expect(table).toHaveLength(3);
  expect(table[2]).toMatch(/^\| a figure +\| 30 ms +\| 20 ms +\| a peer +\| 1\.5 +\| 1 +\| OVER \|$/);
});

test('a preview is held against the better peer, its memory over what an idle process takes', () => {
  const ours = { ms: [100, 120, 110], peakKib: [20_480], idleKib: [10_240] };
  const peers = { 'node-ical': { ms: [300], peakKib: [40_960], idleKib: [0] }, 'ical.js': { ms: [200], peakKib: [51_200], idleKib: [0] } };

  expect(previewRows(5, ours, peers)).toMatchObject([
    { ours: 110, peer: 200, peerName: 'ical.js', pass: false },
    { ours: 10, peer: 40, peerName: 'node-ical', pass: true },
  ]);
});

test('an update that costs the clock one frame in ten is over', () => {
  const even = Array.from({ length: 100 }, () => 16.7);
  const slow = [...even.slice(10), ...even.slice(0, 10).map(() => 33.3)];

  expect(frameRows({ updatingMs: even, aloneMs: even }).every(({ pass }) => pass)).toBe(true);
  expect(frameRows({ updatingMs: slow, aloneMs: even })).toMatchObject([{ pass: true }, { pass: false }]);
});

test('scrolling is held against 60 frames a second, its slow frames against those of a plain table', () => {
  const even = Array.from({ length: 100 }, () => 16.7);

  expect(scrollRows({ oursMs: even, plainMs: even })).toMatchObject([{ pass: true }, { ratio: 1, pass: true }]);
  expect(scrollRows({ oursMs: [...even.slice(10), ...even.slice(0, 10).map(() => 33.3)], plainMs: even })).toMatchObject([
    { pass: true },
    { pass: false },
  ]);
  expect(scrollRows({ oursMs: even.map(() => 33.3), plainMs: even })[0]?.pass).toBe(false);
});

test('the worst stall counts, and a reading that was cut short counts for nothing', () => {
  const report = { ms: 1, peakRssKib: 1, items: 1, events: 10, readStallMs: 5, previewStallMs: 20 };

  expect(stallRows(10, [report, { ...report, previewStallMs: 60 }])).toMatchObject([
    { ours: 5, pass: true },
    { ours: 60, pass: false },
  ]);
  expect(() => stallRows(11, [report])).toThrow('Not every event');
});

test('the worst stall while bank lines are matched counts, and a run that found nothing for nothing', () => {
  expect(stallRow(500, [{ stallMs: 20, matched: 9 }, { stallMs: 55, matched: 9 }])).toMatchObject({ ours: 55, pass: false }); // prettier-ignore
  expect(() => stallRow(500, [{ stallMs: 1, matched: 0 }])).toThrow('No line');
});

test('the worst stall while invoices are imported counts, and an import that was cut short for nothing', () => {
  const reports = [{ invoices: 9, importStallMs: 20, undoStallMs: 51 }, { invoices: 9, importStallMs: 30, undoStallMs: 5 }]; // prettier-ignore
  expect(importRows(9, reports)).toMatchObject([{ ours: 30, pass: true }, { ours: 51, pass: false }]); // prettier-ignore
  expect(() => importRows(10, reports)).toThrow('Not every invoice');
});

test('a batch of invoices is held against the same printed and let go, and one that was cut short counts for nothing', () => {
  const reports = { issued: [{ peakMib: 130, invoices: 9 }], printed: [{ peakMib: 100, invoices: 9 }] };
  expect(batchRow(9, reports)).toMatchObject({ ours: 130, peer: 100, pass: false });
  expect(() => batchRow(10, reports)).toThrow('Not every invoice');
});

test('a run of statements is held against the same printed and let go, and one that was cut short counts for nothing', () => {
  const reports = { run: [{ peakMib: 130, statements: 9 }], printed: [{ peakMib: 100, statements: 9 }] };

  expect(memoryRow(9, reports)).toMatchObject({ ratio: 1.3, pass: false });
  expect(() => memoryRow(10, reports)).toThrow('Not every statement');
});

test('the large feed can be read whole', () => {
  const window = { from: instant(Date.UTC(2026, 5, 1)), to: instant(Date.UTC(2026, 7, 30)), zone: zoneId('Europe/London') };
  const reading = readFeed(new TextEncoder().encode(largeFeed(1_000)), window);

  expect(reading).toMatchObject({ eventCount: 1_000, unreadable: [], truncated: { events: false, occurrences: false } });
  expect(reading.occurrences.length).toBeGreaterThan(10);
});

test('a start is held against that of an empty profile', () => {
  expect(startRows({ tenYearsMs: [130, 110, 120], emptyMs: [100, 90, 100] })).toMatchObject([
    { ours: 120, peer: 100, ratio: 1.2, pass: true },
  ]);
});

test('the start of the packed app is the middle of its rounds beside that of the build', () => {
  expect(packedStartRow({ packedMs: [900, 130, 120], unpackedMs: [100, 90, 800] })).toMatchObject({
    ours: 130,
    peer: 100,
    ratio: 1.3,
    pass: true,
  });
  expect(packedStartRow({ packedMs: [131], unpackedMs: [100] })).toMatchObject({ pass: false });
});

test('a week view is measured in a real encrypted file', async () => {
  const rows = await runWeek({ clients: 20, sessions: 4_000, rounds: 5 });

  expect(rows).toMatchObject([{ peerName: 'its bare statement', limit: 2 }]);
});

test('a phase change is late by the time to its first paint, or by its whole length when it was never painted', () => {
  const changes = [
    { at: instant(1_000), phase: 'running' },
    { at: instant(1_500), phase: 'final' },
    { at: instant(2_000), phase: 'running' },
  ] as const;
  const painted = [
    { at: instant(990), phase: 'running' },
    { at: instant(1_020), phase: 'running' },
    { at: instant(2_030), phase: 'running' },
  ] as const;

  expect(delaysOf(changes, painted)).toEqual([20, 500, 30]);
  expect(phaseRow([20, 500, 30])).toMatchObject({ ours: 500, pass: false });
});

test('the rules do not drift over a day, and a clock that did would be over its limit', () => {
  const drifts = ruleDrifts();

  expect(drifts.length).toBeGreaterThan(5_000);
  expect(driftRow('the rules', drifts)).toMatchObject({ ours: 0, pass: true });
  expect(driftRow('the rules', [0, 1])).toMatchObject({ pass: false });
});

test('figures are read as they stand on the page', () => {
  expect(['23h45', '60min', '24:10', '0:00', '+4:12', '+1h05'].map(readFigures)).toEqual([
    85_500_000, 3_600_000, 1_450_000, 0, -252_000, -3_900_000,
  ]);
  expect(() => readFigures('soon')).toThrow(RangeError);
});

test('an idle page is held against one core', () => {
  const before = { wall: 100, tasks: 1, process: 2 };

  expect(idleRows(before, { wall: 200, tasks: 1.5, process: 4 })).toMatchObject([
    { ratio: 0.005, pass: true },
    { ratio: 0.02, pass: false },
  ]);
});

test('scripts alone count for the clock, everything for the whole first load', () => {
  const file = (name: string, length: number) => ({ name, bytes: new Uint8Array(length) });
  const rows = sizeRows([file('a.js', 1_000), file('a.css', 1_000_000)], [file('b.js', 1_000), file('b.css', 1_000)]);

  expect(rows.map(({ ours }) => ours < 0.1)).toEqual([true, true, true]);
  expect(rows[2]?.ours).toBeGreaterThan(rows[1]?.ours ?? Infinity);
});

test.each(['2026-01-01T00:30:00Z', '2026-01-01T09:59:00Z', '2026-01-01T12:00:00Z', '2026-01-01T23:59:00Z'])(
  'at %s there is a zone where it is noon',
  (now) => {
    const hour = new Intl.DateTimeFormat('en-GB', {
      timeZone: zoneAtNoon(instant(Date.parse(now))),
      hour: '2-digit',
      hourCycle: 'h23',
    }).format(new Date(now));

    expect(hour).toBe('12');
  },
);
