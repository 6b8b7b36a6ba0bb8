import { shareOf, sumOf, type Pence } from '../../../shared/domain/money.ts';
import { areaOf, type PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { rangeOfSchemeYear, schemeYearOf, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { soloRecords, type SoloBooking, type SoloRecord } from '../../../shared/domain/pension/solo-work.ts';
import { employerRateOn, findTierTable } from '../../../shared/domain/pension/tier-table.ts';
import { isAppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb } from '../../db/store.ts';
import { aroundDays, maybeSoloWork, type BookingRow, type ChoosableWork } from './choice-store.ts';
import { dayOfWork, lookAt } from './look.ts';
import { findTierRate } from './months-store.ts';
import type { YearPost } from './year-post.ts';

/** What bookings come to without travel, by their ids. */
export type FeesOf = (db: ReadDb, rows: readonly BookingRow[]) => ReadonlyMap<string, Pence>;

export interface SoloContext {
  readonly rates: PensionRates;
  readonly feesOf: FeesOf;
}

/** The SOLO work of a scheme year that comes from bookings, one entry for each payer. */
export function soloYear(
  db: ReadDb,
  { identityId, schemeYear, typed }: { readonly identityId: string; readonly schemeYear: SchemeYear; readonly typed: readonly YearPost[] },
  { rates, feesOf }: SoloContext,
): readonly YearPost[] {
  const look = lookAt(db, rates);
  const found = maybeSoloWork(db, aroundDays(rangeOfSchemeYear(schemeYear))).filter((work) => {
    const workedOn = dayOfWork(work.booking);
    if (schemeYearOf(workedOn) !== schemeYear) return false;
    const judged = look.judge({ ...work.booking, payer: work.organisation, workedOn, exceptIds: [work.booking.id] });
    const isTheirs = judged?.person.identityId === identityId && judged.person.hasProfile;
    return isTheirs && judged.eligibility.route === 'solo' && isRecorded(work);
  });
  const fees = feesOf(db, found.map(({ booking }) => booking)); // prettier-ignore
  const works = found.map(({ booking, organisation: { id, name, code } }): SoloBooking => {
    const fee = fees.get(booking.id) ?? sumOf([]);
    return { payer: { id, name, code }, workedOn: dayOfWork(booking), fee, expenses: booking.ownCosts };
  });
  const nationOf = new Map(found.map(({ organisation: { id, nation } }) => [id, nation]));
  return soloRecords(works, typed).map((record) => {
    const nation = nationOf.get(record.payer.id) ?? 'england';
    return postOf(record, contributionsOf(db, record, { identityId, schemeYear, area: areaOf(nation) }, rates));
  });
}

/** Whoever says no keeps no record; whoever says yes has it on Form A instead, against the rule. */
function isRecorded({ booking, billed }: ChoosableWork): boolean {
  return booking.pensionChoice === null && billed?.choice !== 'yes';
}

function postOf({ payer, ...record }: SoloRecord, contributions: Pick<YearPost, 'employee' | 'employerPaid'>): YearPost {
  return { id: payer.id, kind: 'solo', employer: payer.name, employerCode: payer.code, ...record, ...contributions, hasFigures: true };
}

interface SoloPlace {
  readonly identityId: string;
  readonly schemeYear: SchemeYear;
  readonly area: ReturnType<typeof areaOf>;
}

/** What the payer is expected to have paid over: by the tier that was decided, and the employer's rate; null where they are not known. */
function contributionsOf(
  db: ReadDb,
  { from, pensionable }: SoloRecord,
  { identityId, schemeYear, area }: SoloPlace,
  rates: PensionRates,
): Pick<YearPost, 'employee' | 'employerPaid'> {
  const tier = findTierRate(db, identityId, schemeYear, findTierTable(rates, area, from)?.id ?? '');
  const employee = tier === null ? null : shareOf(pensionable, tier);
  try {
    const { practice } = employerRateOn(rates, area, from);
    // Nil is what a practice pays; what another body pays for it is not recorded.
    return { employee, employerPaid: practice === 0 ? null : shareOf(pensionable, practice) };
  } catch (error) {
    if (!isAppError(error, 'NO_FIGURE_FOR_DATE')) throw error;
    return { employee, employerPaid: null };
  }
}
