import type { OpenMonth } from '../../../shared/contract/pension.ts';
import { sumOf, type BasisPoints } from '../../../shared/domain/money.ts';
import { countPensionableDays, daysInYearOf } from '../../../shared/domain/pension/annualising.ts';
import type { DayRange, SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { tierOutlook, type ServiceSoFar } from '../../../shared/domain/pension/year-end.ts';
import type { ReadDb } from '../../db/store.ts';
import { formDocumentOf } from './form-view.ts';
import { findYear } from './months-store.ts';
import type { WaitingGroup } from './waiting-groups.ts';
import { yearFacts, type YearContext } from './year-facts.ts';

/** Says which tier the pay so far comes to: Form Bs that were made, forms that wait for theirs, and other posts. */
export type TierOutlooks = (group: WaitingGroup, tier: BasisPoints) => OpenMonth['outlook'];

export function createTierOutlooks(db: ReadDb, groups: readonly WaitingGroup[], context: YearContext): TierOutlooks {
  const { rates } = context;
  const services = new Map<string, ServiceSoFar>();

  function serviceOf(identityId: string, year: SchemeYear): ServiceSoFar {
    const key = `${identityId} ${year}`;
    const known = services.get(key);
    if (known) return known;
    const waiting = groups.filter((group) => group.identityId === identityId && group.key.schemeYear === year);
    const found = soFar(db, identityId, year, waiting, context);
    services.set(key, found);
    return found;
  }

  return ({ identityId, key: { schemeYear: year, tierTableId } }, inUse) => {
    const table = rates.tierTables.find(({ id }) => id === tierTableId);
    if (table === undefined) return null;
    const inYear = (days: number): number => Math.min(days, daysInYearOf(rates, year).days);
    const service = serviceOf(identityId, year);
    const actual = { ...service, days: inYear(service.days) };
    const { expectedIncome = null, expectedDays = null } = findYear(db, identityId, year) ?? {};
    const expected = expectedIncome === null || expectedDays === null ? null : { income: expectedIncome, days: inYear(expectedDays) };
    const outlook = tierOutlook({ year, table, rates, inUse, expected, actual });
    if (outlook.actual === null) return null;
    const { rate, annualised } = outlook.actual;
    const { differs, differenceSoFar, differenceOfYear } = outlook;
    return { ...actual, annualised: annualised.shown, rate, differs, differenceSoFar, differenceOfYear };
  };
}

/** Pay and distinct days of the year up to now. */
function soFar(db: ReadDb, identityId: string, year: SchemeYear, waiting: readonly WaitingGroup[], context: YearContext): ServiceSoFar {
  const { summary } = yearFacts(db, identityId, year, context);
  const ranges: readonly DayRange[] = [
    ...summary.ranges,
    ...waiting.flatMap(({ entries, forms }) => entries.flatMap(({ formAId }) => rangesOf(forms.get(formAId)))),
  ];
  const waitingPay = waiting.flatMap(({ entries }) => entries.map(({ pensionable }) => pensionable));
  return { income: sumOf([summary.practitionerIncome, ...waitingPay]), days: countPensionableDays(ranges, year) };
}

function rangesOf(form: Parameters<typeof formDocumentOf>[0] | undefined): readonly DayRange[] {
  return form === undefined ? [] : formDocumentOf(form).ranges;
}
