import type { ReactNode } from 'react';
import type { Invoice } from '../../../shared/contract/invoices.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { PlanNote } from '../plans/plan-note.tsx';
import { leftWords, moreFromWords } from '../plans/plan-words.ts';
import { useGate } from '../plans/use-gate.ts';

export interface IssueLimit {
  readonly left: number;
  readonly perMonth: number;
}

/** What the plan leaves of this month; null where it does not count: credit notes put something right. */
export function useIssueLimit({ kind }: Pick<Invoice, 'kind'>): IssueLimit | null {
  const gate = useGate('unlimitedInvoicePdfs');
  if (kind === 'creditNote' || gate === null || gate.left === null) return null;
  return { left: gate.left, perMonth: gate.freeInvoicePdfsPerMonth };
}

/** Says quietly how many more there are, and of none when there are more again. */
export function IssueLimitNote({ limit, today }: { readonly limit: IssueLimit; readonly today: LocalDate }): ReactNode {
  const { left, perMonth } = limit;
  return (
    <PlanNote>
      {leftWords(left, perMonth)} {left === 0 && moreFromWords(perMonth, today)}
    </PlanNote>
  );
}
