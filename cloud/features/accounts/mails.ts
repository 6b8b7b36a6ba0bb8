import type { Letter } from '../mail/letter.ts';

const notMe = 'If this was not you, nothing needs to be done: without the link nothing changes.';

export function confirmAddressLetter({ name, link }: { readonly name: string; readonly link: string }): Letter {
  return {
    subject: 'Confirm your address for Session Desk',
    paragraphs: [`Hello ${name},`, 'Please confirm that this address is yours.'],
    action: { label: 'Confirm my address', href: link },
    after: ['The link works for 24 hours.', notMe],
  };
}

export function resetPasswordLetter({ name, link }: { readonly name: string; readonly link: string }): Letter {
  return {
    subject: 'Choose a new password for Session Desk',
    paragraphs: [`Hello ${name},`, 'You asked for a way to choose a new password.'],
    action: { label: 'Choose a new password', href: link },
    after: ['The link works for one hour, once. All your devices will have to sign in again.', notMe],
  };
}

export function alreadySignedUpLetter({ name, links }: { readonly name: string; readonly links: { readonly signIn: string } }): Letter {
  return {
    subject: 'You already have an account with Session Desk',
    paragraphs: [
      `Hello ${name},`,
      'Somebody, probably you, asked for an account with this address. It has one already, and nothing was changed.',
    ],
    action: { label: 'Sign in', href: links.signIn },
    after: ['If you have forgotten your password, the sign-in page helps. If this was not you, nothing needs to be done.'],
  };
}

export function newAddressLetter({ name, link }: { readonly name: string; readonly link: string }): Letter {
  return {
    subject: 'Confirm your new address for Session Desk',
    paragraphs: [`Hello ${name},`, 'You want to use this address for your account. Please confirm that it is yours.'],
    action: { label: 'Use this address', href: link },
    after: ['The link works for 24 hours, once. Until then your account keeps its present address.', notMe],
  };
}

/** For an address that has an account of its own: its owner alone hears of it. */
export function addressTakenLetter({ name }: { readonly name: string }): Letter {
  return {
    subject: 'Your address was given for another account',
    paragraphs: [
      `Hello ${name},`,
      'Somebody, perhaps you, wanted to use this address for another account of Session Desk. It belongs to yours already, and nothing was changed.',
    ],
  };
}

export function addressChangeAskedLetter({ name, security }: { readonly name: string; readonly security: string }): Letter {
  return {
    subject: 'A new address was asked for',
    paragraphs: [
      `Hello ${name},`,
      'Your account is to have another address. It changes when the link that we sent to the new one is followed.',
      'If this was not you, somebody knows your password: choose a new one now. That stops the change too.',
    ],
    action: { label: 'Choose a new password', href: security },
  };
}

export function addressChangedLetter({ name }: { readonly name: string }): Letter {
  return {
    subject: 'Your account has a new address',
    paragraphs: [
      `Hello ${name},`,
      'The new address of your account was confirmed. You sign in with it from now on, and this is the last mail to this one.',
      'If this was not you, answer this mail at once.',
    ],
  };
}
