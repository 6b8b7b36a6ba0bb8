import type { AskedWork, Engagement } from '../../../shared/contract/pension-choices.ts';
import { hindersNo } from '../../../shared/domain/pension/all-or-none.ts';
import {
  heldIntent,
  isImpossible,
  judgeEngagement,
  sixMonthsRule,
  type EngagementFacts,
  type PensionIntent,
} from '../../../shared/domain/pension/eligibility.ts';
import { areaOf, type PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { schemeYearOf } from '../../../shared/domain/pension/scheme-year.ts';
import { hours, localDate, minus, plus, zoneId, type Instant, type LocalDate } from '../../../shared/domain/time.ts';
import { addDays, dayOf } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { aroundDays, askedDrafts, choosableWork, payerOf, type BookingRow, type ChoosableWork } from './choice-store.ts';
import { dayOfWork, lookAt, type Judged, type Look, type WorkToJudge } from './look.ts';

/** A piece of work before it is saved. */
export interface WorkAsked extends Pick<EngagementFacts, 'arrangement' | 'task' | 'workedOn'> {
  readonly identityId: string | null;
  readonly organisationId: string;
  readonly exceptIds: readonly string[];
}

/** What the rules say of work. Null where the pension is no concern of who works, or the organisation is gone. */
export function engagementOf(db: ReadDb, rates: PensionRates, asked: WorkAsked): Engagement | null {
  const look = lookAt(db, rates);
  const work = workOf(db, asked);
  const judged = work && look.judge(work);
  if (!work || !judged) return null;
  const { eligibility, facts, usual } = judged;
  const { route, reason } = eligibility;
  const { isSixMonths } = judgeEngagement({ ...facts, daysAtPayer: daysAt(db, asked, judged) });
  return {
    usual,
    route,
    reason,
    isImpossible: isImpossible(eligibility),
    sixMonths: isSixMonths ? sixMonthsRule(facts.nation, rates).value : null,
    allOrNone: route === 'forms' ? allOrNoneOf(look, work, judged) : null,
  };
}

/** What invoices ask of the pension. */
export function invoiceChoices(db: ReadDb, rates: PensionRates) {
  const look = lookAt(db, rates);
  return {
    choiceOf: (booking: BookingRow, payer: WorkToJudge['payer']): PensionIntent => choiceOfBooking(look, { booking, payer }),
    usual: (identityId: string, payer: WorkToJudge['payer'], workedOn: LocalDate): PensionIntent =>
      look.judge({ identityId, payer, workedOn, arrangement: 'soleTrader', task: 'deputising', exceptIds: [] })?.usual ?? 'no',
    requireNoAllowed: (identityId: string, payer: WorkToJudge['payer'], bookings: readonly BookingRow[]): void => {
      const exceptIds = bookings.map(({ id }) => id);
      for (const booking of bookings) requireNoAllowed(look, { ...booking, identityId, payer, workedOn: dayOfWork(booking), exceptIds });
    },
  };
}

/** Yes, no or ask for a booking, as it says or as is usual. */
export function choiceOfBooking(
  look: Look,
  { booking, payer }: { readonly booking: BookingRow; readonly payer: WorkToJudge['payer'] },
): PensionIntent {
  const judged = look.judge({ ...booking, payer, workedOn: dayOfWork(booking), exceptIds: [booking.id] });
  return judged ? heldIntent(judged.eligibility, booking.pensionChoice, judged.usual) : 'no';
}

/**
 * Which other bookings a yes or no reaches: where it is all or none, those of the year that nothing bills and that say otherwise.
 * Those that say nothing follow by themselves.
 *
 * @throws AppError PENSION_IMPOSSIBLE, and PENSION_ALL_OR_NONE for a no beside forms that stand
 */
export function reachedByChoice(db: ReadDb, rates: PensionRates, asked: WorkAsked, choice: PensionIntent): readonly string[] {
  const look = lookAt(db, rates);
  const work = workOf(db, asked);
  const judged = work && look.judge(work);
  const isRefused = judged ? isImpossible(judged.eligibility) : !['soleTrader', 'paye'].includes(asked.arrangement);
  if (choice === 'yes' && isRefused) throw new AppError('PENSION_IMPOSSIBLE');
  const beside = work && judged?.eligibility.route === 'forms' && choice !== 'ask' ? look.beside(work) : null;
  if (beside === null) return [];
  if (choice === 'no' && beside.forms > 0) throw new AppError('PENSION_ALL_OR_NONE', { forms: beside.forms });
  return beside.others.flatMap(({ id, isBilled, said }) => (isBilled || said === null || said === choice ? [] : [id]));
}

/** @throws AppError PENSION_ALL_OR_NONE for work on a draft that says no where other work of the year is pensioned */
function requireNoAllowed(look: Look, work: WorkToJudge): void {
  const judged = look.judge(work);
  const beside = judged?.eligibility.route === 'forms' ? look.beside(work) : null;
  if (judged && beside && hindersNo(beside, judged.person.isPensioned)) throw new AppError('PENSION_ALL_OR_NONE', { forms: beside.forms });
}

/** How far back and ahead unanswered work is looked for. */
const lookAround = hours(400 * 24);

/** Work of which it is still to be said whether it is pensioned, oldest first. */
export function askedWork(db: ReadDb, rates: PensionRates, now: Instant): readonly AskedWork[] {
  const look = lookAt(db, rates);
  const span = { from: minus(now, lookAround), to: plus(now, lookAround) };
  const found = choosableWork(db, { ...span, states: ['confirmed', 'delivered'], organisationId: null });
  const drafts = askedDrafts(db).map(({ id, organisation, identityId, kind, nation, workedOn }): AskedWork => {
    const day = workedOn === null ? null : localDate(workedOn);
    const work = { identityId, payer: { kind, nation }, workedOn: day ?? dayOf(now, zoneId('UTC')) };
    const judged = look.judge({ ...work, arrangement: 'soleTrader', task: 'deputising', exceptIds: [] });
    return { what: 'draft', id, organisation, title: '', workedOn: day, reason: judged?.eligibility.reason ?? 'PRACTICE_LOCUM' };
  });
  return [...found.flatMap((work) => askedBooking(look, work)), ...drafts].sort(byDay);
}

function askedBooking(look: Look, { booking, organisation, billed }: ChoosableWork): readonly AskedWork[] {
  if (billed !== null || choiceOfBooking(look, { booking, payer: organisation }) !== 'ask') return [];
  const workedOn = dayOfWork(booking);
  const judged = look.judge({ ...booking, payer: organisation, workedOn, exceptIds: [booking.id] });
  if (judged === null) return [];
  const { id, name } = organisation;
  const { reason } = judged.eligibility;
  return [{ what: 'booking', id: booking.id, organisation: { id, name }, title: booking.title, workedOn, reason }];
}

function workOf(db: ReadDb, { organisationId, ...asked }: WorkAsked): WorkToJudge | null {
  const payer = payerOf(db, organisationId);
  return payer && { ...asked, payer };
}

function allOrNoneOf(look: Look, work: WorkToJudge, { person }: Judged): Engagement['allOrNone'] {
  const beside = look.beside(work);
  if (beside === null) return null;
  const count = (choice: PensionIntent, billed: boolean): number =>
    beside.others.filter(({ said, isBilled }) => said === choice && isBilled === billed).length;
  return {
    area: areaOf(work.payer.nation),
    schemeYear: schemeYearOf(work.workedOn),
    open: { yes: count('yes', false), no: count('no', false), ask: count('ask', false) },
    billed: { yes: count('yes', true), no: count('no', true) },
    forms: beside.forms,
    hindersNo: hindersNo(beside, person.isPensioned),
  };
}

/** Longer ago is no part of six months without a longer break that end now. */
const daysBack = 400;

function daysAt(db: ReadDb, { organisationId, workedOn, exceptIds }: WorkAsked, { person }: Judged): readonly LocalDate[] {
  const range = aroundDays({ from: addDays(workedOn, -daysBack), to: workedOn });
  return choosableWork(db, { ...range, states: ['confirmed', 'delivered'], organisationId })
    .filter(({ booking: { id, identityId, arrangement } }) => {
      const isTheirs = identityId === null || identityId === person.identityId;
      return !exceptIds.includes(id) && isTheirs && arrangement === 'soleTrader';
    })
    .map(({ booking }) => dayOfWork(booking));
}

function byDay(a: AskedWork, b: AskedWork): number {
  const [one, other] = [a.workedOn ?? '9999', b.workedOn ?? '9999'];
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
