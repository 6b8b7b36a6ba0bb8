/**
 * Every error a user can meet, by code. Codes are never reused for another meaning.
 * The text of each stands in texts.ts; a code without text does not compile.
 */
export const errorCodes = [
  // any operation
  'INVALID_INPUT',
  'NOT_FOUND',
  'FORBIDDEN',
  'NOT_SUPPORTED_HERE',
  'UNEXPECTED',
  // vault and profile
  'VAULT_LOCKED',
  'VAULT_EXISTS',
  'LOCK_NEEDS_PASSPHRASE',
  'PASSPHRASE_NEEDED',
  'PASSPHRASE_KEPT',
  'PASSPHRASE_TOO_SHORT',
  'WRONG_PASSPHRASE',
  'WRONG_RECOVERY_CODE',
  'KEYCHAIN_LOCKED',
  'KEYCHAIN_DISMISSED',
  'KEYCHAIN_ABSENT',
  'KEYCHAIN_WRONG',
  'KEYCHAIN_UNUSABLE',
  'KEYS_MISSING',
  'KEYS_DAMAGED',
  'DATABASE_MISSING',
  'DATABASE_DAMAGED',
  'DATABASE_NEWER',
  'PROFILE_READ_ONLY',
  'PROFILE_IN_USE',
  'DISK_FULL',
  'DISK_FAILED',
  'RUNTIME_TOO_OLD',
  // backups
  'BACKUP_FOLDER_UNUSABLE',
  'BACKUP_DAMAGED',
  'BACKUP_NEWER',
  'BACKUP_WRONG_KEY',
  'BACKUP_NONE',
  // schedule and clock
  'CLIENT_IN_USE',
  'SERVICE_IN_USE',
  'SESSION_RUNNING',
  'SESSION_NOT_RUNNING',
  'SESSION_FINISHED',
  'SERIES_TOO_LONG',
  'NOTHING_TO_UNDO',
  // calendar feeds
  'FEED_ADDRESS_INVALID',
  'FEED_NOT_HTTPS',
  'FEED_PRIVATE_ADDRESS',
  'FEED_UNREACHABLE',
  'FEED_LINK_DEAD',
  'FEED_TLS',
  'FEED_REDIRECTS',
  'FEED_TOO_SLOW',
  'FEED_TOO_LARGE',
  'FEED_NOT_CALENDAR',
  'FEED_INCOMPLETE',
  'FEED_CRASHED',
  'FEED_TOO_SOON',
  'FEED_BUSY',
  'FEED_PREVIEW_GONE',
  'FEED_ZONES_STALE',
  // the books
  'IDENTITY_IN_USE',
  'LOGO_TOO_LARGE',
  'LOGO_NOT_PICTURE',
  'ORGANISATION_IN_USE',
  'BOOKING_STATE',
  'BOOKING_NOT_BEGUN',
  'FILE_UNREADABLE',
  'UPLOAD_GONE',
  // bank files
  'BANK_FILE_CRASHED',
  'BANK_READING_GONE',
  // rates
  'NO_FIGURE_FOR_DATE',
  // invoices
  'PENSION_DAY_MISSING',
  'NUMBER_PATTERN_INVALID',
  'NUMBER_PREFIX_MISSING',
  'INVOICE_IS_DRAFT',
  'INVOICE_ISSUED',
  'INVOICE_VOID',
  'INVOICE_SETTLED',
  'INVOICE_NOT_DISPUTED',
  'INVOICE_CREDITED',
  'INVOICE_HAS_PAYMENTS',
  'CREDIT_OUT_OF_RANGE',
  // mail
  'MAIL_PASSWORD_NEEDED',
  'MAIL_TEXT_WRONG',
  // printing
  'LOGO_UNREADABLE',
  'PDF_CRASHED',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Facts that are safe to log and to show: ids, numbers, host names; never names, notes, paths or keys. */
export type SafeDetails = Readonly<Record<string, string | number | boolean | null>>;
