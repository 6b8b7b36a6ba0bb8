/** One table of an account's own rows, as it is handed out. */
export interface ExportPart {
  /** The name of its two files, without the ending. */
  readonly file: string;
  readonly table: string;
  /** In the order of the files. */
  readonly columns: readonly string[];
  /** What is not handed out, for it would open something to who finds the file. */
  readonly leftOut: readonly string[];
}

/** What is kept about an account and not handed out, with the reason in words for its user. */
export const withheld: Readonly<Record<string, string>> = {
  credentials: 'your password, which is kept only as a hash',
  second_factors: 'the key and the recovery codes of your second step, which would open your account',
  verifications: 'links that were mailed and wait to be followed; they hold for a day at most',
  device_requests: 'that a computer asked to be connected with a code, until the next day',
  owner_sessions: 'sign-ins of the owner of the service, until the next day',
};

/** Everything that a request of an account may see of itself. A test holds this against the tables of the database. */
export const exportParts: readonly ExportPart[] = [
  {
    file: 'account',
    table: 'accounts',
    columns: ['id', 'name', 'email', 'email_verified', 'image', 'two_factor_enabled', 'created_at', 'updated_at'],
    leftOut: [],
  },
  { file: 'agreements', table: 'agreements', columns: ['account_id', 'document', 'version', 'agreed_at'], leftOut: [] },
  {
    file: 'sign-ins',
    table: 'sessions',
    columns: ['id', 'user_id', 'user_agent', 'ip_address', 'created_at', 'updated_at', 'expires_at'],
    leftOut: ['token'],
  },
  { file: 'new-address', table: 'email_changes', columns: ['account_id', 'email', 'expires_at'], leftOut: ['token_hash'] },
  {
    file: 'mail-choices',
    table: 'mail_choices',
    columns: ['id', 'account_id', 'category', 'is_on', 'wording', 'way', 'chosen_at'],
    leftOut: [],
  },
  {
    file: 'mails',
    table: 'mails',
    columns: ['id', 'account_id', 'kind', 'recipient', 'subject', 'state', 'attempts', 'delivery', 'created_at', 'settled_at'],
    leftOut: ['plain', 'html'], // of a mail that has not left yet; they hold links that sign in
  },
  {
    file: 'computers',
    table: 'devices',
    columns: ['id', 'account_id', 'key', 'label', 'app_version', 'plan', 'added_at', 'last_seen_at', 'released_at'],
    leftOut: [],
  },
  { file: 'licence', table: 'licences', columns: ['account_id', 'id', 'sequence'], leftOut: [] },
  {
    file: 'subscription',
    table: 'subscriptions',
    columns: ['account_id', 'customer', 'subscription', 'plan', 'billed', 'state', 'period_ends_at', 'checked_at'],
    leftOut: [],
  },
  { file: 'receipts', table: 'receipts', columns: ['invoice', 'account_id', 'written_at'], leftOut: [] },
  {
    file: 'given-plans',
    table: 'grants',
    columns: ['id', 'account_id', 'plan', 'given_at', 'ends_at', 'ended_at', 'reminders'],
    leftOut: [],
  },
  { file: 'deletion', table: 'deletions', columns: ['account_id', 'asked_at', 'due_at', 'reminders'], leftOut: [] },
  {
    file: 'record',
    table: 'audit',
    columns: ['account_id', 'position', 'at', 'actor', 'action', 'details', 'previous_hash', 'hash'],
    leftOut: [],
  },
];
