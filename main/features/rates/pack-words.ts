import type { PackRefusal } from '../../rates-pack/verify-rates-pack.ts';

/** Why a file was not taken, and what helps. */
export const packRefusalWords: Readonly<Record<PackRefusal, string>> = {
  tooLarge: 'The file is larger than any rates pack.',
  notJson: 'The file is no rates pack.',
  notSigned: 'The file was not signed by the makers of Session Desk, or was changed since. Get it again from where it is offered.',
  notAPack: 'The file was made for another version of Session Desk. Bring the app up to date first.',
  older: 'The figures in it are not newer than the ones in use.',
  expired: 'The pack has passed its last day. Get a newer one.',
};
