import { PASSWORD_LENGTH, type PasswordProblem } from './passwords.ts';

/** What speaks against a password, in the visitor's words. */
export const passwordTexts: Readonly<Record<PasswordProblem, string>> = {
  short: `Please use at least ${PASSWORD_LENGTH.least} characters. A few words in a row are good.`,
  long: `Please use at most ${PASSWORD_LENGTH.most} characters.`,
  common: 'This password is on the lists that attackers try first. Please choose another.',
  address: 'Please choose something other than your address.',
};
