import type { LocalDate } from '../time.ts';
import type { Month } from './scheme-year.ts';

/** Where a Form A stands, in the order in which it gets there; rejected and expired end it early. */
export const formAStates = ['draft', 'sent', 'approved', 'paid', 'onFormB', 'submitted', 'confirmed', 'rejected', 'expired'] as const;
export type FormAState = (typeof formAStates)[number];

/** What happened to a form. Its state is worked out from these days and never stored. */
export interface FormAFacts {
  /** Given to the payer to sign. */
  readonly sentOn: LocalDate | null;
  /** Signed by the payer. */
  readonly approvedOn: LocalDate | null;
  /** The day on which the pay came in. */
  readonly paidOn: LocalDate | null;
  /** The month of the Form B that lists it. */
  readonly formB: Month | null;
  readonly submittedOn: LocalDate | null;
  readonly confirmedOn: LocalDate | null;
  readonly rejectedOn: LocalDate | null;
  /** Last day on which it may arrive; null where the ten weeks are suspended. */
  readonly lastReceiptOn: LocalDate | null;
}

export const formAActions = [
  'edit',
  'send',
  'approve',
  'pay',
  'putOnFormB',
  'takeOffFormB',
  'submit',
  'confirm',
  'reject',
  'redraw',
  'delete',
] as const;
export type FormAAction = (typeof formAActions)[number];

/** Why an action is not possible now. */
export type FormAHindrance =
  | 'FORM_SENT'
  | 'FORM_NOT_PAID'
  | 'FORM_NOT_APPROVED'
  | 'FORM_ON_FORM_B'
  | 'FORM_NOT_ON_FORM_B'
  | 'FORM_SUBMITTED'
  | 'FORM_NOT_SUBMITTED'
  | 'FORM_CONFIRMED'
  | 'FORM_REJECTED'
  | 'FORM_NOT_REJECTED';

/**
 * The state on a day. Pay may come before the signature: the furthest fact is shown.
 * What arrives after the last day is expired, unless the authority took it all the same.
 */
export function formAState(facts: FormAFacts, today: LocalDate): FormAState {
  const { sentOn, approvedOn, paidOn, formB, submittedOn, confirmedOn, rejectedOn } = facts;
  if (confirmedOn !== null) return 'confirmed';
  if (rejectedOn !== null) return 'rejected';
  if (isPastTenWeeks(facts, today)) return 'expired';
  if (submittedOn !== null) return 'submitted';
  if (formB !== null) return 'onFormB';
  if (paidOn !== null) return 'paid';
  if (approvedOn !== null) return 'approved';
  return sentOn === null ? 'draft' : 'sent';
}

/**
 * What keeps an action from being done; null when nothing does. What was done in time may be recorded later,
 * so the ten weeks hinder nothing here: the state tells that they are over.
 */
export function formAHindrance(action: FormAAction, facts: FormAFacts): FormAHindrance | null {
  return hindrances[action].find(([hinders]) => hinders(facts))?.[1] ?? null;
}

type Hindrance = readonly [hinders: (facts: FormAFacts) => boolean, code: FormAHindrance];

const confirmed: Hindrance = [({ confirmedOn }) => confirmedOn !== null, 'FORM_CONFIRMED'];
const rejected: Hindrance = [({ rejectedOn }) => rejectedOn !== null, 'FORM_REJECTED'];
const notRejected: Hindrance = [({ rejectedOn }) => rejectedOn === null, 'FORM_NOT_REJECTED'];
const submitted: Hindrance = [({ submittedOn }) => submittedOn !== null, 'FORM_SUBMITTED'];
const notSubmitted: Hindrance = [({ submittedOn }) => submittedOn === null, 'FORM_NOT_SUBMITTED'];
const onFormB: Hindrance = [({ formB }) => formB !== null, 'FORM_ON_FORM_B'];
const notOnFormB: Hindrance = [({ formB }) => formB === null, 'FORM_NOT_ON_FORM_B'];
const given: Hindrance = [({ sentOn, approvedOn }) => sentOn !== null || approvedOn !== null, 'FORM_SENT'];
const notPaid: Hindrance = [({ paidOn }) => paidOn === null, 'FORM_NOT_PAID'];
const notApproved: Hindrance = [({ approvedOn }) => approvedOn === null, 'FORM_NOT_APPROVED'];

const ended = [confirmed, rejected] as const;
const handedIn = [...ended, submitted] as const;

/** In the order in which they are told. The signature may still come while a form waits on its Form B. */
const hindrances: Readonly<Record<FormAAction, readonly Hindrance[]>> = {
  edit: [...handedIn, onFormB, given],
  send: handedIn,
  approve: handedIn,
  pay: [...handedIn, onFormB],
  putOnFormB: [...handedIn, onFormB, notPaid],
  takeOffFormB: [...handedIn, notOnFormB],
  submit: [...handedIn, notOnFormB, notApproved],
  confirm: [...ended, notSubmitted],
  reject: [...ended, notSubmitted],
  redraw: [confirmed, notRejected],
  delete: [...handedIn, onFormB],
};

export type Actor = 'practitioner' | 'payer' | 'authority' | 'nobody';

/** Whose turn it is. */
export function whoMustAct(facts: FormAFacts, today: LocalDate): Actor {
  const state = formAState(facts, today);
  switch (state) {
    case 'draft':
    case 'rejected':
      return 'practitioner';
    case 'sent':
    case 'approved':
      return 'payer';
    case 'paid':
    case 'onFormB':
      return facts.approvedOn === null && facts.sentOn !== null ? 'payer' : 'practitioner';
    case 'submitted':
      return 'authority';
    case 'confirmed':
    case 'expired':
      return 'nobody';
    default:
      return state satisfies never;
  }
}

function isPastTenWeeks({ submittedOn, lastReceiptOn }: FormAFacts, today: LocalDate): boolean {
  return lastReceiptOn !== null && (submittedOn ?? today) > lastReceiptOn;
}
