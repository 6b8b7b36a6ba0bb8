import type { ChangeTopic } from '../../../shared/contract/changes.ts';
import type { MonthDocument } from '../../../shared/contract/pension.ts';
import { makeFormB, type FormB, type FormBKey } from '../../../shared/domain/pension/form-b.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { addFormHistory, formsOfMonth, updateForm } from './forms-store.ts';
import type { FrozenMembers } from './frozen-members.ts';
import { cumulativeUpTo, deleteMonth, findTierRate, insertMonth, nextPart, requireOpenMonth, type MonthRow } from './months-store.ts';
import { monthDocumentOf } from './month-view.ts';
import { seenMark } from './month-seen.ts';
import { rowsOf, type OpenMonthDeps } from './open-months.ts';
import { waitingGroups, type WaitingGroup } from './waiting-groups.ts';

export interface MonthMakingDeps extends OpenMonthDeps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly announce: (topics: readonly ChangeTopic[]) => void;
  readonly newId: () => string;
  readonly hasProfile: (identityId: string) => boolean;
  readonly members: Pick<FrozenMembers, 'freezeForm' | 'freezeMonth'>;
  /** Empty while not entered. */
  readonly sdNumber: (identityId: string) => string;
}

export interface MonthWish extends Omit<FormBKey, 'tierTableId'> {
  readonly identityId: string;
  readonly tableId: string | null;
  /** The rows as they were seen. */
  readonly formIds: readonly string[];
  /** Entered by hand; null for the usual one. */
  readonly reference: string | null;
  /** The mark of the month as it was shown; null where it was not. */
  readonly seen: string | null;
}

export interface MonthMaking {
  /**
   * Freezes Form B and stamps its reference on every Form A, in one transaction.
   *
   * @returns its id
   * @throws AppError PENSION_PROFILE_MISSING, PENSION_MONTH_CHANGED, PENSION_FORM_CREDITED, PENSION_TIER_MISSING, PENSION_NUMBER_MISSING
   */
  make(wish: MonthWish): string;
  /**
   * Makes a Form B that was not submitted anew, of the same forms and figures, with another reference.
   *
   * @param reference  null for the usual one
   * @returns its id, which is a new one
   * @throws AppError NOT_FOUND, PENSION_MONTH_FIXED, PENSION_MONTH_CHANGED where its figures would be others now, and as `make`
   */
  remake(id: string, reference: string | null): string;
  /** @throws AppError NOT_FOUND, PENSION_MONTH_FIXED once it was submitted */
  unmake(id: string): void;
}

export function createMonthMaking(deps: MonthMakingDeps): MonthMaking {
  const { store, now, announce, newId, rates, members } = deps;

  function make(wish: MonthWish): string {
    if (!deps.hasProfile(wish.identityId)) throw new AppError('PENSION_PROFILE_MISSING', { identityId: wish.identityId });
    const id = newId();
    store.write((db) => {
      const group = requireGroup(db, rates, wish);
      const formB = requireSeen(formBOf(deps, db, group, wish.reference), wish);
      keep(db, id, { group, formB, part: nextPart(db, wish.identityId, group.key) });
    });
    announce(['pension']);
    return id;
  }

  function remake(monthId: string, reference: string | null): string {
    const id = newId();
    store.write((db) => {
      const before = takeApart(db, monthId, now());
      const group = groupOf(db, rates, before);
      const formB = formBOf(deps, db, group, reference);
      if (figuresOf(formB) !== before.figures) throw new AppError('PENSION_MONTH_CHANGED', { month: before.row.month });
      keep(db, id, { group, formB, part: before.row.part });
    });
    announce(['pension']);
    return id;
  }

  function keep(
    db: WriteDb,
    id: string,
    { group, formB, part }: { readonly group: WaitingGroup; readonly formB: FormB; readonly part: number },
  ): void {
    const row = { ...nothingHappened, ...rowOf(formB, group), id, part, madeAt: now() };
    insertMonth(db, row);
    members.freezeMonth(db, row);
    stamp(db, id, formB, group);
  }

  function stamp(db: WriteDb, monthId: string, { rows, reference, byHand }: FormB, { forms }: WaitingGroup): void {
    const words = byHand === null ? reference : `${reference}, entered by hand in place of ${byHand.usual}`;
    for (const { formAId } of rows) {
      const form = forms.get(formAId);
      if (!form) throw new RangeError('a row without its form');
      const stamped = { ...form, monthId, reference, changedAt: now() };
      updateForm(db, stamped);
      members.freezeForm(db, stamped);
      addFormHistory(db, form.id, { at: now(), what: 'onFormB', note: words });
    }
  }

  function unmake(id: string): void {
    store.write((db) => takeApart(db, id, now()));
    announce(['pension']);
  }

  return { make, remake, unmake };
}

/** @throws AppError PENSION_TIER_MISSING, PENSION_NUMBER_MISSING */
function formBOf(deps: MonthMakingDeps, db: ReadDb, { identityId, key, entries }: WaitingGroup, reference: string | null): FormB {
  const tier = findTierRate(db, identityId, key.schemeYear, key.tierTableId ?? '');
  if (tier === null) throw new AppError('PENSION_TIER_MISSING', { schemeYear: key.schemeYear });
  const sdNumber = deps.sdNumber(identityId);
  if (sdNumber === '') throw new AppError('PENSION_NUMBER_MISSING');
  const { amount: cumulativeBefore, corrected: correctedBefore } = cumulativeUpTo(db, identityId, key);
  const settings = deps.settingsOf(identityId);
  const basis = {
    rates: deps.rates,
    settings,
    tier,
    optional: deps.optionalLines(identityId),
    cumulativeBefore,
    correctedBefore,
    sdNumber,
    reference,
  };
  return makeFormB(key, entries, basis);
}

/** A Form B that was taken apart, with a mark of what it said. */
interface ApartMonth {
  readonly row: MonthRow;
  readonly formIds: ReadonlySet<string>;
  readonly figures: string;
}

function takeApart(db: WriteDb, id: string, at: Instant): ApartMonth {
  const row = requireOpenMonth(db, id);
  const forms = formsOfMonth(db, id);
  for (const form of forms) {
    updateForm(db, { ...form, monthId: null, reference: null, changedAt: at });
    addFormHistory(db, form.id, { at, what: 'offFormB', note: row.reference });
  }
  deleteMonth(db, id);
  const { rows, totals } = monthDocumentOf(row);
  return { row, formIds: new Set(forms.map((form) => form.id)), figures: seenMark({ rows, totals, tier: row.tier, reference: null }) };
}

function figuresOf({ rows, totals, tier }: FormB): string {
  return seenMark({ rows: rows.map(({ formAId, paidOn }) => ({ formId: formAId, paidOn })), totals, tier, reference: null });
}

/** The forms of a Form B that was taken apart, and no other that waits since. @throws AppError PENSION_MONTH_CHANGED, PENSION_FORM_CREDITED */
function groupOf(db: ReadDb, rates: PensionRates, { row, formIds }: ApartMonth): WaitingGroup {
  const { identityId, month, area, schemeYear, tableId } = row;
  const found = waitingGroups(db, rates).find((group) =>
    isOf(group, { identityId, month, area, schemeYear, tableId: tableId === '' ? null : tableId }),
  );
  const entries = found?.entries.filter(({ formAId }) => formIds.has(formAId)) ?? [];
  if (found === undefined || entries.length !== formIds.size) throw new AppError('PENSION_MONTH_CHANGED', { month });
  return requireUncredited({ ...found, entries });
}

function isOf(
  { identityId, key }: WaitingGroup,
  wish: Pick<MonthWish, 'identityId' | 'month' | 'area' | 'schemeYear' | 'tableId'>,
): boolean {
  const isSame = key.month === wish.month && key.area === wish.area && key.schemeYear === wish.schemeYear;
  return isSame && identityId === wish.identityId && key.tierTableId === wish.tableId;
}

/** Its boxes are no longer what the practice owes: a credited form is withdrawn and made anew first. */
function requireUncredited(group: WaitingGroup): WaitingGroup {
  const credited = group.entries.find(({ formAId }) => group.credited.get(formAId) !== 'no');
  if (credited) throw new AppError('PENSION_FORM_CREDITED', { formId: credited.formAId });
  return group;
}

function requireGroup(db: ReadDb, rates: PensionRates, wish: MonthWish): WaitingGroup {
  const group = waitingGroups(db, rates).find((one) => isOf(one, wish));
  const seen = new Set(wish.formIds);
  const isSame = group !== undefined && group.entries.length === seen.size && group.entries.every(({ formAId }) => seen.has(formAId));
  if (!isSame) throw new AppError('PENSION_MONTH_CHANGED', { month: wish.month });
  return requireUncredited(group);
}

/** Tier, boxes, days of pay and reference may have changed in another window. */
function requireSeen(formB: FormB, { seen, month }: MonthWish): FormB {
  const { rows, tier, totals, reference, byHand } = formB;
  const shown = rows.map(({ formAId, paidOn }) => ({ formId: formAId, paidOn }));
  const present = seenMark({ rows: shown, tier, totals, reference: byHand?.usual ?? reference });
  if (seen !== null && seen !== present) throw new AppError('PENSION_MONTH_CHANGED', { month });
  return formB;
}

function rowOf({ month, area, schemeYear, tierTableId, reference, tier, dueOn, totals, optional, doubts }: FormB, group: WaitingGroup) {
  const document: MonthDocument = { rows: rowsOf(group), totals, optional, doubts };
  return {
    identityId: group.identityId,
    month,
    area,
    schemeYear,
    tableId: tierTableId ?? '',
    reference,
    tier,
    dueOn,
    pensionable: totals.a,
    employee: totals.g,
    employer: totals.h,
    document: JSON.stringify(document),
  };
}

const nothingHappened = {
  submittedOn: null,
  submittedBy: null,
  submissionReference: '',
  paidOn: null,
  paidAmount: null,
  statedEmployee: null,
  statedEmployer: null,
} as const satisfies Partial<MonthRow>;
