import type { MailWords } from '../../../shared/contract/mail.ts';
import type { Gate } from '../../../shared/domain/licence/plans.ts';

/** What the plan opens for new messages. */
export interface PlanForMail {
  isOpen(gate: Gate): boolean;
  /** @throws AppError PLAN_NEEDED */
  require(gate: Gate): void;
}

/** The words, if the plan lets them go: a new reminder asks it, one that is sent again puts right what is there. @throws AppError PLAN_NEEDED */
export function withinPlan(words: MailWords, plan: PlanForMail): MailWords {
  if (words.about.kind === 'reminder') plan.require('reminders');
  return words;
}
