import type { FormBEntry } from '../../shared/domain/pension/form-b.ts';
import type { FormAFacts } from '../../shared/domain/pension/form-a-state.ts';
import type { PensionedWork } from '../../shared/domain/pension/form-a-refusals.ts';
import { schemeYearOf, type DayRange } from '../../shared/domain/pension/scheme-year.ts';
import { pounds } from '../../shared/domain/money.ts';
import { localDate } from '../../shared/domain/time.ts';

/** `2026-06-02`, or `2026-06-02 2026-06-04` for more days. */
export function days(text: string): DayRange {
  const [from = '', to = from] = text.split(' ');
  return { from: localDate(from), to: localDate(to) };
}

/** A session in England for £650.00 on 2 June 2026. */
export function aPieceOfWork(traits: Partial<PensionedWork> = {}): PensionedWork {
  return {
    id: 'work-1',
    payerId: 'elm-practice',
    nation: 'england',
    kind: 'locum',
    days: [days('2026-06-02')],
    fee: pounds(650),
    hasPriorAuthority: false,
    ...traits,
  };
}

/** That session, paid on 20 June 2026. */
export function aFormBEntry(traits: Partial<FormBEntry> = {}): FormBEntry {
  const worked = traits.worked ?? days('2026-06-02');
  return {
    formAId: 'form-1',
    payerId: 'elm-practice',
    nation: 'england',
    schemeYear: schemeYearOf(worked.from),
    tierTableId: 'EW-2026',
    worked,
    paidOn: localDate('2026-06-20'),
    pensionable: pounds(585),
    employer: pounds(84.12),
    ...traits,
  };
}

/** A form that nothing has happened to; its last day is 11 August 2026. */
export function formFacts(traits: Partial<FormAFacts> = {}): FormAFacts {
  return {
    sentOn: null,
    approvedOn: null,
    paidOn: null,
    formB: null,
    submittedOn: null,
    confirmedOn: null,
    rejectedOn: null,
    lastReceiptOn: localDate('2026-08-11'),
    ...traits,
  };
}
