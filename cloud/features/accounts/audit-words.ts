import type { AuditAction } from './audit.ts';

/** What was done, for whoever it was done to. */
export const auditWords: Readonly<Record<AuditAction, string>> = {
  'account.created': 'The account was made',
  'account.confirmed': 'The address was confirmed',
  'account.deleted': 'The account was deleted',
  'signIn.done': 'Signed in',
  'password.reset': 'A new password was chosen by a link',
  'password.changed': 'The password was changed',
  'name.changed': 'The name was changed',
  'age.changed': 'The age was said anew',
  'words.read': 'New words of the terms or of the privacy page were read',
  'email.changeAsked': 'A new address was asked for',
  'email.changeStopped': 'The new address was given up',
  'email.changed': 'The address was changed',
  'secondFactor.on': 'The second step was turned on',
  'secondFactor.off': 'The second step was turned off',
  'session.ended': 'One sign-in was ended',
  'session.allEnded': 'All sign-ins were ended',
  'id.refused': 'Something was asked for that is not in this account',
  'mail.wanted': 'A kind of mail was chosen',
  'mail.notWanted': 'A kind of mail was turned off',
  'device.added': 'A computer was connected',
  'device.released': 'A computer was released',
  'plan.changed': 'The plan changed',
  'grant.given': 'A plan was given without payment',
  'grant.ended': 'A given plan ended',
  'owner.signedIn': 'Signed in as the owner of the service',
  'owner.searched': 'Looked for an account as the owner',
  'owner.looked': 'The account was looked at',
  'owner.announced': 'Wrote to accounts as the owner',
  'copy.made': 'A copy of everything was downloaded',
  'deletion.asked': 'Deletion was asked for',
  'deletion.stopped': 'Deletion was stopped',
};

export const actorWords = { owner: 'Session Desk’s owner', service: 'the service' } as const;
