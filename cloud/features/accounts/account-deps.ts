import type { CloudDatabase, Db } from '../../db/database.ts';
import type { MailChoices } from '../mail/choices.ts';
import type { MailService } from '../mail/service.ts';
import type { Auth } from './auth.ts';
import type { AuthAdapter } from './auth-adapter.ts';
import type { Limits } from './limits.ts';
import type { Passwords } from './passwords.ts';
import type { PasswordsAhead } from './passwords-ahead.ts';
import type { WrittenAlong } from './written-along.ts';
import type { CloudClock } from '../../ports/clock.ts';

/** What the rules of accounts stand on. */
export interface AccountDeps {
  readonly database: CloudDatabase;
  readonly auth: Auth;
  /** The same under former secrets, for links in mails that were sent before. */
  readonly authsBefore: readonly Auth[];
  readonly authAdapter: AuthAdapter;
  readonly writtenAlong: WrittenAlong;
  readonly limits: Limits;
  readonly passwords: Passwords;
  readonly passwordsAhead: PasswordsAhead;
  /** Follows a link of a mail; tells whose account it took effect on, null when on none. */
  readonly withEffect: (work: () => Promise<unknown>) => Promise<{ readonly accountId: string | null }>;
  readonly post: MailService['post'];
  readonly choose: MailChoices['choose'];
  /** The address of a page of ours, with the token that a mail carries. */
  readonly linkTo: (path: string, token: string) => string;
  /** Told, in the transaction of the change, that an account has another address. */
  readonly addressChanged: (db: Db, accountId: string) => Promise<void>;
  readonly now: CloudClock;
}
