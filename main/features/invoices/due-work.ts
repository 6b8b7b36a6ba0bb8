import type { BillableGroup } from '../../../shared/contract/billable.ts';
import { linesOf, timeSuggestion, usualWording } from '../../../shared/domain/invoices/booking-lines.ts';
import { netOf } from '../../../shared/domain/invoices/totals.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import { hours, minus, plus, zoneId, type LocalDate } from '../../../shared/domain/time.ts';
import { dayOf, startOfDay } from '../../../shared/domain/zones.ts';
import type { ReadDb } from '../../db/store.ts';
import { billableWork } from './billing-store.ts';
import { billableOf, workedOf, type BookedWork } from './billing.ts';
import { settingsOf } from './settings-store.ts';

/** Days of work, both included; null for no bound. */
export interface WorkFilter {
  readonly organisationId: string | null;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

/** Work with the identity that would bill it; null where there are several and none is named. */
export interface DueWork {
  readonly identity: { readonly id: string; readonly name: string } | null;
  readonly work: BookedWork;
}

export interface DueWorkDeps {
  readonly read: ReadDb;
  readonly clockMinutes: (bookingId: string) => number | null;
  /** Who trades, without the archived ones. */
  readonly identities: () => readonly { readonly id: string; readonly name: string }[];
  /** Whose name it is, archived or not. */
  readonly identityName: (id: string) => string;
}

/** Work that waits for an invoice. */
export interface DueWorkLookup {
  /** By start. */
  dueWork(filter: WorkFilter): readonly DueWork[];
  /** By organisation and identity, in the order of their names. */
  billable(filter: WorkFilter): readonly BillableGroup[];
}

type ShownWork = BillableGroup['bookings'][number];

/** No zone is further from UTC, and an hour more. */
const farthestZone = hours(15);

export function createDueWorkLookup({ read, clockMinutes, identities, identityName }: DueWorkDeps): DueWorkLookup {
  function dueWork({ organisationId, from, to }: WorkFilter): readonly DueWork[] {
    const active = identities();
    const only = active.length === 1 ? (active[0] ?? null) : null;
    return billableWork(read, { organisationId, ...roughly(from, to) }).flatMap((work) => {
      const { identityId, startsAt, zone } = work.booking;
      const day = dayOf(startsAt, zone);
      if ((from !== null && day < from) || (to !== null && day > to)) return [];
      return [{ work, identity: identityId === null ? only : { id: identityId, name: identityName(identityId) } }];
    });
  }

  function billable(filter: WorkFilter): readonly BillableGroup[] {
    const groups = new Map<string, { readonly head: Pick<BillableGroup, 'organisation' | 'identity'>; readonly bookings: ShownWork[] }>();
    for (const { identity, work } of dueWork(filter)) {
      const { id, name } = work.organisation;
      const key = `${id} ${identity?.id ?? ''}`;
      const head = { organisation: { id, name }, identity: identity && { id: identity.id, name: identity.name } };
      const group = groups.get(key) ?? { head, bookings: new Array<ShownWork>() };
      group.bookings.push(shownWork(work, identity?.id ?? ''));
      groups.set(key, group);
    }
    const collator = new Intl.Collator('en-GB', { sensitivity: 'base', numeric: true });
    return [...groups.values()]
      .map(({ head, bookings }) => ({ ...head, bookings, total: sumOf(bookings.map(({ amount }) => amount)) }))
      .sort((a, b) => collator.compare(a.organisation.name, b.organisation.name));
  }

  function shownWork(work: BookedWork, identityId: string): ShownWork {
    const { id, title, startsAt, endsAt, zone, state, rateUnit } = work.booking;
    const isTimed = rateUnit === 'hour' && state === 'delivered';
    const context = { identityId, settings: settingsOf(read, identityId), isPensioned: false, confirmedMinutes: null };
    const booking = billableOf(work, { ...context, actualMinutes: isTimed ? clockMinutes(id) : null });
    return {
      id,
      title,
      startsAt,
      endsAt,
      zone,
      workedOn: booking.workedOn,
      workedMs: workedOf(work.booking),
      wasCancelled: state === 'cancelled',
      amount: sumOf(linesOf(booking, usualWording(work.organisation.kind)).map(netOf)),
      suggestion: timeSuggestion(booking),
    };
  }

  return { dueWork, billable };
}

/** Instants between which everything begins whose day lies in the period, in whatever zone. */
function roughly(from: LocalDate | null, to: LocalDate | null) {
  const utc = zoneId('UTC');
  return {
    from: from && minus(startOfDay(from, utc), farthestZone),
    to: to && plus(startOfDay(to, utc), hours(24 + 15)),
  };
}
