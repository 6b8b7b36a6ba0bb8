import { AsyncLocalStorage } from 'node:async_hooks';
import type { Passwords } from './passwords.ts';

/** A password with a hash that it is right for. */
export interface HashedPassword {
  readonly password: string;
  readonly hash: string;
}

/** What was worked out of passwords before it is asked for. */
interface WorkedOut {
  /** Of a password that was compared. */
  readonly right?: HashedPassword;
  /** Of a new password. */
  readonly made?: HashedPassword;
}

/** Passwords as better-auth has them. */
export interface PasswordsAhead extends Pick<Passwords, 'hash' | 'verify'> {
  /** Within `work` nothing of it is worked out again: no transaction is open, and no hash made twice, while somebody waits for their turn. */
  knowing<T>(workedOut: WorkedOut, work: () => Promise<T>): Promise<T>;
}

export function createPasswordsAhead({ hash, verify }: Pick<Passwords, 'hash' | 'verify'>): PasswordsAhead {
  const underWay = new AsyncLocalStorage<WorkedOut>();
  return {
    knowing: (workedOut, work) => underWay.run(workedOut, work),
    async hash(password) {
      const made = underWay.getStore()?.made;
      return made?.password === password ? made.hash : hash(password);
    },
    async verify(hashed, password) {
      const right = underWay.getStore()?.right;
      return (right?.hash === hashed && right?.password === password) || verify(hashed, password);
    },
  };
}
