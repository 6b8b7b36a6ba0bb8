import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { Organisation } from '../../../shared/contract/organisations.ts';
import type { UninvoicedWork } from '../../../shared/contract/pension.ts';
import type { AskedWork, Engagement } from '../../../shared/contract/pension-choices.ts';
import type { OptionalLines } from '../../../shared/domain/pension/form-b-totals.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import { defaultPensionSettings, type PensionSettings } from '../../../shared/domain/pension/pension-settings.ts';
import type { LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import type { Store, WriteDb } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import { askedWork, engagementOf, type WorkAsked } from './choices.ts';
import { createCorrections, type Corrections } from './corrections.ts';
import { followPayments } from './following-payments.ts';
import { noteFormLetter, type Posted, type PostedLetter } from './form-letters.ts';
import type { FormDeps } from './form-making.ts';
import { createForms, type Forms } from './forms.ts';
import type { FrozenMembers } from './frozen-members.ts';
import { createMonths, type MonthDeps, type Months } from './months.ts';
import { createProfileReader, type ProfileRow } from './profiles-store.ts';
import type { FeesOf } from './solo-year.ts';
import { createUninvoiced } from './uninvoiced.ts';
import { createYears, type Years } from './years.ts';

export interface PensionDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly zone: () => ZoneId;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  readonly rates: PensionRates;
  readonly feesOf: FeesOf;
  readonly members: Pick<FrozenMembers, 'freezeForm' | 'freezeMonth'>;
  readonly requirePlan: FormDeps['requirePlan'];
  /** @throws AppError NOT_FOUND */
  readonly organisation: (organisationId: string) => Organisation;
  /** Empty while not entered. @throws AppError PENSION_PROFILE_MISSING */
  readonly sdNumber: (identityId: string) => string;
  /** @see MonthDeps */
  readonly takeUpload: MonthDeps['takeUpload'];
  readonly keepProof: MonthDeps['keepProof'];
}

/** GP Locum forms: A for each invoice, B for each month. Rules in docs/rules/pension.md. */
export interface PensionService extends Forms, Months, Years {
  readonly corrections: Corrections;
  /** Called inside the transaction that changes payments. @see followPayments */
  followPayments(db: WriteDb, invoiceIds: readonly string[] | null): void;
  /** Called inside the transaction that sends the letter. @see noteFormLetter */
  noteLetter(db: WriteDb, letter: PostedLetter, posted: Posted): void;
  /** Delivered work for practices that no issued invoice bills, oldest first. */
  uninvoiced(): readonly UninvoicedWork[];
  /** What the rules say of work; null where the pension is no concern of who works. */
  engagement(work: WorkAsked): Engagement | null;
  /** Work of which it is still to be said whether it is pensioned, oldest first. */
  asked(): readonly AskedWork[];
}

export function createPensionService(deps: PensionDeps): PensionService {
  const { store, clock, zone } = deps;
  const profile = createProfileReader(store.read);
  const today = (): LocalDate => dayOf(clock.now(), zone());
  const base = {
    ...deps,
    now: () => clock.now(),
    today,
    hasProfile: (identityId: string): boolean => profile(identityId) !== null,
    knownSdNumber: (identityId: string): string => (profile(identityId) === null ? '' : deps.sdNumber(identityId)),
    settingsOf: (identityId: string): PensionSettings => profile(identityId) ?? defaultPensionSettings,
    optionalLines: (identityId: string): OptionalLines => optionalLinesOf(profile(identityId)),
    nationOf: (identityId: string) => profile(identityId)?.nation ?? null,
  };
  return {
    ...createForms(base),
    ...createMonths(base),
    ...createYears(base),
    corrections: createCorrections(base),
    followPayments: (db, invoiceIds) => followPayments(db, invoiceIds, base.now),
    noteLetter: (db, letter, posted) => noteFormLetter(db, deps.members, letter, posted),
    uninvoiced: createUninvoiced(base),
    engagement: (work) => engagementOf(store.read, deps.rates, work),
    asked: () => askedWork(store.read, deps.rates, clock.now()),
  };
}

/** Lines c to f of Form B. */
function optionalLinesOf(profile: ProfileRow | null): OptionalLines {
  const { addedYears = null, mpavcShare = null, mpavcAmount = null, additionalPension = null, errbo = null } = profile ?? {};
  const percent = (rate: ProfileRow['errbo']) => (rate === null ? null : { kind: 'percent' as const, rate });
  const fixed = (amount: ProfileRow['mpavcAmount']) => (amount === null ? null : { kind: 'fixed' as const, amount });
  return {
    addedYears: percent(addedYears),
    moneyPurchase: percent(mpavcShare) ?? fixed(mpavcAmount),
    additionalPension: fixed(additionalPension),
    reductionBuyOut: percent(errbo),
  };
}
