import { PASSWORD_LENGTH, type PasswordProblem } from './passwords.ts';

/** What speaks against a password, in the visitor's words. */
export const passwordTexts: Readonly<Record<PasswordProblem, string>> = {
  short: `The password needs at least ${PASSWORD_LENGTH.least} characters.`,
  long: `The password may have at most ${PASSWORD_LENGTH.most} characters.`,
  common: 'This password is on the lists that attackers try first. Choose another.',
  address: 'The password must not be your email address. Choose another.',
};

/** What a new password has to be, before one is typed. */
export const passwordHint = `At least ${PASSWORD_LENGTH.least} characters. A few words in a row are good.`;
