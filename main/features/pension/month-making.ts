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
      const formB = requireSeen(formBOf(db, group, wish.reference), wish);
      const part = nextPart(db, wish.identityId, group.key);
      const row = { ...nothingHappened, ...rowOf(formB, group), id, part, madeAt: now() };
      insertMonth(db, row);
      members.freezeMonth(db, row);
      stamp(db, id, formB, group);
    });
    announce(['pension']);
    return id;
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

  function formBOf(db: ReadDb, { identityId, key, entries }: WaitingGroup, reference: string | null): FormB {
    const tier = findTierRate(db, identityId, key.schemeYear, key.tierTableId ?? '');
    if (tier === null) throw new AppError('PENSION_TIER_MISSING', { schemeYear: key.schemeYear });
    const sdNumber = deps.sdNumber(identityId);
    if (sdNumber === '') throw new AppError('PENSION_NUMBER_MISSING');
    const { amount: cumulativeBefore, corrected: correctedBefore } = cumulativeUpTo(db, identityId, key);
    const settings = deps.settingsOf(identityId);
    const basis = {
      rates,
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

  function unmake(id: string): void {
    store.write((db) => {
      const { reference } = requireOpenMonth(db, id);
      for (const form of formsOfMonth(db, id)) {
        updateForm(db, { ...form, monthId: null, reference: null, changedAt: now() });
        addFormHistory(db, form.id, { at: now(), what: 'offFormB', note: reference });
      }
      deleteMonth(db, id);
    });
    announce(['pension']);
  }

  return { make, unmake };
}

function requireGroup(db: ReadDb, rates: PensionRates, { identityId, month, area, schemeYear, tableId, formIds }: MonthWish): WaitingGroup {
  const group = waitingGroups(db, rates).find(
    ({ identityId: owner, key }) =>
      owner === identityId && key.month === month && key.area === area && key.schemeYear === schemeYear && key.tierTableId === tableId,
  );
  const seen = new Set(formIds);
  const isSame = group !== undefined && group.entries.length === seen.size && group.entries.every(({ formAId }) => seen.has(formAId));
  if (!isSame) throw new AppError('PENSION_MONTH_CHANGED', { month });
  // Its boxes are no longer what the practice owes: the form is withdrawn and made anew first.
  const credited = group.entries.find(({ formAId }) => group.credited.get(formAId) !== 'no');
  if (credited) throw new AppError('PENSION_FORM_CREDITED', { formId: credited.formAId });
  return group;
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
