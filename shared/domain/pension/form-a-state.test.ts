import { expect, test } from 'vitest';
import { formFacts } from '../../../tests/support/pension-work.ts';
import { localDate } from '../time.ts';
import { formAActions, formAHindrance, formAState, whoMustAct, type FormAFacts } from './form-a-state.ts';
import { month } from './scheme-year.ts';

const on = localDate('2026-07-01');
const steps: readonly Partial<FormAFacts>[] = [
  {},
  { sentOn: on },
  { approvedOn: on },
  { paidOn: on },
  { formB: month('2026-07') },
  { submittedOn: on },
  { confirmedOn: on },
];
const story = steps.map((_, index) => formFacts(Object.assign({}, ...steps.slice(0, index + 1)) as Partial<FormAFacts>));

test('a form goes from draft to confirmed, and at each step it is somebody’s turn', () => {
  expect(story.map((facts) => formAState(facts, on))).toEqual(['draft', 'sent', 'approved', 'paid', 'onFormB', 'submitted', 'confirmed']);
  expect(story.map((facts) => whoMustAct(facts, on))).toEqual([
    'practitioner',
    'payer',
    'payer',
    'practitioner',
    'practitioner',
    'authority',
    'nobody',
  ]);
});

test('what may be done at each step, and why the rest may not', () => {
  const allowed = story.map((facts) => formAActions.filter((action) => formAHindrance(action, facts) === null).join(' '));

  expect(allowed).toEqual([
    'edit send approve pay delete',
    'send approve pay delete',
    'send approve pay delete',
    'send approve pay putOnFormB delete',
    'send approve takeOffFormB submit',
    'confirm reject',
    '',
  ]);
  expect(formAActions.map((action) => formAHindrance(action, formFacts()))).toEqual([
    null,
    null,
    null,
    null,
    'FORM_NOT_PAID',
    'FORM_NOT_ON_FORM_B',
    'FORM_NOT_ON_FORM_B',
    'FORM_NOT_SUBMITTED',
    'FORM_NOT_SUBMITTED',
    'FORM_NOT_REJECTED',
    null,
  ]);
  expect(formAHindrance('delete', formFacts({ formB: month('2026-07') }))).toBe('FORM_ON_FORM_B');
  expect(formAHindrance('delete', formFacts({ submittedOn: on }))).toBe('FORM_SUBMITTED');
});

test('a form that was paid before the practice was given it to sign is the practitioner’s turn', () => {
  expect(whoMustAct(formFacts({ paidOn: on }), on)).toBe('practitioner');
  expect(whoMustAct(formFacts({ paidOn: on, formB: month('2026-07') }), on)).toBe('practitioner');
});

test('pay may come before the signature, but nothing is handed in without it', () => {
  const paid = formFacts({ sentOn: on, paidOn: on, formB: month('2026-07') });

  expect([formAState(paid, on), whoMustAct(paid, on), formAHindrance('submit', paid), formAHindrance('approve', paid)]).toEqual([
    'onFormB',
    'payer',
    'FORM_NOT_APPROVED',
    null,
  ]);
});

test('a rejected form can only be drawn again', () => {
  const rejected = formFacts({ submittedOn: on, rejectedOn: on });

  expect(formAState(rejected, on)).toBe('rejected');
  expect(formAActions.filter((action) => formAHindrance(action, rejected) === null)).toEqual(['redraw']);
  expect(whoMustAct(rejected, on)).toBe('practitioner');
});

test('day 70 is the last, day 71 is lost, unless it was handed in by then or confirmed all the same', () => {
  const [last, after] = [localDate('2026-08-11'), localDate('2026-08-12')];

  expect([last, after].map((today) => formAState(formFacts({ sentOn: on }), today))).toEqual(['sent', 'expired']);
  expect([last, after].map((submittedOn) => formAState(formFacts({ submittedOn }), after))).toEqual(['submitted', 'expired']);
  expect(formAState(formFacts({ submittedOn: after, confirmedOn: after }), after)).toBe('confirmed');
  expect(formAState(formFacts({ lastReceiptOn: null }), after)).toBe('draft');
  expect(whoMustAct(formFacts({ sentOn: on }), after)).toBe('nobody');
});
