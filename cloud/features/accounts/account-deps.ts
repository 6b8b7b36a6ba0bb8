import type { CloudDatabase } from '../../db/database.ts';
import type { Instant } from '../../../shared/domain/time.ts';
import type { Auth } from './auth.ts';
import type { Limits } from './limits.ts';
import type { Passwords } from './passwords.ts';

/** What the rules of accounts stand on. */
export interface AccountDeps {
  readonly database: CloudDatabase;
  readonly auth: Auth;
  readonly limits: Limits;
  readonly passwords: Passwords;
  readonly now: () => Instant;
}
