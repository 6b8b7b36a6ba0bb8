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
  const billed = document.lines.filter(isPensionable).map((line) => ({ id: keyOf(line), line }));
  const credited = credits
    .flatMap(({ lines }) => lines.filter(isPensionable))
    .map((line) => ({ id: keyOf(lineBehind(line, document)), line }));
  const groups = Map.groupBy([...billed, ...credited], ({ id }) => id);
  return [...groups].flatMap(([id, group]) => {
    const lines = group.map(({ line }) => line);
    const fee = sumOf(lines.map(netOf));
    if (fee === 0) return [];
    const appraisal = lines.find((line) => line.appraisal !== null)?.appraisal ?? null;
    return [
      {
        id,
        payerId,
        nation: pension.nation,
        kind: appraisal === null ? ('locum' as const) : ('appraisal' as const),
        days: distinct(lines.flatMap((line) => daysOf(line, document))),
        fee,
        hasPriorAuthority: appraisal?.hasAuthority ?? false,
      },
    ];
  });
}

/** The bookings among pieces of work. */
export function bookingIdsOf(workIds: readonly string[]): readonly string[] {
  return workIds.filter((id) => !id.startsWith('line '));
}

function keyOf({ bookingId, workedOn, description }: DraftLine): string {
  return bookingId ?? `line ${workedOn ?? ''} ${description}`;
}

/** The line that a credit note takes back, which says what it bills; a line that is not on the invoice stands for itself. */
function lineBehind(credited: DraftLine, { lines }: DraftDocument): DraftLine {
  const told = ({ kind, workedOn, description, unit, unitPrice }: DraftLine): string =>
    JSON.stringify([kind, workedOn, description, unit, unitPrice]);
  return lines.find((line) => told(line) === told(credited)) ?? credited;
}

/** The line's own days; else the period of the invoice, which is all that is known. */
function daysOf(line: DraftLine, document: DraftDocument): readonly DayRange[] {
  const own = [...(line.workedOn === null ? [] : [line.workedOn]), ...(line.appraisal?.alsoOn ?? [])];
  if (own.length > 0) return own.map((day) => ({ from: day, to: day }));
  const { period } = document;
  if (period === null || pensionDayOf(line, document) === null) return [];
  return [period];
}

function distinct(days: readonly DayRange[]): readonly DayRange[] {
  return [...new Map(days.map((range) => [`${range.from} ${range.to}`, range])).values()];
}
