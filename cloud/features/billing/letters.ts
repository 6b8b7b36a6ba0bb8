import type { SubscriptionState } from '../../../shared/domain/licence/licence.ts';
import { planNames } from '../../../shared/domain/licence/plan-names.ts';
import { dayText } from '../../web/visitor-words.ts';
import type { Letter } from '../mail/letter.ts';

interface Known {
  readonly plan: 'plus' | 'pro' | null;
  readonly state: SubscriptionState;
  readonly periodEndsAt: Date | null;
}

/** What an owner is told of a change; null for what they need not hear, such as a month that was paid like the one before. */
export function letterOfChange(name: string, before: Known, next: Known, planUrl: string): Letter | null {
  const plan = planNames[next.plan ?? before.plan ?? 'free'];
  const letter = (subject: string, ...paragraphs: string[]): Letter => ({
    subject,
    paragraphs: [`Hello ${name},`, ...paragraphs],
    action: { label: 'See your plan', href: planUrl },
  });
  if (goesOn(before, next)) return letter('Session Desk: your plan renews again', `${plan} renews${onDay(next)}.`);
  if (begins(before, next))
    return letter(
      `Session Desk: you have ${plan}`,
      `Your plan is ${plan}. The app on your computer finds out within a day; opening its account settings is quicker. A receipt comes with every payment.`,
    );
  if (next.state === before.state) return null;
  if (next.state === 'pastDue')
    return letter(
      'Session Desk: a payment did not go through',
      `The payment for ${plan} did not go through, and will be tried again. Until then everything works. You may want to look at your card.`,
    );
  if (next.state === 'ending')
    return letter(
      'Session Desk: your plan will end',
      `${plan} will not renew${next.periodEndsAt ? ' and ends' : ''}${onDay(next)}. After that the app is Free. Everything you entered stays yours, readable and exportable.`,
    );
  if (next.state === 'ended' || next.state === 'none')
    return letter(
      'Session Desk: your plan has ended',
      `${plan} has ended, and the app is Free again. Everything you entered stays yours: reading, printing, exporting and backing up are never limited.`,
    );
  return null;
}

/** What was to end with its period, and does not. */
function goesOn(before: Known, next: Known): boolean {
  return next.state === 'active' && before.state === 'ending' && before.plan === next.plan;
}

function begins(before: Known, next: Known): boolean {
  if (next.state !== 'active') return false;
  // A payment that went through after all is told by its receipt.
  return before.plan !== next.plan || (before.state !== 'active' && before.state !== 'pastDue');
}

function onDay({ periodEndsAt }: Known): string {
  return periodEndsAt === null ? '' : ` on ${dayText(periodEndsAt)}`;
}
