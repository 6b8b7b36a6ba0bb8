import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatesOf, type Plan } from '../../../shared/domain/licence/plans.ts';
import { instant, zoneId, type Instant } from '../../../shared/domain/time.ts';
import { createPlanService, type PlanDeps } from './service.ts';

const at = (text: string): Instant => instant(Date.parse(text));
const noon = at('2026-11-22T12:00:00Z');

function aService({ plan = 'free', issued = [], ...traits }: Partial<PlanDeps> & { plan?: Plan; issued?: readonly Instant[] } = {}) {
  return createPlanService({
    clock: { now: () => noon },
    zone: () => zoneId('Europe/London'),
    standing: () => ({ plan, opens: gatesOf(plan, '2026-11-22' as never) }),
    isSample: false,
    issuedSince: (from) => issued.filter((one) => one >= from),
    ...traits,
  });
}

const leftAfter = (...issued: readonly string[]): number | null | undefined =>
  aService({ issued: issued.map(at) })
    .look()
    .gates.find(({ gate }) => gate === 'unlimitedInvoicePdfs')?.left;

test('Free has three invoices a month, and nothing that comes with a plan', () => {
  expect(aService().look()).toEqual({
    isSample: false,
    plan: 'free',
    freeInvoicePdfsPerMonth: 3,
    gates: [
      { gate: 'unlimitedInvoicePdfs', isOpen: true, opensWith: 'plus', left: 3 },
      { gate: 'reminders', isOpen: false, opensWith: 'plus', left: null },
      { gate: 'pensionForms', isOpen: false, opensWith: 'plus', left: null },
    ],
  });
});

test('what was issued this month by the user’s own days is taken off, and never more than there is', () => {
  expect(leftAfter('2026-11-01T00:00:00Z', '2026-10-31T23:59:59Z')).toBe(2);
  expect(leftAfter('2026-11-22T11:00:00Z', '2026-11-02T11:00:00Z', '2026-11-03T11:00:00Z', '2026-11-03T12:00:00Z')).toBe(0);
  // In New York it is still October then.
  const service = aService({ issued: [at('2026-11-01T03:00:00Z')], zone: () => zoneId('America/New_York') });
  expect(service.look().gates[0]).toMatchObject({ left: 3 });
});

test('the refusal names the gate, the plan that opens it and what is left', () => {
  const issued = [1, 2, 3].map((day) => at(`2026-11-0${day}T12:00:00Z`));
  const closed = (gate: 'unlimitedInvoicePdfs' | 'reminders' | 'pensionForms', left: number | null) =>
    expect(() => aService({ issued }).require(gate)).toThrow(
      expect.objectContaining({ code: 'PLAN_NEEDED', details: { gate, opensWith: 'plus', left } }),
    );
  closed('unlimitedInvoicePdfs', 0);
  closed('reminders', null);
  closed('pensionForms', null);
});

test.each([['plus', {}], ['pro', {}], ['free', { isSample: true }]] as const)('with %s %o everything that is built is open, and nothing is counted', (plan, traits) => {
  const issued = Array.from({ length: 50 }, () => noon);
  const service = aService({ plan, issued, ...traits });

  for (const { gate, isOpen, left } of service.look().gates) {
    expect({ gate, isOpen, left }).toEqual({ gate, isOpen: true, left: null });
    service.require(gate);
  }
}); // prettier-ignore

test('a plan that opens everything never looks at the invoices', () => {
  const service = aService({
    plan: 'plus',
    issuedSince: () => {
      throw new Error('looked');
    },
  });
  service.require('unlimitedInvoicePdfs');
  expect(service.isOpen('unlimitedInvoicePdfs')).toBe(true);
});

test('looking, asking and refusing always agree', () => {
  const gates = fc.constantFrom('unlimitedInvoicePdfs', 'reminders', 'pensionForms', 'xero');
  const issued = fc.array(fc.integer({ min: 1, max: 30 }).map((day) => at(`2026-11-${String(day).padStart(2, '0')}T12:00:00Z`)), { maxLength: 6 }); // prettier-ignore
  fc.assert(
    fc.property(gates, fc.constantFrom('free', 'plus', 'pro'), issued, (gate, plan, dates) => {
      const service = aService({ plan, issued: dates });
      const told = service.look().gates.find((one) => one.gate === gate);
      const isOpen = service.isOpen(gate);
      if (told) expect(told.isOpen).toBe(isOpen);
      if (isOpen) service.require(gate);
      else expect(() => service.require(gate)).toThrow(expect.objectContaining({ code: 'PLAN_NEEDED' }));
    }),
  );
});
