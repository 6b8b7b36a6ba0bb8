import { scheduleSql } from './0001-schedule.ts';
import { booksSql } from './0002-books.ts';
import { invoicesSql } from './0003-invoices.ts';
import { mailSql } from './0004-mail.ts';
import { bankSql } from './0005-bank.ts';
import { pensionSql } from './0006-pension.ts';
import { availabilitySql } from './0007-availability.ts';
import { pensionTemplatesSql } from './0008-pension-templates.ts';
import { keptStatementsSql } from './0009-kept-statements.ts';
import { bookingEffortSql } from './0010-booking-effort.ts';
import { keptFilesSql } from './0011-kept-files.ts';
import { pensionCorrectionsSql } from './0012-pension-corrections.ts';
import { bookingRunsSql } from './0013-booking-runs.ts';
import { pensionPaidDaysSql } from './0014-pension-paid-days.ts';
import { pensionLettersSql } from './0015-pension-letters.ts';
import { pensionChoiceSql } from './0016-pension-choice.ts';
import { ratesPackSql } from './0017-rates-pack.ts';
import { pensionMembersSql } from './0018-pension-members.ts';
import { netPaySql } from './0019-net-pay.ts';
import { bookingConfirmationsSql } from './0020-booking-confirmations.ts';
import { copyMembersSql } from './0021-copy-members.ts';
import { vatDaysSql } from './0022-vat-days.ts';
import { invoiceDeductionsSql } from './0023-invoice-deductions.ts';
import { licenceStateSql } from './0024-licence-state.ts';
import { planCountsSql } from './0025-plan-counts.ts';
import { accessKeySql } from './0026-access-key.ts';

/** One step of the schema. Once released its SQL is never changed; a later step corrects it. */
export interface Migration {
  /** The `user_version` that the database has afterwards; counts up by one. */
  readonly version: number;
  readonly sql: string;
}

/**
 * All steps, oldest first.
 * The SQL is held in modules, not in .sql files, so that it is inside the bundle, and the same under plain Node and Vitest.
 */
export const migrations: readonly Migration[] = [
  { version: 1, sql: scheduleSql },
  { version: 2, sql: booksSql },
  { version: 3, sql: invoicesSql },
  { version: 4, sql: mailSql },
  { version: 5, sql: bankSql },
  { version: 6, sql: pensionSql },
  { version: 7, sql: availabilitySql },
  { version: 8, sql: pensionTemplatesSql },
  { version: 9, sql: keptStatementsSql },
  { version: 10, sql: bookingEffortSql },
  { version: 11, sql: keptFilesSql },
  { version: 12, sql: pensionCorrectionsSql },
  { version: 13, sql: bookingRunsSql },
  { version: 14, sql: pensionPaidDaysSql },
  { version: 15, sql: pensionLettersSql },
  { version: 16, sql: pensionChoiceSql },
  { version: 17, sql: ratesPackSql },
  { version: 18, sql: pensionMembersSql },
  { version: 19, sql: netPaySql },
  { version: 20, sql: bookingConfirmationsSql },
  { version: 21, sql: copyMembersSql },
  { version: 22, sql: vatDaysSql },
  { version: 23, sql: invoiceDeductionsSql },
  { version: 24, sql: licenceStateSql },
  { version: 25, sql: planCountsSql },
  { version: 26, sql: accessKeySql },
];
