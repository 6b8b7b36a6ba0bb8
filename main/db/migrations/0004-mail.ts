/** Mail: the user's own way to send it, the texts they have changed, the outbox, and reminders. */
export const mailSql = `
-- The one account that sends for every identity. No user name: a server that asks for no sign-in.
CREATE TABLE mail_account (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  address TEXT NOT NULL CHECK (length(address) BETWEEN 3 AND 254),
  host TEXT NOT NULL CHECK (length(host) BETWEEN 1 AND 253),
  port INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
  security TEXT NOT NULL CHECK (security IN ('tls', 'startTls')),
  user_name TEXT NOT NULL CHECK (length(user_name) <= 254),
  -- AES-256-GCM under a key of its own, bound to server and user: it opens for no other.
  sealed_password BLOB,
  changed_at INTEGER NOT NULL,
  CHECK ((user_name = '') = (sealed_password IS NULL))
) STRICT;

-- Texts that the user has changed; for all others the standard ones stand.
CREATE TABLE mail_texts (
  name TEXT NOT NULL CHECK (name IN ('invoice', 'creditNote', 'reminderFirst', 'reminderSecond', 'reminderLast', 'statement')),
  reader TEXT NOT NULL CHECK (reader IN ('organisation', 'private')),
  subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
  body TEXT NOT NULL CHECK (length(body) <= 20000),
  PRIMARY KEY (name, reader)
) STRICT, WITHOUT ROWID;

-- The outbox. The rules of its states stand in shared/domain/mail/outbox.ts.
CREATE TABLE mail_messages (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote', 'reminder', 'statement')),
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE RESTRICT,
  organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT,
  invoice_id TEXT REFERENCES invoices (id) ON DELETE RESTRICT,
  -- Days after the due day that the reminder is for.
  reminder_step INTEGER CHECK (reminder_step >= 1),
  from_name TEXT NOT NULL,
  from_address TEXT NOT NULL,
  -- Empty where answers go to the sender.
  reply_to TEXT NOT NULL,
  subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
  body TEXT NOT NULL,
  attachment_name TEXT NOT NULL,
  attachment_sha256 TEXT NOT NULL CHECK (length(attachment_sha256) = 64),
  -- The Message-ID, the same at every attempt.
  header_id TEXT NOT NULL UNIQUE,
  -- What the server says it has put in its place.
  server_header_id TEXT,
  state TEXT NOT NULL CHECK (state IN ('queued', 'handingOver', 'handedOver', 'failed', 'refused', 'unknown', 'delivered', 'bounced', 'withdrawn')),
  state_at INTEGER NOT NULL,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  problem TEXT,
  -- The server's own words.
  reply TEXT NOT NULL,
  -- NULL where it waits for the user, or for nothing.
  retry_at INTEGER,
  is_delayed INTEGER NOT NULL CHECK (is_delayed IN (0, 1)),
  needs_user INTEGER NOT NULL CHECK (needs_user IN (0, 1)),
  created_at INTEGER NOT NULL,
  CHECK ((kind = 'statement') = (invoice_id IS NULL)),
  CHECK ((kind = 'reminder') = (reminder_step IS NOT NULL)),
  CHECK ((state IN ('failed', 'refused')) = (problem IS NOT NULL)),
  CHECK (retry_at IS NULL OR state = 'failed')
) STRICT;
CREATE INDEX mail_messages_by_age ON mail_messages (created_at, id);
CREATE INDEX mail_messages_waiting ON mail_messages (created_at, id) WHERE state IN ('queued', 'handingOver', 'failed');
CREATE INDEX mail_messages_for_user ON mail_messages (created_at, id) WHERE needs_user = 1;
CREATE INDEX mail_messages_by_invoice ON mail_messages (invoice_id, created_at) WHERE invoice_id IS NOT NULL;
CREATE INDEX mail_messages_by_account ON mail_messages (organisation_id, identity_id, created_at);
CREATE INDEX mail_messages_by_identity ON mail_messages (identity_id);

CREATE TABLE mail_recipients (
  message_id TEXT NOT NULL REFERENCES mail_messages (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  is_copy INTEGER NOT NULL CHECK (is_copy IN (0, 1)),
  address TEXT NOT NULL CHECK (length(address) BETWEEN 3 AND 254),
  PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;

-- What servers on the way have said about a recipient.
CREATE TABLE mail_reports (
  message_id TEXT NOT NULL REFERENCES mail_messages (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  address TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('refused', 'failed', 'delayed', 'delivered')),
  words TEXT NOT NULL,
  PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;

-- The reminders of an invoice, by whatever way they went; each step once.
CREATE TABLE reminders (
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  step INTEGER NOT NULL CHECK (step >= 1),
  sent_on TEXT NOT NULL,
  -- NULL where the user sent it by another way.
  message_id TEXT REFERENCES mail_messages (id) ON DELETE RESTRICT,
  PRIMARY KEY (invoice_id, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX reminders_by_message ON reminders (message_id) WHERE message_id IS NOT NULL;

-- Set where no invoice of the organisation is to be reminded of.
ALTER TABLE organisations ADD COLUMN reminders_stopped INTEGER NOT NULL DEFAULT 0 CHECK (reminders_stopped IN (0, 1));
`;
