import { dayText } from '../../web/visitor-words.ts';
import type { Letter } from '../mail/letter.ts';

const copyFirst = 'Until then you can sign in, take a copy of everything, or keep the account. What is on your computer stays there.';

interface DeletionWords {
  readonly name: string;
  readonly due: Date;
  readonly link: string;
}

/** @param hasPlan  whether a plan runs that would renew by itself */
export function deletionAskedLetter({ name, due, link, hasPlan }: DeletionWords & { readonly hasPlan: boolean }): Letter {
  return {
    subject: `Your account will be deleted on ${dayText(due)}`,
    paragraphs: [
      `Hello ${name},`,
      `As you asked, your account will be deleted on ${dayText(due)}. You were signed out everywhere.`,
      ...(hasPlan
        ? ['Your plan does not renew any more, and nothing is charged until then. If you keep the account, it renews again.']
        : []),
      copyFirst,
    ],
    action: { label: 'Keep my account', href: link },
    after: ['If this was not you, keep the account by this link and choose a new password.'],
  };
}

export function deletionNearLetter({ name, due, link }: DeletionWords): Letter {
  return {
    subject: `Reminder: your account will be deleted on ${dayText(due)}`,
    paragraphs: [
      `Hello ${name},`,
      `Your account will be deleted on ${dayText(due)}. Nothing of it can be brought back afterwards.`,
      copyFirst,
    ],
    action: { label: 'Keep my account', href: link },
  };
}

export function deletionStoppedLetter({ name, security }: { readonly name: string; readonly security: string }): Letter {
  return {
    subject: 'Your account stays',
    paragraphs: [
      `Hello ${name},`,
      'Your account will not be deleted. A plan that was stopped with it renews again.',
      'If this was not you, choose a new password.',
    ],
    action: { label: 'Choose a new password', href: security },
  };
}
