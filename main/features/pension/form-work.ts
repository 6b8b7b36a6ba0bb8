import type { DraftDocument, DraftLine } from '../../../shared/contract/invoice-draft.ts';
import { isPensionable, pensionDayOf } from '../../../shared/domain/invoices/pension-line.ts';
import { netOf } from '../../../shared/domain/invoices/totals.ts';
import { sumOf } from '../../../shared/domain/money.ts';
import type { PensionedWork } from '../../../shared/domain/pension/form-a-refusals.ts';
import type { DayRange } from '../../../shared/domain/pension/scheme-year.ts';

/**
 * What of an issued invoice is pensioned, less what its credit notes took back: a booking is one piece of work, and so is a
 * line that bills none. Work that was credited in full is left out.
 *
 * @param credits  the documents of its credit notes
 */
export function pensionedWorkOf(document: DraftDocument, credits: readonly DraftDocument[], payerId: string): readonly PensionedWork[] {
  const { pension } = document;
  if (pension === null) return [];
  const lines = [document, ...credits].flatMap((paper) =>
    paper.lines.filter(isPensionable).map((line) => ({ line, days: daysOf(line, document) })),
  );
  const groups = Map.groupBy(lines, ({ line }) => line.bookingId ?? `line ${line.workedOn ?? ''} ${line.description}`);
  return [...groups].flatMap(([id, group]) => {
    const fee = sumOf(group.map(({ line }) => netOf(line)));
    const days = distinct(group.flatMap((entry) => entry.days));
    return fee === 0 ? [] : [{ id, payerId, nation: pension.nation, kind: 'locum' as const, days, fee, hasPriorAuthority: false }];
  });
}

/** The bookings among pieces of work. */
export function bookingIdsOf(workIds: readonly string[]): readonly string[] {
  return workIds.filter((id) => !id.startsWith('line '));
}

/** The line's own day; else the period of the invoice, which is all that is known. */
function daysOf(line: DraftLine, document: DraftDocument): readonly DayRange[] {
  if (line.workedOn !== null) return [{ from: line.workedOn, to: line.workedOn }];
  const { period } = document;
  if (period === null || pensionDayOf(line, document) === null) return [];
  return [period];
}

function distinct(days: readonly DayRange[]): readonly DayRange[] {
  return [...new Map(days.map((range) => [`${range.from} ${range.to}`, range])).values()];
}
