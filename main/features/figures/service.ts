import { ageBands, type AgeBand } from '../../../shared/domain/invoices/ageing.ts';
import { effectiveHourlyRate } from '../../../shared/domain/invoices/hourly-rate.ts';
import { pence, quantity, sumOf, type Pence } from '../../../shared/domain/money.ts';
import { duration, type DurationMs, type LocalDate, type ZoneId } from '../../../shared/domain/time.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import type { ReadDb } from '../../db/store.ts';
import type { Clock } from '../../ports/clock.ts';
import {
  byOrganisationQuery,
  contributionQuery,
  outstandingQuery,
  paidByMonthQuery,
  paidOffQuery,
  rowsOf,
  workQuery,
  type BandRow,
  type ContributionRow,
  type FigureAccount,
  type FigureFilter,
  type MonthRow,
  type OrganisationRow,
  type PaidOffRow,
  type WorkCustoms,
  type WorkRow,
} from './store.ts';
import { turnoverOfTraders, type TraderTurnover } from './taxable-turnover.ts';

interface Band {
  readonly amount: Pence;
  readonly invoices: number;
}

export interface OrganisationFigures extends Omit<OrganisationRow, 'id' | 'name'> {
  readonly organisation: { readonly id: string; readonly name: string };
  readonly daysToPay: number | null;
}

export interface HourlyFigures extends Omit<WorkRow, 'work' | 'travel' | 'admin'> {
  /** Null without any time. */
  readonly rate: Pence | null;
  readonly ownPension: Pence;
  /** Pension forms whose tier is not known: their own contribution is not counted. */
  readonly formsWithoutTier: number;
  /** Passed on: neither earned nor spent. */
  readonly employerPension: Pence;
  readonly workMs: DurationMs;
  readonly travelMs: DurationMs;
  readonly adminMs: DurationMs;
}

/** What is owed, what came in and what it brought. Rules in docs/rules/invoices.md §8. */
export interface FigureService {
  /** Only where there is any taxable work; the person first, then companies by name. */
  taxableTurnover(): readonly TraderTurnover[];
  outstanding(account: FigureAccount): { readonly asOf: LocalDate; readonly bands: Readonly<Record<AgeBand, Band>>; readonly total: Pence };
  /** Every month of the period, oldest first. */
  paidByMonth(filter: FigureFilter): readonly MonthRow[];
  byOrganisation(filter: FigureFilter): readonly OrganisationFigures[];
  hourlyRate(filter: FigureFilter): HourlyFigures;
  daysToPay(filter: FigureFilter): { readonly days: number | null; readonly invoices: number };
}

export interface FigureDeps {
  readonly read: ReadDb;
  readonly clock: Clock;
  readonly zone: () => ZoneId;
  /** The way to organisations that name none, and the admin time of bookings that do not say it. */
  readonly customs: () => Omit<WorkCustoms, 'zone'>;
}

export function createFigureService({ read, clock, zone, customs }: FigureDeps): FigureService {
  function outstanding(account: FigureAccount) {
    const asOf = dayOf(clock.now(), zone());
    const found = new Map(rowsOf<BandRow>(read, outstandingQuery(account, asOf)).map(({ band, ...row }) => [band, row]));
    const bandOf = (band: AgeBand): Band => found.get(band) ?? { amount: pence(0), invoices: 0 };
    const bands = Object.fromEntries(ageBands.map((band) => [band, bandOf(band)])) as Record<AgeBand, Band>; // every band is in the list
    return { asOf, bands, total: sumOf(ageBands.map((band) => bandOf(band).amount)) };
  }

  function paidByMonth(filter: FigureFilter): readonly MonthRow[] {
    const found = new Map(rowsOf<MonthRow>(read, paidByMonthQuery(filter)).map((row) => [row.month, row]));
    return monthsOf(filter).map((month) => found.get(month) ?? { month, amount: pence(0), payments: 0 });
  }

  function byOrganisation(filter: FigureFilter): readonly OrganisationFigures[] {
    const paidOff = new Map(rowsOf<PaidOffRow>(read, paidOffQuery(filter)).map((row) => [row.organisationId, row]));
    return rowsOf<OrganisationRow>(read, byOrganisationQuery(filter)).map(({ id, name, ...amounts }) => {
      const { days, invoices } = paidOff.get(id) ?? { days: 0, invoices: 0 };
      return { organisation: { id, name }, ...amounts, daysToPay: meanOf(days, invoices) };
    });
  }

  function hourlyRate(filter: FigureFilter): HourlyFigures {
    const [{ work, travel, admin, ...sums } = noWork] = rowsOf<WorkRow>(read, workQuery(filter, { ...customs(), zone: zone() }));
    const [contributions = noContributions] = rowsOf<ContributionRow>(read, contributionQuery(filter));
    const { own: ownPension, employer: employerPension, withoutTier: formsWithoutTier } = contributions;
    const spent = [sums.ownCosts, sums.driving, ownPension];
    const rate = effectiveHourlyRate({ earned: sums.earned, spent, work, travel, admin });
    return { rate, ...sums, ownPension, employerPension, formsWithoutTier, workMs: work, travelMs: travel, adminMs: admin };
  }

  function daysToPay(filter: FigureFilter) {
    const rows = rowsOf<PaidOffRow>(read, paidOffQuery(filter));
    const invoices = rows.reduce((sum, row) => sum + row.invoices, 0);
    return { days: meanOf(rows.reduce((sum, row) => sum + row.days, 0), invoices), invoices }; // prettier-ignore
  }

  const taxableTurnover = (): readonly TraderTurnover[] => turnoverOfTraders(read, dayOf(clock.now(), zone()));

  return { taxableTurnover, outstanding, paidByMonth, byOrganisation, hourlyRate, daysToPay };
}

const noContributions: ContributionRow = { own: pence(0), employer: pence(0), withoutTier: 0 };
const noWork: WorkRow = {
  earned: pence(0),
  ownCosts: pence(0),
  driving: pence(0),
  miles: quantity(0),
  unpricedMiles: quantity(0),
  work: duration(0),
  travel: duration(0),
  admin: duration(0),
  bookings: 0,
};

/** To one decimal; null of none. */
function meanOf(days: number, invoices: number): number | null {
  return invoices === 0 ? null : Math.round((days / invoices) * 10) / 10;
}

/** Every month of the period as `2026-11`, oldest first; none where it ends before it begins. */
function monthsOf({ from, to }: FigureFilter): readonly string[] {
  const indexOf = (day: LocalDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const first = indexOf(from);
  return Array.from({ length: Math.max(0, indexOf(to) - first + 1) }, (_, count) => {
    const index = first + count;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}
