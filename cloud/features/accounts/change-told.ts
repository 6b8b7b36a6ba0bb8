import { eq } from 'drizzle-orm';
import type { Db } from '../../db/database.ts';
import { accounts } from '../../db/schema.ts';
import type { Letter } from '../mail/letter.ts';
import type { MailKind } from '../mail/kinds.ts';
import type { AccountDeps } from './account-deps.ts';
import type { AuditAction } from './audit.ts';
import { passwordChangedLetter, secondStepOffLetter } from './mails.ts';

interface Told {
  readonly kind: MailKind;
  readonly letter: (facts: { readonly name: string; readonly forgot: string }) => Letter;
}

const passwordChanged: Told = { kind: 'password changed', letter: passwordChangedLetter };

const told: Readonly<Partial<Record<AuditAction, Told>>> = {
  'password.changed': passwordChanged,
  'password.reset': passwordChanged,
  'secondFactor.off': { kind: 'second step off', letter: secondStepOffLetter },
};

/** Tells the owner of an account by mail of what a thief would do first; nothing of any other step. */
export async function tellOfChange(
  db: Db,
  { post, linkTo }: Pick<AccountDeps, 'post' | 'linkTo'>,
  { accountId, action }: { readonly accountId: string; readonly action: AuditAction },
): Promise<void> {
  const about = told[action];
  if (!about) return;
  const [account] = await db.select({ name: accounts.name, email: accounts.email }).from(accounts).where(eq(accounts.id, accountId));
  if (!account) return;
  // Whoever changed the password cannot use the way that goes by mail.
  const letter = about.letter({ name: account.name, forgot: linkTo('/forgot', '') });
  await post(db, { accountId, kind: about.kind, to: account.email, letter });
}
