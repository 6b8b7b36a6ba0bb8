import { randomBytes } from 'node:crypto';
import { hash, verify, type Algorithm } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';

export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

/** argon2id; memory in KiB. Three times what OWASP asks at the least. */
const cost = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** What a hash of that cost begins with. */
const made = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`;

/** A hash of that cost that no password is known for. */
const nobodys = `${made}${[16, 32].map((length) => randomBytes(length).toString('base64').replaceAll('=', '')).join('$')}`;

/** How many passwords are worked on at once: each takes 64 MiB while it lasts. */
const AT_ONCE = 4;

export type PasswordProblem = 'short' | 'long' | 'common' | 'address';

export interface Passwords {
  hash(password: string): Promise<string>;
  /** False for a wrong password, for a hash that cannot be read, and after the same time where there is none. */
  verify(hash: string | null, password: string): Promise<boolean>;
  /** Whether a hash was made at another cost than hashes are now. */
  isOutdated(hash: string): boolean;
  /** What speaks against a new password; null when nothing does. */
  problemOf(password: string, email: string): PasswordProblem | null;
}

export function createPasswords(): Passwords {
  const common = new Set<string>(dictionary['passwords-common']);
  const oneOfFew = createTurns(AT_ONCE);

  return {
    hash: (password) => oneOfFew(() => hash(password.normalize('NFKC'), cost)),
    verify: (hashed, password) => oneOfFew(() => verify(hashed ?? nobodys, password.normalize('NFKC')).catch(() => false)),
    isOutdated: (hashed) => !hashed.startsWith(made),
    problemOf(password, email) {
      const { length } = Array.from(password);
      if (length < PASSWORD_LENGTH.least) return 'short';
      if (length > PASSWORD_LENGTH.most) return 'long';
      const plain = password.toLowerCase();
      if (plain === email.toLowerCase() || plain === email.toLowerCase().split('@')[0]) return 'address';
      return common.has(plain) || common.has(plain.replace(/\d+$/, '')) || /^(.)\1*$/u.test(plain) ? 'common' : null;
    },
  };
}

/** Lets a few pieces of work run at once; the others wait in order. */
function createTurns(atOnce: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
