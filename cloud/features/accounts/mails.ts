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
