/** Confirmations of bookings: what was given out to be told, and the messages that tell it. */
export const bookingConfirmationsSql = `
-- What a confirmation said, so that it can be seen whether that still holds, and the sheet that it carries, byte for byte.
CREATE TABLE booking_confirmations (
  id TEXT PRIMARY KEY,
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE RESTRICT,
  -- Of all that is told.
  told_sha256 TEXT NOT NULL CHECK (length(told_sha256) = 64),
  -- NULL where there are no terms.
  sha256 TEXT CHECK (length(sha256) = 64),
  pdf BLOB,
  -- When a mail server took it; NULL again when it came back.
  mailed_on TEXT CHECK (length(mailed_on) = 10),
  -- When the user sent it by another way.
  posted_on TEXT CHECK (length(posted_on) = 10),
  made_at INTEGER NOT NULL,
  CHECK ((sha256 IS NULL) = (pdf IS NULL))
) STRICT;
CREATE INDEX booking_confirmations_by_booking ON booking_confirmations (booking_id, made_at);

-- Messages may be about a booking, and may carry nothing: the lists of kinds and of texts are longer, all else is as before.
CREATE TABLE mail_messages_anew (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote', 'reminder', 'statement', 'pensionForm', 'pensionChase', 'bookingConfirmation')),
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
  -- Empty where nothing is attached.
  attachment_name TEXT NOT NULL,
  attachment_sha256 TEXT CHECK (length(attachment_sha256) = 64),
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
  statement_id TEXT REFERENCES kept_statements (id) ON DELETE RESTRICT,
  -- The Form A that it is about, and the copy of it that it carries.
  form_id TEXT REFERENCES pension_forms (id) ON DELETE RESTRICT,
  signing_copy_id TEXT REFERENCES pension_signing_copies (id) ON DELETE RESTRICT,
  -- The booking that it is about, and what was given out to be told of it.
  booking_id TEXT REFERENCES bookings (id) ON DELETE RESTRICT,
  confirmation_id TEXT REFERENCES booking_confirmations (id) ON DELETE RESTRICT,
  CHECK ((kind IN ('invoice', 'creditNote', 'reminder')) = (invoice_id IS NOT NULL)),
  CHECK ((kind = 'statement') = (statement_id IS NOT NULL)),
  CHECK ((kind IN ('pensionForm', 'pensionChase')) = (form_id IS NOT NULL)),
  CHECK ((form_id IS NULL) = (signing_copy_id IS NULL)),
  CHECK ((kind = 'bookingConfirmation') = (booking_id IS NOT NULL)),
  CHECK ((booking_id IS NULL) = (confirmation_id IS NULL)),
  CHECK ((attachment_name = '') = (attachment_sha256 IS NULL)),
  CHECK (attachment_sha256 IS NOT NULL OR kind = 'bookingConfirmation'),
  CHECK ((kind = 'reminder') = (reminder_step IS NOT NULL)),
  CHECK ((state IN ('failed', 'refused')) = (problem IS NOT NULL)),
  CHECK (retry_at IS NULL OR state = 'failed')
) STRICT;
INSERT INTO mail_messages_anew (id, kind, identity_id, organisation_id, invoice_id, reminder_step, from_name, from_address, reply_to, subject, body,
    attachment_name, attachment_sha256, header_id, server_header_id, state, state_at, failures, problem, reply, retry_at, is_delayed, needs_user, created_at, statement_id, form_id, signing_copy_id)
  SELECT id, kind, identity_id, organisation_id, invoice_id, reminder_step, from_name, from_address, reply_to, subject, body,
    attachment_name, attachment_sha256, header_id, server_header_id, state, state_at, failures, problem, reply, retry_at, is_delayed, needs_user, created_at, statement_id, form_id, signing_copy_id
  FROM mail_messages;
DROP TABLE mail_messages;
ALTER TABLE mail_messages_anew RENAME TO mail_messages;
CREATE INDEX mail_messages_by_age ON mail_messages (created_at, id);
CREATE INDEX mail_messages_waiting ON mail_messages (created_at, id) WHERE state IN ('queued', 'handingOver', 'failed');
CREATE INDEX mail_messages_for_user ON mail_messages (created_at, id) WHERE needs_user = 1;
CREATE INDEX mail_messages_by_invoice ON mail_messages (invoice_id, created_at) WHERE invoice_id IS NOT NULL;
CREATE INDEX mail_messages_by_account ON mail_messages (organisation_id, identity_id, created_at);
CREATE INDEX mail_messages_by_identity ON mail_messages (identity_id);
CREATE INDEX mail_messages_by_statement ON mail_messages (statement_id) WHERE statement_id IS NOT NULL;
CREATE INDEX mail_messages_by_form ON mail_messages (form_id, created_at) WHERE form_id IS NOT NULL;
CREATE INDEX mail_messages_by_signing_copy ON mail_messages (signing_copy_id) WHERE signing_copy_id IS NOT NULL;
CREATE INDEX mail_messages_by_booking ON mail_messages (booking_id, created_at) WHERE booking_id IS NOT NULL;
CREATE INDEX mail_messages_by_confirmation ON mail_messages (confirmation_id) WHERE confirmation_id IS NOT NULL;

CREATE TABLE mail_texts_anew (
  name TEXT NOT NULL CHECK (name IN ('invoice', 'creditNote', 'reminderFirst', 'reminderSecond', 'reminderLast', 'statement',
    'pensionForm', 'pensionChaseFirst', 'pensionChaseSecond', 'pensionChaseLast', 'bookingConfirmation')),
  reader TEXT NOT NULL CHECK (reader IN ('organisation', 'private')),
  subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
  body TEXT NOT NULL CHECK (length(body) <= 20000),
  PRIMARY KEY (name, reader)
) STRICT, WITHOUT ROWID;
INSERT INTO mail_texts_anew SELECT name, reader, subject, body FROM mail_texts;
DROP TABLE mail_texts;
ALTER TABLE mail_texts_anew RENAME TO mail_texts;
`;
