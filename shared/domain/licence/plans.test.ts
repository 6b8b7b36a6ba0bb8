import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hours, instant, localDate, minutes, plus } from '../time.ts';
import { placeForDevice } from './devices.ts';
import { askGate, askInvoicePdf } from './gate-question.ts';
import { gates, gatesOf, isSellable, neverLimited, plans, planTableOn, planTables } from './plans.ts';
import { nextRefreshAt } from './refresh-time.ts';

const today = localDate('2026-11-22');
const free = { opens: [] };

test('each plan opens what the one below it opens, Pro everything, Free nothing', () => {
  expect(gatesOf('free', today)).toEqual([]);
  expect(gatesOf('pro', today)).toEqual([...gates]);
  expect(gatesOf('pro', today)).toEqual(expect.arrayContaining([...gatesOf('plus', today)]));
  expect(gatesOf('pro', today).filter((gate) => !gatesOf('plus', today).includes(gate))).toEqual([
    'xero',
    'automationApi',
    'supportTickets',
  ]);
});

test('the tables follow each other, name each gate once, and no gate is something that is never limited', () => {
  expect(planTables.map(({ from }) => from)).toEqual(planTables.map(({ from }) => from).toSorted());
  for (const { lines } of planTables) expect(lines.map(({ gate }) => gate).toSorted()).toEqual(gates.toSorted());
  expect(gates.filter((gate) => neverLimited.some((what) => what === (gate as string)))).toEqual([]);
  expect(planTableOn(localDate('1970-01-01'))).toBe(planTables[0]);
});

test('a plan that has nothing yet beyond the one below it is not sold', () => {
  expect(plans.filter((plan) => isSellable(plan, today))).toEqual(['plus']);
});

test('a gate is open with the plan that opens it, and names that plan where it is not', () => {
  for (const plan of plans)
    for (const { gate, opensWith } of planTableOn(today).lines) {
      const opens = gatesOf(plan, today);
      expect(askGate(gate, { opens }, today)).toEqual({ isOpen: opens.includes(gate), opensWith, left: null });
    }
});

test('Free makes three invoice PDFs in a month; each invoice counts once, those of other months do not', () => {
  const issued = ['2026-10-31', '2026-11-01', '2026-11-22', '2025-11-22', '2026-12-01'].map(localDate);
  expect(askInvoicePdf(free, issued, today)).toEqual({ isOpen: true, opensWith: 'plus', left: 1 });
  expect(askInvoicePdf(free, [...issued, today], today)).toEqual({ isOpen: false, opensWith: 'plus', left: 0 });
  expect(askInvoicePdf(free, [...issued, today], localDate('2027-01-01'))).toMatchObject({ isOpen: true, left: 3 });
  expect(
    askInvoicePdf(
      { opens: ['unlimitedInvoicePdfs'] },
      Array.from({ length: 500 }, () => today),
      today,
    ),
  ).toMatchObject({
    isOpen: true,
    left: null,
  });
});

test('however many were issued, Free is open exactly as long as fewer than three are of this month', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => localDate(`2026-11-${String(n).padStart(2, '0')}`));
  const other = fc.constantFrom(localDate('2026-10-30'), localDate('2026-12-01'));
  fc.assert(
    fc.property(fc.array(day, { maxLength: 6 }), fc.array(other, { maxLength: 6 }), (these, others) => {
      const answer = askInvoicePdf(free, [...others, ...these], today);
      expect(answer).toMatchObject({ isOpen: these.length < 3, left: Math.max(0, 3 - these.length) });
    }),
  );
});

const now = instant(Date.parse('2026-11-22T12:00:00Z'));
const device = (id: string, daysAgo: number) => ({ id, lastSeenAt: plus(now, hours(-24 * daysAgo)) });

test('three computers share a licence; a fourth takes the place of one that was not seen for 45 days, or asks', () => {
  expect(placeForDevice([device('a', 0), device('b', 0)], now)).toEqual({ place: 'free' });
  expect(placeForDevice([device('a', 0), device('b', 44.9), device('c', 3)], now)).toEqual({ place: 'none' });
  expect(placeForDevice([device('a', 46), device('b', 45), device('c', 3)], now)).toEqual({ place: 'forgotten', deviceId: 'a' });
});

test('a new licence is asked for a day on, spread over hours; after failures ever later, and within hours again', () => {
  const licence = { refreshAfter: now };
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(50), (chance, failures) => {
      const facts = { licence, failures, lastTriedAt: now };
      const next = nextRefreshAt(facts, chance) - now;
      if (failures === 0) expect(next >= 0 && next < hours(6)).toBe(true);
      else {
        const pause = Math.min(hours(6), minutes(5) * 2 ** (failures - 1));
        expect(next >= Math.floor(pause / 2) && next <= pause).toBe(true);
      }
    }),
  );
  expect(nextRefreshAt({ licence: null, failures: 0, lastTriedAt: null }, 0.5)).toBe(0);
});
