import type { PlanLook } from '../../../shared/contract/plans.ts';
import { monthOf } from '../../../shared/domain/invoices/invoice-batch.ts';
import { askGate, askInvoicePdf, type GateAnswer } from '../../../shared/domain/licence/gate-question.ts';
import { planTableOn, type Gate } from '../../../shared/domain/licence/plans.ts';
import type { Standing } from '../../../shared/domain/licence/standing.ts';
import type { Instant, LocalDate, ZoneId } from '../../../shared/domain/time.ts';
import { dayOf, startOfDay } from '../../../shared/domain/zones.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Clock } from '../../ports/clock.ts';

export interface PlanDeps {
  readonly clock: Pick<Clock, 'now'>;
  readonly zone: () => ZoneId;
  /** What the kept licence is worth now. */
  readonly standing: () => Pick<Standing, 'plan' | 'opens'>;
  /** The sample shows everything: nothing in it is limited. */
  readonly isSample: boolean;
  /** When invoices were issued here, from an instant on: without credit notes and what was issued elsewhere. */
  readonly issuedSince: (from: Instant) => readonly Instant[];
}

/** The one place that decides whether something new may be made. Reading, printing, exporting and deleting never ask. Rules in docs/rules/licence.md. */
export interface PlanService {
  look(): PlanLook;
  isOpen(gate: Gate): boolean;
  /** @throws AppError PLAN_NEEDED with the gate, the least plan that opens it, and what is left this month */
  require(gate: Gate): void;
}

export function createPlanService({ clock, zone, standing, isSample, issuedSince }: PlanDeps): PlanService {
  const today = (): LocalDate => dayOf(clock.now(), zone());

  function ask(gate: Gate): GateAnswer {
    const day = today();
    const { opens } = standing();
    const answer = askGate(gate, { opens }, day);
    if (isSample) return { ...answer, isOpen: true };
    return gate === 'unlimitedInvoicePdfs' && !answer.isOpen ? askInvoicePdf({ opens }, issuedIn(day), day) : answer;
  }

  /** By the days on which they were made, whatever day stands on them: else a date in another month would be one more. */
  function issuedIn(day: LocalDate): readonly LocalDate[] {
    return issuedSince(startOfDay(monthOf(day).from, zone())).map((at) => dayOf(at, zone()));
  }

  function look(): PlanLook {
    const { lines, freeInvoicePdfsPerMonth } = planTableOn(today());
    return {
      isSample,
      plan: standing().plan,
      freeInvoicePdfsPerMonth,
      gates: lines.filter(({ isBuilt }) => isBuilt).map(({ gate }) => ({ gate, ...ask(gate) })),
    };
  }

  return {
    look,
    isOpen: (gate) => ask(gate).isOpen,
    require: (gate) => {
      const { isOpen, opensWith, left } = ask(gate);
      if (!isOpen) throw new AppError('PLAN_NEEDED', { gate, opensWith, left });
    },
  };
}
