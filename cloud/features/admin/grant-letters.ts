import { planNames } from '../../../shared/domain/licence/plan-names.ts';
import { dayText } from '../../web/visitor-words.ts';
import type { Grant } from '../licence/held-plan.ts';
import type { Letter } from '../mail/letter.ts';

const nothingLost = 'Everything that you have entered stays readable and can be taken out, with or without a plan.';

export function givenLetter(plan: Grant['plan'], endsAt: Date) {
  return (name: string): Letter => ({
    subject: `You have ${planNames[plan]} until ${dayText(endsAt)}`,
    paragraphs: [
      `Hello ${name},`,
      `${planNames[plan]} is yours until ${dayText(endsAt)}, without payment. The app takes it up by itself within a day.`,
    ],
  });
}

export function endsSoonLetter(plan: Grant['plan'], endsAt: Date) {
  return (name: string): Letter => ({
    subject: `Your ${planNames[plan]} ends on ${dayText(endsAt)}`,
    paragraphs: [
      `Hello ${name},`,
      `${planNames[plan]} was given to you until ${dayText(endsAt)}. Nothing is charged when it ends.`,
      nothingLost,
    ],
  });
}

export function endedLetter(plan: Grant['plan']) {
  return (name: string): Letter => ({
    subject: `Your ${planNames[plan]} has ended`,
    paragraphs: [`Hello ${name},`, `The time for which ${planNames[plan]} was given to you is over. Nothing was charged.`, nothingLost],
  });
}
