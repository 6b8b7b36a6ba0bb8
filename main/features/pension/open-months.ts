import type { MonthDocument, OpenMonth } from '../../../shared/contract/pension.ts';
import { formBDoubts } from '../../../shared/domain/pension/form-b-doubts.ts';
import { usualReference } from '../../../shared/domain/pension/form-b.ts';
import { formBDueOn } from '../../../shared/domain/pension/form-b-month.ts';
import { formBTotals, type FormBTotals, type OptionalLines } from '../../../shared/domain/pension/form-b-totals.ts';
import { formRules } from '../../../shared/domain/pension/pension-rates.ts';
import type { PensionSettings } from '../../../shared/domain/pension/pension-settings.ts';
import { watchTenWeeks } from '../../../shared/domain/pension/ten-weeks.ts';
import type { BasisPoints, Pence } from '../../../shared/domain/money.ts';
import type { ReadDb } from '../../db/store.ts';
import { formDocumentOf } from './form-view.ts';
import { cumulativeUpTo, findTierRate } from './months-store.ts';
import { seenMark } from './month-seen.ts';
import { readOnce } from './read-once.ts';
import { createTierOutlooks } from './tier-outlooks.ts';
import type { YearContext } from './year-facts.ts';
import { waitingGroups, type WaitingGroup } from './waiting-groups.ts';

export interface OpenMonthDeps extends YearContext {
  readonly settingsOf: (identityId: string) => PensionSettings;
  readonly optionalLines: (identityId: string) => OptionalLines;
  /** Empty while not entered, or without a profile. */
  readonly knownSdNumber: (identityId: string) => string;
}

/** What each group comes to today. */
export function openMonths(db: ReadDb, deps: OpenMonthDeps): readonly OpenMonth[] {
  const groups = waitingGroups(db, deps.rates);
  const outlookOf = createTierOutlooks(db, groups, deps);
  const sdNumberOf = readOnce(deps.knownSdNumber);
  return groups.map((group) => {
    const { identityId, key } = group;
    const { month, area, schemeYear, tierTableId } = key;
    const tier = findTierRate(db, identityId, schemeYear, tierTableId ?? '');
    const settings = deps.settingsOf(identityId);
    const worked = group.entries.map((entry) => entry.worked);
    const sdNumber = sdNumberOf(identityId);
    const before = cumulativeUpTo(db, identityId, key);
    const rows = rowsOf(group).map((row) => ({ ...row, ...standingOf(row, group, deps) }));
    const totals = tier === null ? null : totalsOf(group, tier, before.amount, deps);
    const reference = sdNumber === '' ? null : usualReference({ ...key, worked }, { rates: deps.rates, settings, sdNumber });
    return {
      identityId,
      month,
      area,
      schemeYear,
      tableId: tierTableId,
      rows,
      tier,
      totals,
      outlook: tier === null ? null : outlookOf(group, tier),
      dueOn: formBDueOn(month, area, deps.rates, settings).on,
      doubts: formBDoubts({ ...key, worked, correctedBefore: before.corrected, byHand: null }, deps.rates, settings),
      reference,
      seen: seenMark({ rows, tier, totals, reference }),
    };
  });
}

/** The rows of Form B, in its order. */
export function rowsOf({ entries, forms }: Pick<WaitingGroup, 'entries' | 'forms'>): MonthDocument['rows'] {
  return entries.map(({ formAId, worked, paidOn, pensionable, employer }) => {
    const form = forms.get(formAId);
    if (!form) throw new RangeError('an entry without its form');
    const { name, employingAuthorityCode } = formDocumentOf(form).payer;
    return {
      formId: formAId,
      payer: { name, employingAuthorityCode },
      firstOn: worked.from,
      lastOn: worked.to,
      paidOn,
      pensionable,
      employer,
    };
  });
}

function standingOf({ formId, firstOn, lastOn }: MonthDocument['rows'][number], group: WaitingGroup, deps: OpenMonthDeps) {
  const { identityId, forms, credited } = group;
  const watch = watchTenWeeks({ from: firstOn, to: lastOn }, deps.today(), deps.rates, deps.settingsOf(identityId));
  const { lastReceiptOn, daysLeft, level } = watch;
  return {
    isApproved: (forms.get(formId)?.approvedOn ?? null) !== null,
    credited: credited.get(formId) ?? 'no',
    watch: { lastReceiptOn, daysLeft, level },
  };
}

function totalsOf({ identityId, key, entries }: WaitingGroup, tier: BasisPoints, before: Pence, deps: OpenMonthDeps): FormBTotals {
  const cumulativeBefore = formRules(deps.rates, key.schemeYear).hasCumulative ? before : null;
  return formBTotals(entries, { tier, optional: deps.optionalLines(identityId), cumulativeBefore });
}
