import type { Letter } from '../mail/letter.ts';

const notMe = 'If this was not you, you need not do anything. Opening the link changes nothing by itself.';

export function confirmAddressLetter({ name, link }: { readonly name: string; readonly link: string }): Letter {
  return {
    subject: 'Confirm your address for Session Desk',
    paragraphs: [`Hello ${name},`, 'Please confirm that this email address is yours. You can sign in after that.'],
    action: { label: 'Confirm my address', href: link },
    after: ['The link works for 24 hours.', notMe],
  };
}

export function resetPasswordLetter({ name, link }: { readonly name: string; readonly link: string }): Letter {
  return {
    subject: 'Choose a new password for Session Desk',
    paragraphs: [`Hello ${name},`, 'You asked to choose a new password for your account.'],
    action: { label: 'Choose a new password', href: link },
    after: ['The link works for one hour, and once. You will be signed out everywhere.', notMe],
  };
}

export function alreadySignedUpLetter({ name, links }: { readonly name: string; readonly links: { readonly signIn: string } }): Letter {
  return {
    subject: 'You already have an account with Session Desk',
    paragraphs: [
      `Hello ${name},`,
      'Somebody, probably you, tried to create an account with this address. It has one already, and nothing was changed.',
    ],
    action: { label: 'Sign in', href: links.signIn },
    after: ['If you have forgotten your password, the sign-in page helps. If this was not you, you need not do anything.'],
  };
}

export function newAddressLetter({ name, link }: { readonly name: string; readonly link: string }): Letter {
  return {
    subject: 'Confirm your new address for Session Desk',
    paragraphs: [`Hello ${name},`, 'You asked to use this address for your account. Please confirm that it is yours.'],
    action: { label: 'Use this address', href: link },
    after: ['The link works for 24 hours, and once. Until then your account keeps the address it has.', notMe],
  };
}

/** For an address that has an account of its own: its owner alone hears of it. */
export function addressTakenLetter({ name }: { readonly name: string }): Letter {
  return {
    subject: 'Your address was given for another account',
    paragraphs: [
      `Hello ${name},`,
      'Somebody, perhaps you, tried to use this address for another Session Desk account. It belongs to yours already, and nothing was changed.',
    ],
  };
}

export function addressChangeAskedLetter({ name, security }: { readonly name: string; readonly security: string }): Letter {
  return {
    subject: 'A new address was asked for',
    paragraphs: [
      `Hello ${name},`,
      'Somebody asked for another email address for your account. It changes once the link that we sent to the new one is opened and confirmed.',
      'If this was not you, somebody knows your password: choose a new one now. That also stops the change.',
    ],
    action: { label: 'Choose a new password', href: security },
  };
}

export function addressChangedLetter({ name }: { readonly name: string }): Letter {
  return {
    subject: 'Your account has a new address',
    paragraphs: [
      `Hello ${name},`,
      'The new email address of your account was confirmed. You sign in with it from now on, and this is the last email to this one.',
      'If this was not you, answer this email at once.',
    ],
  };
}

interface ChangeFacts {
  readonly name: string;
  /** Where a new password is asked for by mail. */
  readonly forgot: string;
}

export function passwordChangedLetter({ name, forgot }: ChangeFacts): Letter {
  return {
    subject: 'Your password was changed',
    paragraphs: [
      `Hello ${name},`,
      'The password of your account was changed, and other browsers were signed out. If this was you, all is well.',
      'If it was not, choose a new one now: a link comes to this address, and whoever changed it is signed out.',
    ],
    action: { label: 'Choose a new password', href: forgot },
  };
}

export function secondStepOffLetter({ name, forgot }: ChangeFacts): Letter {
  return {
    subject: 'The second step of your sign-in is off',
    paragraphs: [
      `Hello ${name},`,
      'The second step was turned off: from now on your password alone opens your account. If this was you, all is well.',
      'If it was not, somebody knows your password: choose a new one now, then turn the second step on again.',
    ],
    action: { label: 'Choose a new password', href: forgot },
  };
}
