import type { FormBrief } from '../../../shared/contract/pension.ts';
import { groupForFormB, type FormBEntry, type FormBKey } from '../../../shared/domain/pension/form-b.ts';
import type { PensionRates } from '../../../shared/domain/pension/pension-rates.ts';
import type { ReadDb } from '../../db/store.ts';
import { creditedOf } from './form-credits.ts';
import { waitingForms, type FormRow, type ListedForm } from './forms-store.ts';

/** Forms that wait for one Form B. */
export interface WaitingGroup {
  readonly identityId: string;
  readonly key: FormBKey;
  readonly entries: readonly FormBEntry[];
  readonly forms: ReadonlyMap<string, FormRow>;
  /** What credit notes took back of the forms, by id. */
  readonly credited: ReadonlyMap<string, FormBrief['credited']>;
}

/** Paid forms by the Form B that will list them; each is in exactly one group. */
export function waitingGroups(db: ReadDb, rates: PensionRates): readonly WaitingGroup[] {
  const byIdentity = Map.groupBy(waitingForms(db), ({ form }) => form.identityId);
  return [...byIdentity].flatMap(([identityId, listed]) => {
    const forms = new Map(listed.map(({ form }) => [form.id, form]));
    const credited = new Map(listed.map((one) => [one.form.id, creditedOf(db, one, rates)]));
    return groupForFormB(listed.flatMap(entryOf), rates).map(({ key, entries }) => ({ identityId, key, entries, forms, credited }));
  });
}

function entryOf({ form }: ListedForm): readonly FormBEntry[] {
  const { id, organisationId, nation, schemeYear, tableId, firstOn, lastOn, paidOn, pensionable, employer } = form;
  if (paidOn === null) return [];
  const worked = { from: firstOn, to: lastOn };
  return [
    {
      formAId: id,
      payerId: organisationId,
      nation,
      schemeYear,
      tierTableId: tableId === '' ? null : tableId,
      worked,
      paidOn,
      pensionable,
      employer,
    },
  ];
}
