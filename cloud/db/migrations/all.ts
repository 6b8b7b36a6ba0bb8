import { accountsSql } from './0001-accounts.ts';
import { emailChangesSql } from './0002-email-changes.ts';
import { mailChoicesSql } from './0003-mail-choices.ts';
import { licencesSql } from './0004-licences.ts';
import { deletionsSql } from './0005-deletions.ts';
import { mailEventsSql } from './0006-mail-events.ts';
import { stripeEventsSql } from './0007-stripe-events.ts';
import { ownerSql } from './0008-owner.ts';
import { visitsSql } from './0009-visits.ts';
import { announcementsSql } from './0010-announcements.ts';
import { receiptsSql } from './0011-receipts.ts';
import { auditLineSql } from './0012-audit-line.ts';
import { researchLettersSql } from './0013-research-letters.ts';
import { auditStaysSql } from './0014-audit-stays.ts';
import { limitOfAttemptsSql } from './0015-limit-of-attempts.ts';

/** One step of the schema. Once released its SQL is never changed; a later step corrects it. */
export interface CloudMigration {
  /** Counts up by one. */
  readonly version: number;
  /** One by one: the embedded database takes no two statements at once. */
  readonly statements: readonly string[];
}

/** All steps, oldest first. */
export const migrations: readonly CloudMigration[] = [
  { version: 1, statements: accountsSql },
  { version: 2, statements: emailChangesSql },
  { version: 3, statements: mailChoicesSql },
  { version: 4, statements: licencesSql },
  { version: 5, statements: deletionsSql },
  { version: 6, statements: mailEventsSql },
  { version: 7, statements: stripeEventsSql },
  { version: 8, statements: ownerSql },
  { version: 9, statements: visitsSql },
  { version: 10, statements: announcementsSql },
  { version: 11, statements: receiptsSql },
  { version: 12, statements: auditLineSql },
  { version: 13, statements: researchLettersSql },
  { version: 14, statements: auditStaysSql },
  { version: 15, statements: limitOfAttemptsSql },
];
