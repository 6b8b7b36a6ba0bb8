import type { LocalDate } from '../time.ts';
import { planTableOn, type Gate, type Plan } from './plans.ts';
import type { Standing } from './standing.ts';

/** What the product asks before it makes something new. Reading, exporting and deleting never ask. */
export interface GateAnswer {
  readonly isOpen: boolean;
  /** The least plan that opens it. */
  readonly opensWith: Plan;
  /** How many more this month; null where they are not counted. */
  readonly left: number | null;
}

/** Whether something new of a kind may be made. The one place that decides it. */
export function askGate(gate: Gate, { opens }: Pick<Standing, 'opens'>, today: LocalDate): GateAnswer {
  const line = planTableOn(today).lines.find((candidate) => candidate.gate === gate);
  // What the table of the day does not limit is open to all.
  return { isOpen: line === undefined || opens.includes(gate), opensWith: line?.opensWith ?? 'free', left: null };
}

/**
 * Whether another invoice PDF may be made this month.
 *
 * @param issuedOn  the days on which invoices were issued, of any month and in any order. Each counts once, whatever became of
 *   it; looking at it, printing or sending it again does not count, and credit notes, which put something right, never do.
 */
export function askInvoicePdf({ opens }: Pick<Standing, 'opens'>, issuedOn: readonly LocalDate[], today: LocalDate): GateAnswer {
  const answer = askGate('unlimitedInvoicePdfs', { opens }, today);
  if (answer.isOpen) return answer;
  const month = today.slice(0, 7);
  const used = issuedOn.filter((day) => day.slice(0, 7) === month).length;
  const left = Math.max(0, planTableOn(today).freeInvoicePdfsPerMonth - used);
  return { ...answer, isOpen: left > 0, left };
}
