import { createPasswords } from '../../cloud/features/accounts/passwords.ts';
import { accounts, agreements, credentials } from '../../cloud/db/schema.ts';
import type { Cloud } from './a-cloud.ts';
import type { Visitor } from './a-visitor.ts';

export interface Member {
  readonly id: string;
  readonly email: string;
  /** A browser that is signed in. */
  readonly browser: Visitor;
}

export const memberPassword = 'seven quiet harbours';
let hashed: Promise<string> | null = null;

/** An account of somebody of age with a confirmed address, signed in. Signing up itself is tested elsewhere. */
export async function aMember(cloud: Cloud, email: string): Promise<Member> {
  hashed ??= createPasswords().hash(memberPassword);
  const password = await hashed;
  const { service } = cloud.database;
  const [made] = await service.insert(accounts).values({ name: 'Ada Probe', email, emailVerified: true }).returning({ id: accounts.id });
  if (!made) throw new Error('no account was made');
  await service.insert(credentials).values({ userId: made.id, accountId: made.id, providerId: 'credential', password });
  await service.insert(agreements).values({ accountId: made.id, document: 'age18', version: '1', agreedAt: new Date(cloud.now()) });
  return { id: made.id, email, browser: await signIn(cloud, email) };
}

/** A browser that has signed in without a second step. */
export async function signIn(cloud: Cloud, email: string, password = memberPassword): Promise<Visitor> {
  const browser = cloud.visitor();
  const { status } = await browser.send('/sign-in', { email, password });
  if (status !== 303) throw new Error(`signing in was answered with ${status}`);
  return browser;
}
