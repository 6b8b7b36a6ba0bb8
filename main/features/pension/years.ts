import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { PensionYear, PensionYearCheck, YearSummary } from '../../../shared/contract/pension-year.ts';
import type { Nation } from '../../../shared/domain/invoices/model.ts';
import { pence, type BasisPoints, type Pence } from '../../../shared/domain/money.ts';
import { daysInYearOf, findTier } from '../../../shared/domain/pension/annualising.ts';
import { areaOf, doubtOf, type PensionRates, type SchemeArea, type TierTable } from '../../../shared/domain/pension/pension-rates.ts';
import { rangeOfSchemeYear, type SchemeYear } from '../../../shared/domain/pension/scheme-year.ts';
import { findTierTable } from '../../../shared/domain/pension/tier-table.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Store } from '../../db/store.ts';
import { yearCheckOf } from './year-check.ts';
import type { YearContext } from './year-facts.ts';
import { yearSummaryOf } from './year-summary.ts';
import { findTierRate, findYear, saveYear, type YearRow } from './months-store.ts';

export interface YearDeps extends YearContext {
  readonly store: Store;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  /** Null without a profile. */
  readonly nationOf: (identityId: string) => Nation | null;
}

export interface YearWish {
  readonly expectedIncome: Pence | null;
  readonly expectedDays: number | null;
  readonly broughtForward: Pence;
  readonly tiers: readonly { readonly tableId: string | null; readonly rate: BasisPoints }[];
}

/** What was decided for a scheme year: one tier for all of it, until the tables change. */
export interface Years {
  /** @throws AppError PENSION_PROFILE_MISSING */
  year(identityId: string, schemeYear: SchemeYear): PensionYear;
  /** @throws AppError PENSION_PROFILE_MISSING */
  yearCheck(identityId: string, schemeYear: SchemeYear): PensionYearCheck | null;
  /** @throws AppError PENSION_PROFILE_MISSING */
  yearSummary(identityId: string, schemeYear: SchemeYear): YearSummary;
  /** @throws AppError PENSION_PROFILE_MISSING */
  saveYear(identityId: string, schemeYear: SchemeYear, wish: YearWish): PensionYear;
}

export function createYears(deps: YearDeps): Years {
  const { store, announce, rates, nationOf } = deps;

  function year(identityId: string, schemeYear: SchemeYear): PensionYear {
    const area = areaOf(requireNation(identityId));
    const row = findYear(store.read, identityId, schemeYear);
    const known = tablesOf(rates, area, schemeYear);
    return {
      identityId,
      schemeYear,
      expectedIncome: row?.expectedIncome ?? null,
      expectedDays: row?.expectedDays ?? null,
      broughtForward: row?.broughtForward ?? pence(0),
      tables: (known.length === 0 ? [null] : known).map((table) => ({
        tableId: table?.id ?? null,
        area,
        rate: findTierRate(store.read, identityId, schemeYear, table?.id ?? ''),
        ...proposalOf(rates, table, row, schemeYear),
        rates: table?.bands.map(({ rate }) => rate) ?? [],
        doubts: table === null ? [] : doubtOf(`tierTable:${table.id}`, table.origin),
      })),
    };
  }

  function requireNation(identityId: string): Nation {
    const nation = nationOf(identityId);
    if (nation === null) throw new AppError('PENSION_PROFILE_MISSING', { identityId });
    return nation;
  }

  return {
    year,
    yearCheck: (identityId, schemeYear) => {
      requireNation(identityId);
      return yearCheckOf(store.read, identityId, schemeYear, deps);
    },
    yearSummary: (identityId, schemeYear) => {
      requireNation(identityId);
      return yearSummaryOf(store.read, identityId, schemeYear, deps);
    },
    saveYear: (identityId, schemeYear, { expectedIncome, expectedDays, broughtForward, tiers }) => {
      requireNation(identityId);
      const unique = new Map(tiers.map(({ tableId, rate }) => [tableId ?? '', rate]));
      store.write((db) =>
        saveYear(
          db,
          { identityId, schemeYear, expectedIncome, expectedDays, broughtForward },
          [...unique].map(([tableId, rate]) => ({ tableId, rate })),
        ),
      );
      announce(['pension']);
      return year(identityId, schemeYear);
    },
  };
}

/** The tier by what is expected of the year, with and without scaling up; nulls while that is not said, or cannot be. */
function proposalOf(
  rates: PensionRates,
  table: TierTable | null,
  row: YearRow | null,
  schemeYear: SchemeYear,
): Pick<PensionYear['tables'][number], 'proposed' | 'proposedUnscaled'> {
  if (table === null || row === null || row.expectedIncome === null || row.expectedDays === null) {
    return { proposed: null, proposedUnscaled: null };
  }
  const { expectedIncome: income, expectedDays } = row;
  const days = Math.min(expectedDays, daysInYearOf(rates, schemeYear).days);
  const { rate, rateUnannualised } = findTier({ income, days, table, rates, year: schemeYear });
  return { proposed: rate, proposedUnscaled: rateUnannualised };
}

/** The tables that hold in a year, oldest first; of several versions the newest. */
function tablesOf(rates: PensionRates, area: SchemeArea, schemeYear: SchemeYear): readonly TierTable[] {
  const { from, to } = rangeOfSchemeYear(schemeYear);
  const starts = rates.tierTables
    .filter((table) => table.area === area && table.from <= to && table.to >= from)
    .map((table) => (table.from < from ? from : table.from));
  const found = [...new Set(starts)].toSorted().flatMap((day) => findTierTable(rates, area, day) ?? []);
  return [...new Map(found.map((table) => [table.id, table])).values()];
}
