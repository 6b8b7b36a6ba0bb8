/** A page of the account, as the list of them names it. */
export interface AccountRoom {
  readonly path: string;
  readonly name: string;
  readonly what: string;
}

/** The pages of an account in the order in which they are needed; the first lists the others. */
export const accountRooms: readonly AccountRoom[] = [
  { path: '/account', name: 'Overview', what: '' },
  { path: '/account/plan', name: 'Plan and payment', what: 'What you have, what it costs, invoices, cancelling' },
  { path: '/account/devices', name: 'Computers', what: 'Which computers use your plan; connect or disconnect one' },
  { path: '/account/details', name: 'Name and email', what: 'What we call you, and where we write to' },
  { path: '/account/security', name: 'Password and second step', what: 'Change the password; ask for a code at each sign-in' },
  { path: '/account/sign-ins', name: 'Where you are signed in', what: 'Browsers that are signed in; sign them out' },
  { path: '/account/mail', name: 'Emails to you', what: 'Which emails you want' },
  { path: '/account/record', name: 'Activity', what: 'What was done in your account, and when' },
  { path: '/account/data', name: 'Your data', what: 'Take a copy of everything, or delete the account' },
];
