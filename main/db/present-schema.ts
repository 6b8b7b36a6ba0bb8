// Written by open-store.test.ts from what the migrations make: `vitest run main/db/open-store.test.ts -u` writes it anew.
/* eslint-disable max-lines -- as long as the schema is */

/** All tables, indexes and triggers as they are after the last migration; what a new database begins with. */
export const presentSchema = {
  version: 26,
  sql: `
CREATE TABLE allocations (
  payment_id TEXT NOT NULL REFERENCES payments (id) ON DELETE CASCADE,
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  amount INTEGER NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (payment_id, invoice_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX allocations_by_invoice ON allocations (invoice_id, amount);

CREATE TRIGGER allocations_are_fixed BEFORE UPDATE ON allocations BEGIN SELECT RAISE(ABORT, 'allocations are made anew'); END;

CREATE TRIGGER allocations_fit_new BEFORE INSERT ON allocations
  WHEN (SELECT (p.amount > 0) <> (NEW.amount > 0)
      OR abs(NEW.amount + coalesce((SELECT sum(amount) FROM allocations WHERE payment_id = NEW.payment_id), 0)) > abs(p.amount)
    FROM payments p WHERE p.id = NEW.payment_id)
  BEGIN SELECT RAISE(ABORT, 'more is allocated than was paid'); END;

CREATE TABLE availability_exceptions (
  id TEXT PRIMARY KEY,
  from_on TEXT NOT NULL CHECK (from_on LIKE '____-__-__'),
  to_on TEXT NOT NULL CHECK (to_on LIKE '____-__-__' AND to_on >= from_on),
  is_free INTEGER NOT NULL CHECK (is_free IN (0, 1)),
  from_time TEXT CHECK (from_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  to_time TEXT CHECK (to_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  note TEXT NOT NULL CHECK (length(note) <= 120),
  created_at INTEGER NOT NULL,
  CHECK ((from_time IS NULL) = (to_time IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX availability_exceptions_by_day ON availability_exceptions (from_on);

CREATE TABLE bank_accounts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  -- Empty where the files do not tell.
  bank TEXT NOT NULL CHECK (length(bank) <= 60),
  format TEXT NOT NULL CHECK (format IN ('table', 'text', 'ofx', 'qif')),
  -- A keyed hash of what its files call the account; NULL while none has named it.
  account_key TEXT UNIQUE,
  last_read_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE bank_lines (
  key TEXT PRIMARY KEY CHECK (length(key) = 43),
  account_id TEXT NOT NULL REFERENCES bank_accounts (id) ON DELETE CASCADE,
  booked_on TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0),
  text TEXT NOT NULL CHECK (length(text) <= 500),
  reference TEXT CHECK (length(reference) <= 500),
  -- Set for what is none of the practice's business: its text is then forgotten.
  set_aside_at INTEGER,
  read_at INTEGER NOT NULL,
  CHECK (set_aside_at IS NULL OR (text = '' AND reference IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX bank_lines_by_account ON bank_lines (account_id);

CREATE INDEX bank_lines_by_day ON bank_lines (booked_on, key);

CREATE TABLE bank_mappings (
  columns_key TEXT PRIMARY KEY,
  mapping TEXT NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE booking_extras (
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 60),
  price INTEGER NOT NULL CHECK (price >= 0),
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (booking_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE "booking_offers" (
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  made_by TEXT NOT NULL CHECK (made_by IN ('organisation', 'practitioner', 'edit')),
  made_at INTEGER NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('hour', 'session', 'day', 'percent')),
  price INTEGER CHECK (price >= 0),
  share INTEGER CHECK (share BETWEEN 0 AND 10000),
  note TEXT NOT NULL CHECK (length(note) <= 300),
  CHECK ((unit = 'percent') = (price IS NULL) AND (price IS NULL) = (share IS NOT NULL)),
  PRIMARY KEY (booking_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE booking_pauses (
  booking_id TEXT NOT NULL REFERENCES booking_runs (booking_id) ON DELETE CASCADE,
  paused_at INTEGER NOT NULL,
  resumed_at INTEGER CHECK (resumed_at >= paused_at),
  PRIMARY KEY (booking_id, paused_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE booking_runs (
  booking_id TEXT PRIMARY KEY REFERENCES bookings (id) ON DELETE CASCADE,
  started_at INTEGER NOT NULL,
  late_start TEXT NOT NULL CHECK (late_start IN ('endOnTime', 'fullLength', 'split')),
  adjusted_ms INTEGER NOT NULL DEFAULT 0,
  finished_at INTEGER CHECK (finished_at >= started_at)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX booking_runs_open ON booking_runs ((finished_at IS NULL)) WHERE finished_at IS NULL;

CREATE TRIGGER booking_runs_are_alone BEFORE INSERT ON booking_runs
  WHEN NEW.finished_at IS NULL AND EXISTS (SELECT 1 FROM session_runs WHERE finished_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a session runs'); END;

CREATE TABLE bookings (
  id TEXT PRIMARY KEY,
  organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT,
  identity_id TEXT REFERENCES identities (id) ON DELETE RESTRICT,
  arrangement TEXT NOT NULL CHECK (arrangement IN ('soleTrader', 'ownCompany', 'agency', 'umbrella', 'paye')),
  state TEXT NOT NULL CHECK (state IN ('offered', 'confirmed', 'delivered', 'cancelled')),
  title TEXT NOT NULL CHECK (length(title) <= 120),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at AND ends_at - starts_at <= 90000000),
  zone TEXT NOT NULL,
  break_ms INTEGER NOT NULL CHECK (break_ms BETWEEN 0 AND 43200000),
  rate_unit TEXT NOT NULL CHECK (rate_unit IN ('hour', 'session', 'day', 'percent')),
  rate_price INTEGER CHECK (rate_price >= 0),
  rate_share INTEGER CHECK (rate_share BETWEEN 0 AND 10000),
  rate_count INTEGER NOT NULL CHECK (rate_count >= 0),
  takings INTEGER NOT NULL CHECK (takings >= 0),
  miles INTEGER NOT NULL CHECK (miles >= 0),
  mile_price INTEGER NOT NULL CHECK (mile_price >= 0),
  reference TEXT NOT NULL CHECK (length(reference) <= 60),
  notes TEXT NOT NULL CHECK (length(notes) <= 10000),
  -- The version that was accepted; NULL while nothing is agreed, or where there were no terms.
  terms_id TEXT REFERENCES terms (id) ON DELETE RESTRICT,
  cancelled_at INTEGER,
  cancelled_by TEXT CHECK (cancelled_by IN ('organisation', 'practitioner')),
  cancelled_from TEXT CHECK (cancelled_from IN ('offered', 'confirmed')),
  cancel_reason TEXT NOT NULL DEFAULT '' CHECK (length(cancel_reason) <= 300),
  cancel_fee INTEGER NOT NULL DEFAULT 0 CHECK (cancel_fee >= 0),
  pay_check TEXT NOT NULL CHECK (pay_check IN ('notChecked', 'paidCorrectly', 'paidShort', 'notPaid')),
  paid INTEGER CHECK (paid >= 0),
  pay_note TEXT NOT NULL CHECK (length(pay_note) <= 300),
  ir35_sector TEXT CHECK (ir35_sector IN ('public', 'privateMediumLarge', 'privateSmall', 'individual')),
  ir35_standing TEXT NOT NULL CHECK (ir35_standing IN ('notApplicable', 'inside', 'outside', 'undetermined')),
  ir35_decided_by TEXT NOT NULL CHECK (length(ir35_decided_by) <= 120),
  ir35_statement_on TEXT,
  ir35_disagreed_on TEXT,
  ir35_check_reference TEXT NOT NULL CHECK (length(ir35_check_reference) <= 60),
  ir35_reasons TEXT NOT NULL CHECK (length(ir35_reasons) <= 2000),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL, series_id TEXT, admin_ms INTEGER CHECK (admin_ms BETWEEN 0 AND 86400000), own_miles INTEGER NOT NULL DEFAULT 0 CHECK (own_miles >= 0), own_costs INTEGER NOT NULL DEFAULT 0 CHECK (own_costs >= 0), own_costs_for TEXT NOT NULL DEFAULT '' CHECK (length(own_costs_for) <= 60), pension_choice TEXT CHECK (pension_choice IN ('yes', 'no', 'ask')), task TEXT NOT NULL DEFAULT 'deputising'
  CHECK (task IN ('deputising', 'appraisal', 'outOfHours', 'ownPractice', 'salaried', 'other')), appraisal_days TEXT NOT NULL DEFAULT '' CHECK (length(appraisal_days) <= 109), has_prior_authority INTEGER NOT NULL DEFAULT 0 CHECK (has_prior_authority IN (0, 1)), pay_tax INTEGER NOT NULL DEFAULT 0 CHECK (pay_tax >= 0), pay_national_insurance INTEGER NOT NULL DEFAULT 0 CHECK (pay_national_insurance >= 0), pay_student_loan INTEGER NOT NULL DEFAULT 0 CHECK (pay_student_loan >= 0), pay_pension INTEGER NOT NULL DEFAULT 0 CHECK (pay_pension >= 0), pay_other INTEGER NOT NULL DEFAULT 0 CHECK (pay_other >= 0), pay_net INTEGER CHECK (pay_net >= 0),
  CHECK ((rate_unit = 'percent') = (rate_price IS NULL) AND (rate_price IS NULL) = (rate_share IS NOT NULL)),
  CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
  CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL) AND (cancelled_at IS NULL) = (cancelled_from IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX bookings_by_identity ON bookings (identity_id) WHERE identity_id IS NOT NULL;

CREATE INDEX bookings_by_organisation ON bookings (organisation_id, starts_at);

CREATE INDEX bookings_by_series ON bookings (series_id, starts_at) WHERE series_id IS NOT NULL;

CREATE INDEX bookings_by_start ON bookings (starts_at, ends_at);

CREATE INDEX bookings_by_terms ON bookings (terms_id) WHERE terms_id IS NOT NULL;

CREATE TRIGGER invoiced_bookings_stay BEFORE DELETE ON bookings
  WHEN EXISTS (SELECT 1 FROM invoice_bookings WHERE booking_id = OLD.id AND live = 1)
  BEGIN SELECT RAISE(ABORT, 'the booking is on an invoice'); END;

CREATE TABLE clients (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  code TEXT CHECK (length(code) BETWEEN 1 AND 16),
  archived_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX clients_by_name ON clients (name COLLATE NOCASE);

CREATE TABLE facts (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_items (
  feed_id TEXT NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
  -- HMAC of feed, UID and original start: the UID itself may hold an e-mail address.
  item_key BLOB NOT NULL,
  -- HMAC of feed and UID alone: tells whether the event is among the unreadable ones.
  uid_key BLOB NOT NULL,
  session_id TEXT REFERENCES sessions (id) ON DELETE SET NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL,
  first_name TEXT,
  title TEXT,
  state TEXT NOT NULL CHECK (state IN ('imported', 'declined', 'gone')),
  unstable INTEGER NOT NULL CHECK (unstable IN (0, 1)),
  seen_at INTEGER NOT NULL,
  PRIMARY KEY (feed_id, item_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX feed_items_by_session ON feed_items (session_id) WHERE session_id IS NOT NULL;

CREATE INDEX feed_items_by_start ON feed_items (feed_id, starts_at);

CREATE TABLE feeds (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  kind TEXT NOT NULL CHECK (kind IN ('address', 'file')),
  -- AES-256-GCM under a key derived from the data key; NULL for files.
  sealed_address BLOB,
  hint TEXT NOT NULL,
  allow_private INTEGER NOT NULL CHECK (allow_private IN (0, 1)),
  etag TEXT,
  last_modified TEXT,
  name_position TEXT CHECK (json_valid(name_position)),
  -- Where Outlook's zone name stands for two places: the user's own, or the other; NULL when never asked.
  zone_answer TEXT CHECK (zone_answer IN ('here', 'there')),
  last_synced_at INTEGER,
  last_added INTEGER NOT NULL DEFAULT 0,
  last_moved INTEGER NOT NULL DEFAULT 0,
  last_changed INTEGER NOT NULL DEFAULT 0,
  last_removed INTEGER NOT NULL DEFAULT 0,
  last_unreadable INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE given_numbers (
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE RESTRICT,
  number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 80),
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote')),
  given_on TEXT NOT NULL CHECK (length(given_on) = 10),
  -- 'lost' was given by a state that a restored backup does not know; 'imported' outside this app.
  source TEXT NOT NULL CHECK (source IN ('issued', 'imported', 'lost')),
  PRIMARY KEY (identity_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER given_numbers_are_fixed BEFORE UPDATE ON given_numbers BEGIN SELECT RAISE(ABORT, 'a number stays given'); END;

CREATE TRIGGER given_numbers_are_not_replaced BEFORE INSERT ON given_numbers
  WHEN EXISTS (SELECT 1 FROM given_numbers WHERE identity_id = NEW.identity_id AND number = NEW.number)
  BEGIN SELECT RAISE(ABORT, 'a number stays given'); END;

CREATE TRIGGER given_numbers_stay BEFORE DELETE ON given_numbers WHEN OLD.source <> 'imported' BEGIN SELECT RAISE(ABORT, 'a number stays given'); END;

CREATE TABLE identities (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  trading_name TEXT NOT NULL CHECK (length(trading_name) <= 120),
  kind TEXT NOT NULL CHECK (kind IN ('soleTrader', 'company')),
  company_number TEXT NOT NULL CHECK (length(company_number) <= 8),
  registered_office TEXT NOT NULL CHECK (length(registered_office) <= 400),
  place_of_registration TEXT NOT NULL CHECK (place_of_registration IN ('', 'England and Wales', 'Scotland', 'Northern Ireland')),
  address TEXT NOT NULL CHECK (length(address) <= 400),
  email TEXT NOT NULL CHECK (length(email) <= 254),
  phone TEXT NOT NULL CHECK (length(phone) <= 40),
  -- NULL while not registered for VAT.
  vat_number TEXT CHECK (length(vat_number) BETWEEN 1 AND 20),
  registration_body TEXT NOT NULL CHECK (length(registration_body) <= 40),
  registration_number TEXT NOT NULL CHECK (length(registration_number) <= 40),
  -- Bank details, UTR and NI number: AES-256-GCM under a key of their own, bound to this row.
  sealed_secrets BLOB NOT NULL,
  terms_id TEXT NOT NULL REFERENCES terms (id) ON DELETE RESTRICT,
  archived_at INTEGER,
  created_at INTEGER NOT NULL
, vat_from TEXT CHECK (vat_from LIKE '____-__-__'), vat_until TEXT CHECK (vat_until LIKE '____-__-__')) STRICT, WITHOUT ROWID;

CREATE INDEX identities_by_terms ON identities (terms_id);

CREATE TABLE identity_logos (
  identity_id TEXT PRIMARY KEY REFERENCES identities (id) ON DELETE CASCADE,
  type TEXT NOT NULL CHECK (type IN ('image/png', 'image/jpeg')),
  sealed_bytes BLOB NOT NULL
) STRICT;

CREATE VIEW invoice_balances (invoice_id, paid, credited, written_off, deducted, balance) AS
  SELECT id, paid, credited, written_off, deducted,
    CASE WHEN kind = 'invoice' AND number IS NOT NULL AND voided_on IS NULL
      THEN max(0, total - paid - credited - written_off - deducted) ELSE 0 END
  FROM (
    SELECT i.id, i.kind, i.number, i.voided_on, i.total,
      coalesce((SELECT sum(a.amount) FROM allocations a WHERE a.invoice_id = i.id), 0) AS paid,
      coalesce((SELECT -sum(c.total) FROM invoices c WHERE c.credits_id = i.id AND c.number IS NOT NULL), 0) AS credited,
      coalesce((SELECT sum(w.amount) FROM write_offs w WHERE w.invoice_id = i.id), 0) AS written_off,
      coalesce((SELECT sum(d.amount) FROM invoice_deductions d WHERE d.invoice_id = i.id), 0) AS deducted
    FROM invoices i
  );

CREATE TABLE invoice_bookings (
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE CASCADE,
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  confirmed_minutes INTEGER CHECK (confirmed_minutes BETWEEN 0 AND 1500),
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  PRIMARY KEY (invoice_id, booking_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX invoice_bookings_by_booking ON invoice_bookings (booking_id);

CREATE UNIQUE INDEX invoice_bookings_live ON invoice_bookings (booking_id) WHERE live = 1;

CREATE TABLE invoice_deductions (
  id TEXT PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  deducted_on TEXT NOT NULL CHECK (deducted_on LIKE '____-__-__'),
  tax INTEGER NOT NULL CHECK (tax >= 0),
  national_insurance INTEGER NOT NULL CHECK (national_insurance >= 0),
  student_loan INTEGER NOT NULL CHECK (student_loan >= 0),
  pension INTEGER NOT NULL CHECK (pension >= 0),
  other INTEGER NOT NULL CHECK (other >= 0),
  amount INTEGER NOT NULL CHECK (amount > 0 AND amount = tax + national_insurance + student_loan + pension + other),
  note TEXT NOT NULL CHECK (length(note) <= 300),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX invoice_deductions_by_invoice ON invoice_deductions (invoice_id, amount);

CREATE TABLE invoice_history (
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 40),
  note TEXT NOT NULL CHECK (length(note) <= 2000),
  PRIMARY KEY (invoice_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX invoice_history_issued ON invoice_history (at) WHERE what = 'issued';

CREATE TABLE invoice_pdfs (
  invoice_id TEXT PRIMARY KEY REFERENCES invoices (id) ON DELETE RESTRICT,
  pdf BLOB NOT NULL
) STRICT;

CREATE TRIGGER invoice_pdfs_are_fixed BEFORE UPDATE ON invoice_pdfs BEGIN SELECT RAISE(ABORT, 'an issued PDF is fixed'); END;

CREATE TRIGGER invoice_pdfs_are_not_replaced BEFORE INSERT ON invoice_pdfs
  WHEN EXISTS (SELECT 1 FROM invoice_pdfs WHERE invoice_id = NEW.invoice_id)
    OR (SELECT pdf_sha256 FROM invoices WHERE id = NEW.invoice_id) IS NULL
  BEGIN SELECT RAISE(ABORT, 'an issued PDF is fixed'); END;

CREATE TRIGGER invoice_pdfs_stay BEFORE DELETE ON invoice_pdfs BEGIN SELECT RAISE(ABORT, 'an issued PDF is fixed'); END;

CREATE TABLE invoice_settings (
  identity_id TEXT PRIMARY KEY REFERENCES identities (id) ON DELETE CASCADE,
  template TEXT NOT NULL CHECK (template IN ('plain', 'classic', 'modern')),
  accent TEXT NOT NULL CHECK (length(accent) = 7),
  print_utr INTEGER NOT NULL CHECK (print_utr IN (0, 1)),
  is_pensioned INTEGER NOT NULL CHECK (is_pensioned IN (0, 1)),
  vat TEXT NOT NULL CHECK (vat IN ('standard', 'reduced', 'zero', 'exempt', 'outside')),
  with_slip INTEGER NOT NULL CHECK (with_slip IN (0, 1)),
  payment_terms TEXT NOT NULL CHECK (length(payment_terms) <= 2000),
  note TEXT NOT NULL CHECK (length(note) <= 2000)
) STRICT, WITHOUT ROWID;

CREATE TABLE invoices (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote')),
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE RESTRICT,
  organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT,
  -- What a credit note takes back, and what a charge for late payment is for.
  credits_id TEXT REFERENCES invoices (id) ON DELETE RESTRICT,
  charges_id TEXT REFERENCES invoices (id) ON DELETE RESTRICT,
  -- The last day whose interest such a charge asks for.
  charges_until TEXT CHECK (length(charges_until) = 10),
  -- What stands on it; checked by the contract's schema at every reading. What is searched or summed is in columns.
  document TEXT NOT NULL CHECK (json_valid(document)),
  with_slip INTEGER NOT NULL CHECK (with_slip IN (0, 1)),
  number TEXT CHECK (length(number) BETWEEN 1 AND 80),
  issued_on TEXT CHECK (length(issued_on) = 10),
  due_on TEXT CHECK (length(due_on) = 10),
  -- Where it stands in lists: the day of issue, or after all days for a draft.
  listed_on TEXT NOT NULL CHECK (length(listed_on) = 10),
  -- NULL for a draft that cannot be added up yet.
  net INTEGER,
  total INTEGER,
  -- Purchase order, references and numbers of the customer, for searching.
  customer_references TEXT NOT NULL,
  sent_on TEXT CHECK (length(sent_on) = 10),
  -- The newest message with it came back, and it was not sent anew since.
  returned_on TEXT CHECK (length(returned_on) = 10),
  acknowledged_on TEXT CHECK (length(acknowledged_on) = 10),
  disputed_on TEXT CHECK (length(disputed_on) = 10),
  dispute_note TEXT NOT NULL DEFAULT '' CHECK (length(dispute_note) <= 2000),
  voided_on TEXT CHECK (length(voided_on) = 10),
  void_reason TEXT NOT NULL DEFAULT '' CHECK (length(void_reason) <= 300),
  reminders_stopped INTEGER NOT NULL DEFAULT 0 CHECK (reminders_stopped IN (0, 1)),
  -- Issued before this app, so without its PDF.
  imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)),
  pdf_sha256 TEXT CHECK (length(pdf_sha256) = 64),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  CHECK ((kind = 'creditNote') = (credits_id IS NOT NULL) OR imported = 1),
  CHECK ((charges_id IS NULL) = (charges_until IS NULL)),
  CHECK ((number IS NULL) = (issued_on IS NULL)),
  CHECK (number IS NULL OR (total IS NOT NULL AND net IS NOT NULL)),
  CHECK ((number IS NOT NULL AND imported = 0) = (pdf_sha256 IS NOT NULL)),
  CHECK (returned_on IS NULL OR sent_on IS NOT NULL),
  CHECK (number IS NOT NULL OR (sent_on IS NULL AND acknowledged_on IS NULL AND disputed_on IS NULL AND voided_on IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX invoices_by_charged ON invoices (charges_id) WHERE charges_id IS NOT NULL;

CREATE INDEX invoices_by_credited ON invoices (credits_id) WHERE credits_id IS NOT NULL;

CREATE INDEX invoices_by_day ON invoices (listed_on, created_at);

CREATE UNIQUE INDEX invoices_by_number ON invoices (identity_id, number) WHERE number IS NOT NULL;

CREATE INDEX invoices_by_organisation ON invoices (organisation_id, listed_on, created_at);

CREATE TRIGGER issued_invoices_are_fixed BEFORE UPDATE ON invoices
  WHEN OLD.number IS NOT NULL AND (
    NEW.id IS NOT OLD.id OR NEW.kind IS NOT OLD.kind OR NEW.identity_id IS NOT OLD.identity_id
    OR NEW.organisation_id IS NOT OLD.organisation_id OR NEW.credits_id IS NOT OLD.credits_id OR NEW.charges_id IS NOT OLD.charges_id
    OR NEW.charges_until IS NOT OLD.charges_until
    OR NEW.document IS NOT OLD.document OR NEW.with_slip IS NOT OLD.with_slip OR NEW.number IS NOT OLD.number
    OR NEW.issued_on IS NOT OLD.issued_on OR NEW.due_on IS NOT OLD.due_on OR NEW.listed_on IS NOT OLD.listed_on
    OR NEW.net IS NOT OLD.net OR NEW.total IS NOT OLD.total OR NEW.imported IS NOT OLD.imported
    OR NEW.pdf_sha256 IS NOT OLD.pdf_sha256 OR NEW.created_at IS NOT OLD.created_at
    OR (OLD.voided_on IS NOT NULL AND NEW.voided_on IS NOT OLD.voided_on))
  BEGIN SELECT RAISE(ABORT, 'an issued invoice is fixed'); END;

CREATE TRIGGER issued_invoices_are_not_pushed_out BEFORE UPDATE ON invoices
  WHEN NEW.id IS NOT OLD.id OR (OLD.number IS NULL
    AND EXISTS (SELECT 1 FROM invoices WHERE identity_id = NEW.identity_id AND number = NEW.number))
  BEGIN SELECT RAISE(ABORT, 'an issued invoice is fixed'); END;

CREATE TRIGGER issued_invoices_are_not_replaced BEFORE INSERT ON invoices
  WHEN EXISTS (SELECT 1 FROM invoices WHERE number IS NOT NULL AND (id = NEW.id OR (identity_id = NEW.identity_id AND number = NEW.number)))
  BEGIN SELECT RAISE(ABORT, 'an issued invoice is fixed'); END;

CREATE TRIGGER issued_invoices_stay BEFORE DELETE ON invoices WHEN OLD.number IS NOT NULL AND OLD.imported = 0
  BEGIN SELECT RAISE(ABORT, 'an issued invoice is fixed'); END;

CREATE TRIGGER pensioned_invoices_are_not_voided BEFORE UPDATE OF voided_on ON invoices
  WHEN OLD.voided_on IS NULL AND NEW.voided_on IS NOT NULL
    AND EXISTS (SELECT 1 FROM pension_forms WHERE invoice_id = OLD.id AND withdrawn_on IS NULL AND rejected_on IS NULL)
  BEGIN SELECT RAISE(ABORT, 'the invoice has a Form A'); END;

CREATE TABLE kept_file_contents (
  file_id TEXT PRIMARY KEY REFERENCES kept_files (id) ON DELETE CASCADE,
  content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 10485760)
) STRICT;

CREATE TRIGGER kept_file_contents_are_fixed BEFORE UPDATE ON kept_file_contents
  BEGIN SELECT RAISE(ABORT, 'a kept file is fixed'); END;

CREATE TABLE "kept_files" (
  id TEXT PRIMARY KEY,
  -- A Form B: the proof that it was handed in.
  month_id TEXT REFERENCES pension_months (id) ON DELETE RESTRICT,
  -- A Form A: as it came back signed.
  form_id TEXT REFERENCES pension_forms (id) ON DELETE RESTRICT,
  -- An imported invoice: the PDF of the program that it came from.
  invoice_id TEXT REFERENCES invoices (id) ON DELETE RESTRICT,
  -- A booking: the status determination statement.
  booking_id TEXT REFERENCES bookings (id) ON DELETE RESTRICT,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 5 AND 140),
  media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg')),
  bytes INTEGER NOT NULL CHECK (bytes BETWEEN 1 AND 10485760),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  kept_on TEXT NOT NULL CHECK (length(kept_on) = 10),
  kept_at INTEGER NOT NULL,
  -- Set while the removal can be undone; the row goes when the profile is opened next.
  removed_at INTEGER,
  CHECK ((month_id IS NOT NULL) + (form_id IS NOT NULL) + (invoice_id IS NOT NULL) + (booking_id IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX kept_files_by_booking ON kept_files (booking_id, sha256) WHERE booking_id IS NOT NULL;

CREATE UNIQUE INDEX kept_files_by_form ON kept_files (form_id, sha256) WHERE form_id IS NOT NULL;

CREATE UNIQUE INDEX kept_files_by_invoice ON kept_files (invoice_id, sha256) WHERE invoice_id IS NOT NULL;

CREATE UNIQUE INDEX kept_files_by_month ON kept_files (month_id, sha256) WHERE month_id IS NOT NULL;

CREATE TRIGGER kept_files_are_fixed BEFORE UPDATE ON kept_files
  WHEN NEW.id IS NOT OLD.id OR NEW.month_id IS NOT OLD.month_id OR NEW.form_id IS NOT OLD.form_id OR NEW.invoice_id IS NOT OLD.invoice_id
    OR NEW.booking_id IS NOT OLD.booking_id OR NEW.name IS NOT OLD.name OR NEW.media_type IS NOT OLD.media_type OR NEW.bytes IS NOT OLD.bytes
    OR NEW.sha256 IS NOT OLD.sha256 OR NEW.kept_on IS NOT OLD.kept_on OR NEW.kept_at IS NOT OLD.kept_at
  BEGIN SELECT RAISE(ABORT, 'a kept file is fixed'); END;

CREATE TABLE kept_statements (
  id TEXT PRIMARY KEY,
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE RESTRICT,
  organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT,
  from_on TEXT CHECK (length(from_on) = 10),
  to_on TEXT NOT NULL CHECK (length(to_on) = 10),
  closing INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  pdf BLOB NOT NULL,
  -- Its place in the run that it was taken from; the run may be gone.
  run_id TEXT,
  position INTEGER,
  -- Set where the user sent it by another way.
  sent_on TEXT CHECK (length(sent_on) = 10),
  made_at INTEGER NOT NULL,
  CHECK ((run_id IS NULL) = (position IS NULL)),
  UNIQUE (run_id, position)
) STRICT;

CREATE INDEX kept_statements_by_identity ON kept_statements (identity_id);

CREATE INDEX kept_statements_by_organisation ON kept_statements (organisation_id, identity_id);

CREATE TABLE licence_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  device_key TEXT NOT NULL CHECK (length(device_key) = 43),
  sealed_private_key BLOB NOT NULL,
  account_id TEXT,
  token TEXT CHECK (length(token) <= 4000),
  received_at INTEGER,
  is_released INTEGER NOT NULL CHECK (is_released IN (0, 1)),
  mark INTEGER,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  last_tried_at INTEGER,
  request_id TEXT,
  request_code TEXT,
  request_ends_at INTEGER, sealed_access_key BLOB,
  CHECK ((account_id IS NULL) = (token IS NULL) AND (account_id IS NULL) = (received_at IS NULL)),
  CHECK ((request_id IS NULL) = (request_code IS NULL) AND (request_id IS NULL) = (request_ends_at IS NULL))
) STRICT;

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

CREATE TABLE "mail_messages" (
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

CREATE INDEX mail_messages_by_account ON mail_messages (organisation_id, identity_id, created_at);

CREATE INDEX mail_messages_by_age ON mail_messages (created_at, id);

CREATE INDEX mail_messages_by_booking ON mail_messages (booking_id, created_at) WHERE booking_id IS NOT NULL;

CREATE INDEX mail_messages_by_confirmation ON mail_messages (confirmation_id) WHERE confirmation_id IS NOT NULL;

CREATE INDEX mail_messages_by_form ON mail_messages (form_id, created_at) WHERE form_id IS NOT NULL;

CREATE INDEX mail_messages_by_identity ON mail_messages (identity_id);

CREATE INDEX mail_messages_by_invoice ON mail_messages (invoice_id, created_at) WHERE invoice_id IS NOT NULL;

CREATE INDEX mail_messages_by_signing_copy ON mail_messages (signing_copy_id) WHERE signing_copy_id IS NOT NULL;

CREATE INDEX mail_messages_by_statement ON mail_messages (statement_id) WHERE statement_id IS NOT NULL;

CREATE INDEX mail_messages_for_user ON mail_messages (created_at, id) WHERE needs_user = 1;

CREATE INDEX mail_messages_waiting ON mail_messages (created_at, id) WHERE state IN ('queued', 'handingOver', 'failed');

CREATE TABLE mail_recipients (
  message_id TEXT NOT NULL REFERENCES mail_messages (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  is_copy INTEGER NOT NULL CHECK (is_copy IN (0, 1)),
  address TEXT NOT NULL CHECK (length(address) BETWEEN 3 AND 254),
  PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mail_reports (
  message_id TEXT NOT NULL REFERENCES mail_messages (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  address TEXT NOT NULL,
  action TEXT NOT NULL CHECK (action IN ('refused', 'failed', 'delayed', 'delivered')),
  words TEXT NOT NULL,
  PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE "mail_texts" (
  name TEXT NOT NULL CHECK (name IN ('invoice', 'creditNote', 'reminderFirst', 'reminderSecond', 'reminderLast', 'statement',
    'pensionForm', 'pensionChaseFirst', 'pensionChaseSecond', 'pensionChaseLast', 'bookingConfirmation')),
  reader TEXT NOT NULL CHECK (reader IN ('organisation', 'private')),
  subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
  body TEXT NOT NULL CHECK (length(body) <= 20000),
  PRIMARY KEY (name, reader)
) STRICT, WITHOUT ROWID;

CREATE TABLE number_series (
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote')),
  template TEXT NOT NULL CHECK (length(template) BETWEEN 1 AND 40),
  digits INTEGER NOT NULL CHECK (digits BETWEEN 1 AND 9),
  restart TEXT NOT NULL CHECK (restart IN ('never', 'yearly')),
  counts_per TEXT NOT NULL CHECK (counts_per IN ('issuer', 'organisation')),
  start_number INTEGER NOT NULL CHECK (start_number BETWEEN 1 AND 999999999),
  start_year INTEGER NOT NULL,
  PRIMARY KEY (identity_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation_contacts (
  organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  role TEXT NOT NULL CHECK (length(role) <= 60),
  email TEXT NOT NULL CHECK (length(email) <= 254),
  phone TEXT NOT NULL CHECK (length(phone) <= 40),
  PRIMARY KEY (organisation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation_prefixes (
  organisation_id TEXT PRIMARY KEY REFERENCES organisations (id) ON DELETE CASCADE,
  prefix TEXT NOT NULL CHECK (length(prefix) BETWEEN 1 AND 20)
) STRICT, WITHOUT ROWID;

CREATE TABLE organisation_rates (
  organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('hour', 'session', 'day', 'percent', 'item', 'mile')),
  name TEXT NOT NULL CHECK (length(name) <= 60),
  price INTEGER CHECK (price >= 0),
  share INTEGER CHECK (share BETWEEN 0 AND 10000),
  CHECK ((unit = 'percent') = (price IS NULL) AND (price IS NULL) = (share IS NOT NULL)),
  PRIMARY KEY (organisation_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE "organisations" (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  kind TEXT NOT NULL CHECK (kind IN ('practice', 'trust', 'outOfHours', 'careBoard', 'network', 'pharmacy', 'clinic', 'agency', 'insurer', 'private', 'other')),
  nation TEXT NOT NULL CHECK (nation IN ('england', 'wales', 'scotland', 'northernIreland')),
  address TEXT NOT NULL CHECK (length(address) <= 400),
  accounts_email TEXT NOT NULL CHECK (length(accounts_email) <= 254),
  phone TEXT NOT NULL CHECK (length(phone) <= 40),
  ods_code TEXT NOT NULL CHECK (length(ods_code) <= 12),
  employing_authority_code TEXT NOT NULL CHECK (length(employing_authority_code) <= 12),
  purchase_order TEXT NOT NULL CHECK (length(purchase_order) <= 60),
  supplier_number TEXT NOT NULL CHECK (length(supplier_number) <= 60),
  -- NULL takes the usual terms of the identity that trades.
  terms_id TEXT REFERENCES terms (id) ON DELETE RESTRICT,
  -- NULL takes the usual way.
  travel_ms INTEGER CHECK (travel_ms BETWEEN 0 AND 36000000),
  parking TEXT NOT NULL CHECK (length(parking) <= 500),
  clinical_system TEXT NOT NULL CHECK (length(clinical_system) <= 120),
  smartcard TEXT NOT NULL CHECK (length(smartcard) <= 500),
  door_code TEXT NOT NULL CHECK (length(door_code) <= 120),
  notes TEXT NOT NULL CHECK (length(notes) <= 10000),
  archived_at INTEGER,
  created_at INTEGER NOT NULL,
  reminders_stopped INTEGER NOT NULL DEFAULT 0 CHECK (reminders_stopped IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX organisations_by_name ON organisations (name COLLATE NOCASE);

CREATE INDEX organisations_by_terms ON organisations (terms_id) WHERE terms_id IS NOT NULL;

CREATE TABLE payments (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('received', 'refund', 'bounced')),
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE RESTRICT,
  organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT,
  received_on TEXT NOT NULL CHECK (length(received_on) = 10),
  amount INTEGER NOT NULL CHECK (amount <> 0 AND (kind = 'received') = (amount > 0)),
  method TEXT NOT NULL CHECK (method IN ('bankTransfer', 'card', 'cash', 'cheque', 'directDebit', 'other')),
  reference TEXT NOT NULL CHECK (length(reference) <= 140),
  note TEXT NOT NULL CHECK (length(note) <= 1000),
  -- The line of a bank statement that it was taken from; a line is taken once.
  bank_line_key TEXT UNIQUE,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX payments_by_day ON payments (received_on, created_at);

CREATE INDEX payments_by_organisation ON payments (organisation_id, received_on, created_at);

CREATE TABLE pension_copy_members (
  copy_id TEXT PRIMARY KEY REFERENCES pension_signing_copies (id) ON DELETE CASCADE,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pension_copy_members_are_fixed BEFORE UPDATE ON pension_copy_members
  BEGIN SELECT RAISE(ABORT, 'who stands on a copy is fixed'); END;

CREATE TRIGGER pension_copy_members_are_not_replaced BEFORE INSERT ON pension_copy_members
  WHEN EXISTS (SELECT 1 FROM pension_copy_members WHERE copy_id = NEW.copy_id)
  BEGIN SELECT RAISE(ABORT, 'who stands on a copy is fixed'); END;

CREATE TRIGGER pension_copy_members_stay BEFORE DELETE ON pension_copy_members
  WHEN EXISTS (SELECT 1 FROM pension_signing_copies WHERE id = OLD.copy_id)
  BEGIN SELECT RAISE(ABORT, 'who stands on a copy is fixed'); END;

CREATE TABLE pension_corrections (
  id TEXT PRIMARY KEY,
  month_id TEXT NOT NULL REFERENCES pension_months (id) ON DELETE RESTRICT,
  -- In the order in which they were found: each begins where the one before ended.
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 98),
  found_on TEXT NOT NULL CHECK (length(found_on) = 10),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
  -- By how much boxes a, b, g and h change; above nothing: more.
  pensionable INTEGER NOT NULL,
  member INTEGER NOT NULL,
  employee INTEGER NOT NULL,
  employer INTEGER NOT NULL,
  -- Tier, lines and boxes as they were used and as they are right; checked by the contract's schema at every reading.
  document TEXT NOT NULL CHECK (json_valid(document)),
  made_at INTEGER NOT NULL,
  -- Set once the difference was paid, refunded or taken into the next payment.
  settled_on TEXT CHECK (length(settled_on) = 10),
  settled_by TEXT CHECK (settled_by IN ('nextPayment', 'paidApart', 'refunded', 'notCollected')),
  settled_note TEXT NOT NULL CHECK (length(settled_note) <= 120),
  CHECK ((settled_on IS NULL) = (settled_by IS NULL)),
  CHECK (settled_on IS NOT NULL OR settled_note = ''),
  UNIQUE (month_id, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pension_corrections_are_fixed BEFORE UPDATE ON pension_corrections
  WHEN NEW.id IS NOT OLD.id OR NEW.month_id IS NOT OLD.month_id OR NEW.position IS NOT OLD.position OR NEW.found_on IS NOT OLD.found_on
    OR NEW.reason IS NOT OLD.reason OR NEW.pensionable IS NOT OLD.pensionable OR NEW.member IS NOT OLD.member
    OR NEW.employee IS NOT OLD.employee OR NEW.employer IS NOT OLD.employer OR NEW.document IS NOT OLD.document
    OR NEW.made_at IS NOT OLD.made_at
  BEGIN SELECT RAISE(ABORT, 'a correction is fixed'); END;

CREATE TRIGGER pension_corrections_are_of_submitted_months BEFORE INSERT ON pension_corrections
  WHEN EXISTS (SELECT 1 FROM pension_months WHERE id = NEW.month_id AND submitted_on IS NULL)
    OR EXISTS (SELECT 1 FROM pension_corrections WHERE id = NEW.id OR (month_id = NEW.month_id AND position = NEW.position))
  BEGIN SELECT RAISE(ABORT, 'a correction is of a submitted Form B'); END;

CREATE TABLE pension_form_bookings (
  form_id TEXT NOT NULL REFERENCES pension_forms (id) ON DELETE CASCADE,
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  PRIMARY KEY (form_id, booking_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX pension_form_bookings_by_booking ON pension_form_bookings (booking_id);

CREATE UNIQUE INDEX pension_form_bookings_live ON pension_form_bookings (booking_id) WHERE live = 1;

CREATE TABLE pension_form_history (
  form_id TEXT NOT NULL REFERENCES pension_forms (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 40),
  note TEXT NOT NULL CHECK (length(note) <= 300),
  PRIMARY KEY (form_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE pension_form_members (
  form_id TEXT PRIMARY KEY REFERENCES pension_forms (id) ON DELETE CASCADE,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pension_form_members_are_fixed BEFORE UPDATE ON pension_form_members
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;

CREATE TRIGGER pension_form_members_are_not_replaced BEFORE INSERT ON pension_form_members
  WHEN EXISTS (SELECT 1 FROM pension_form_members WHERE form_id = NEW.form_id)
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;

CREATE TRIGGER pension_form_members_stay BEFORE DELETE ON pension_form_members
  WHEN EXISTS (SELECT 1 FROM pension_forms WHERE id = OLD.form_id AND (sent_on IS NOT NULL OR approved_on IS NOT NULL OR month_id IS NOT NULL))
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;

CREATE TABLE pension_forms (
  id TEXT PRIMARY KEY,
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE RESTRICT,
  organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT,
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  nation TEXT NOT NULL CHECK (nation IN ('england', 'wales', 'scotland', 'northernIreland')),
  scheme_year INTEGER NOT NULL CHECK (scheme_year BETWEEN 2015 AND 2199),
  table_id TEXT NOT NULL CHECK (length(table_id) <= 40),
  first_on TEXT NOT NULL CHECK (length(first_on) = 10),
  last_on TEXT NOT NULL CHECK (length(last_on) = 10 AND last_on >= first_on),
  -- Boxes 1 to 3.
  fee INTEGER NOT NULL CHECK (fee > 0),
  pensionable INTEGER NOT NULL CHECK (pensionable > 0),
  employer INTEGER NOT NULL CHECK (employer >= 0),
  -- Lines, payer and doubts as they were; checked by the contract's schema at every reading.
  document TEXT NOT NULL CHECK (json_valid(document)),
  sent_on TEXT CHECK (length(sent_on) = 10),
  approved_on TEXT CHECK (length(approved_on) = 10),
  approved_by TEXT NOT NULL DEFAULT '' CHECK (length(approved_by) <= 120),
  paid_on TEXT CHECK (paid_on >= first_on),
  -- The Form B that lists it, and the reference stamped on it then.
  month_id TEXT REFERENCES pension_months (id) ON DELETE RESTRICT,
  reference TEXT CHECK (length(reference) BETWEEN 16 AND 18),
  confirmed_on TEXT CHECK (length(confirmed_on) = 10),
  rejected_on TEXT CHECK (length(rejected_on) = 10),
  withdrawn_on TEXT CHECK (length(withdrawn_on) = 10),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL, is_paid_by_invoice INTEGER NOT NULL DEFAULT 0 CHECK (is_paid_by_invoice IN (0, 1)),
  CHECK ((month_id IS NULL) = (reference IS NULL)),
  CHECK (month_id IS NULL OR paid_on IS NOT NULL),
  CHECK (month_id IS NULL OR withdrawn_on IS NULL),
  CHECK (confirmed_on IS NULL OR (month_id IS NOT NULL AND rejected_on IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX pension_forms_by_day ON pension_forms (first_on, id);

CREATE INDEX pension_forms_by_month ON pension_forms (month_id) WHERE month_id IS NOT NULL;

CREATE INDEX pension_forms_ended ON pension_forms (invoice_id) WHERE withdrawn_on IS NOT NULL OR rejected_on IS NOT NULL;

CREATE UNIQUE INDEX pension_forms_live ON pension_forms (invoice_id, scheme_year, table_id) WHERE withdrawn_on IS NULL AND rejected_on IS NULL;

CREATE TRIGGER pension_form_bookings_follow AFTER UPDATE OF withdrawn_on, rejected_on ON pension_forms
  BEGIN UPDATE pension_form_bookings SET live = (NEW.withdrawn_on IS NULL AND NEW.rejected_on IS NULL) WHERE form_id = NEW.id; END;

CREATE TRIGGER pension_form_members_go AFTER UPDATE OF sent_on, approved_on, month_id ON pension_forms
  WHEN NEW.sent_on IS NULL AND NEW.approved_on IS NULL AND NEW.month_id IS NULL
  BEGIN DELETE FROM pension_form_members WHERE form_id = NEW.id; END;

CREATE TRIGGER pension_forms_are_fixed BEFORE UPDATE ON pension_forms
  WHEN NEW.id IS NOT OLD.id OR NEW.identity_id IS NOT OLD.identity_id OR NEW.organisation_id IS NOT OLD.organisation_id
    OR NEW.invoice_id IS NOT OLD.invoice_id OR NEW.nation IS NOT OLD.nation OR NEW.scheme_year IS NOT OLD.scheme_year
    OR NEW.table_id IS NOT OLD.table_id OR NEW.first_on IS NOT OLD.first_on OR NEW.last_on IS NOT OLD.last_on
    OR NEW.fee IS NOT OLD.fee OR NEW.pensionable IS NOT OLD.pensionable OR NEW.employer IS NOT OLD.employer
    OR NEW.document IS NOT OLD.document OR NEW.created_at IS NOT OLD.created_at
    OR (OLD.month_id IS NOT NULL AND NEW.month_id IS NOT NULL
      AND (NEW.month_id IS NOT OLD.month_id OR NEW.reference IS NOT OLD.reference OR NEW.paid_on IS NOT OLD.paid_on))
    OR (NEW.month_id IS NOT OLD.month_id
      AND EXISTS (SELECT 1 FROM pension_months WHERE id IN (OLD.month_id, NEW.month_id) AND submitted_on IS NOT NULL))
  BEGIN SELECT RAISE(ABORT, 'a Form A is fixed'); END;

CREATE TRIGGER pension_forms_are_not_replaced BEFORE INSERT ON pension_forms
  WHEN EXISTS (SELECT 1 FROM pension_forms WHERE id = NEW.id OR (invoice_id = NEW.invoice_id AND scheme_year = NEW.scheme_year
    AND table_id = NEW.table_id AND withdrawn_on IS NULL AND rejected_on IS NULL))
  BEGIN SELECT RAISE(ABORT, 'a Form A stays'); END;

CREATE TRIGGER pension_forms_are_paid_on_a_day BEFORE UPDATE OF is_paid_by_invoice ON pension_forms
  WHEN NEW.is_paid_by_invoice = 1 AND NEW.paid_on IS NULL
  BEGIN SELECT RAISE(ABORT, 'a paid form has its day'); END;

CREATE TRIGGER pension_forms_stay BEFORE DELETE ON pension_forms BEGIN SELECT RAISE(ABORT, 'a Form A stays'); END;

CREATE TABLE pension_month_members (
  month_id TEXT PRIMARY KEY REFERENCES pension_months (id) ON DELETE CASCADE,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pension_month_members_are_fixed BEFORE UPDATE ON pension_month_members
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;

CREATE TRIGGER pension_month_members_are_not_replaced BEFORE INSERT ON pension_month_members
  WHEN EXISTS (SELECT 1 FROM pension_month_members WHERE month_id = NEW.month_id)
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;

CREATE TRIGGER pension_month_members_stay BEFORE DELETE ON pension_month_members
  WHEN EXISTS (SELECT 1 FROM pension_months WHERE id = OLD.month_id)
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;

CREATE TABLE pension_months (
  id TEXT PRIMARY KEY,
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE RESTRICT,
  month TEXT NOT NULL CHECK (length(month) = 7),
  area TEXT NOT NULL CHECK (area IN ('englandAndWales', 'scotland', 'northernIreland')),
  scheme_year INTEGER NOT NULL CHECK (scheme_year BETWEEN 2015 AND 2199),
  table_id TEXT NOT NULL CHECK (length(table_id) <= 40),
  -- 1; higher where money of the month came to light once its form was made.
  part INTEGER NOT NULL CHECK (part BETWEEN 1 AND 99),
  reference TEXT NOT NULL CHECK (length(reference) BETWEEN 16 AND 18),
  tier INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 10000),
  -- NULL where no due day is known.
  due_on TEXT CHECK (length(due_on) = 10),
  pensionable INTEGER NOT NULL CHECK (pensionable > 0),
  employee INTEGER NOT NULL CHECK (employee >= 0),
  employer INTEGER NOT NULL CHECK (employer >= 0),
  -- Rows, boxes and doubts as they were; checked by the contract's schema at every reading.
  document TEXT NOT NULL CHECK (json_valid(document)),
  made_at INTEGER NOT NULL,
  submitted_on TEXT CHECK (length(submitted_on) = 10),
  submitted_by TEXT CHECK (submitted_by IN ('pcseOnline', 'email', 'post', 'other')),
  submission_reference TEXT NOT NULL DEFAULT '' CHECK (length(submission_reference) <= 80),
  paid_on TEXT CHECK (length(paid_on) = 10),
  paid_amount INTEGER CHECK (paid_amount >= 0),
  -- What the scheme's own statement says of the month.
  stated_employee INTEGER CHECK (stated_employee >= 0),
  stated_employer INTEGER CHECK (stated_employer >= 0),
  CHECK ((submitted_on IS NULL) = (submitted_by IS NULL)),
  CHECK ((paid_on IS NULL) = (paid_amount IS NULL)),
  CHECK ((stated_employee IS NULL) = (stated_employer IS NULL)),
  UNIQUE (identity_id, month, area, scheme_year, table_id, part)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER pension_months_are_fixed BEFORE UPDATE ON pension_months
  WHEN NEW.id IS NOT OLD.id OR NEW.identity_id IS NOT OLD.identity_id OR NEW.month IS NOT OLD.month OR NEW.area IS NOT OLD.area
    OR NEW.scheme_year IS NOT OLD.scheme_year OR NEW.table_id IS NOT OLD.table_id OR NEW.part IS NOT OLD.part
    OR NEW.reference IS NOT OLD.reference OR NEW.tier IS NOT OLD.tier OR NEW.due_on IS NOT OLD.due_on
    OR NEW.pensionable IS NOT OLD.pensionable OR NEW.employee IS NOT OLD.employee OR NEW.employer IS NOT OLD.employer
    OR NEW.document IS NOT OLD.document OR NEW.made_at IS NOT OLD.made_at
  BEGIN SELECT RAISE(ABORT, 'a Form B is fixed'); END;

CREATE TRIGGER pension_months_are_not_replaced BEFORE INSERT ON pension_months
  WHEN EXISTS (SELECT 1 FROM pension_months WHERE id = NEW.id OR (identity_id = NEW.identity_id AND month = NEW.month AND area = NEW.area
    AND scheme_year = NEW.scheme_year AND table_id = NEW.table_id AND part = NEW.part))
  BEGIN SELECT RAISE(ABORT, 'a Form B is fixed'); END;

CREATE TRIGGER submitted_pension_months_stay BEFORE DELETE ON pension_months WHEN OLD.submitted_on IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a Form B is fixed'); END;

CREATE TABLE pension_outputs (
  id TEXT PRIMARY KEY,
  form_id TEXT REFERENCES pension_forms (id) ON DELETE CASCADE,
  month_id TEXT REFERENCES pension_months (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('sheet', 'pack', 'official')),
  -- Of the data sheet, or of the official form.
  version TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 40),
  scheme_year INTEGER NOT NULL CHECK (scheme_year BETWEEN 2015 AND 2199),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  made_at INTEGER NOT NULL,
  CHECK ((form_id IS NULL) <> (month_id IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX pension_outputs_by_form ON pension_outputs (form_id) WHERE form_id IS NOT NULL;

CREATE INDEX pension_outputs_by_month ON pension_outputs (month_id) WHERE month_id IS NOT NULL;

CREATE TABLE pension_post_years (
  post_id TEXT NOT NULL REFERENCES pension_posts (id) ON DELETE CASCADE,
  scheme_year INTEGER NOT NULL CHECK (scheme_year BETWEEN 2015 AND 2199),
  fee INTEGER NOT NULL CHECK (fee >= 0),
  expenses INTEGER NOT NULL CHECK (expenses >= 0),
  pensionable INTEGER NOT NULL CHECK (pensionable >= 0),
  employee INTEGER NOT NULL CHECK (employee >= 0),
  employer_paid INTEGER NOT NULL CHECK (employer_paid >= 0),
  PRIMARY KEY (post_id, scheme_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE pension_posts (
  id TEXT PRIMARY KEY,
  identity_id TEXT NOT NULL REFERENCES pension_profiles (identity_id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('type1', 'type2', 'solo', 'officer')),
  employer TEXT NOT NULL CHECK (length(employer) BETWEEN 1 AND 120),
  employer_code TEXT NOT NULL CHECK (length(employer_code) <= 12),
  starts_on TEXT NOT NULL CHECK (length(starts_on) = 10),
  -- NULL while it goes on.
  ends_on TEXT CHECK (ends_on >= starts_on),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX pension_posts_by_identity ON pension_posts (identity_id, starts_on);

CREATE TABLE pension_profiles (
  identity_id TEXT PRIMARY KEY REFERENCES identities (id) ON DELETE CASCADE,
  nation TEXT NOT NULL CHECK (nation IN ('england', 'wales', 'scotland', 'northernIreland')),
  status TEXT NOT NULL CHECK (status IN ('active', 'partlyRetired', 'retiredRejoined', 'retiredNotRejoined', 'optedOut', 'notEligible', 'notSure')),
  host_body TEXT NOT NULL CHECK (length(host_body) <= 120),
  host_code TEXT NOT NULL CHECK (length(host_code) <= 12),
  host_reference TEXT NOT NULL CHECK (length(host_reference) <= 40),
  -- SD number, GMC number and date of birth: AES-256-GCM under a key of their own, bound to this row.
  sealed_numbers BLOB NOT NULL,
  -- Lines of Form B that older arrangements keep alive; NULL for none. Shares in hundredths of a per cent.
  added_years INTEGER CHECK (added_years BETWEEN 1 AND 10000),
  mpavc_share INTEGER CHECK (mpavc_share BETWEEN 1 AND 10000),
  mpavc_amount INTEGER CHECK (mpavc_amount > 0),
  additional_pension INTEGER CHECK (additional_pension > 0),
  errbo INTEGER CHECK (errbo BETWEEN 1 AND 10000),
  -- Where the sources differ, the user decides.
  ten_weeks_from TEXT NOT NULL CHECK (ten_weeks_from IN ('firstDay', 'lastDay')),
  reference_month TEXT NOT NULL CHECK (reference_month IN ('formB', 'work')),
  northern_ireland_due_day TEXT NOT NULL CHECK (northern_ireland_due_day IN ('sixth', 'seventh')),
  changed_at INTEGER NOT NULL,
  CHECK (mpavc_share IS NULL OR mpavc_amount IS NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE pension_signing_copies (
  id TEXT PRIMARY KEY,
  form_id TEXT NOT NULL REFERENCES pension_forms (id) ON DELETE RESTRICT,
  paper TEXT NOT NULL CHECK (paper IN ('sheet', 'official')),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  pdf BLOB NOT NULL,
  made_at INTEGER NOT NULL,
  UNIQUE (form_id, sha256)
) STRICT;

CREATE TABLE pension_template_files (
  template_id TEXT PRIMARY KEY REFERENCES pension_templates (id) ON DELETE CASCADE,
  pdf BLOB NOT NULL CHECK (length(pdf) BETWEEN 1 AND 8388608)
) STRICT, WITHOUT ROWID;

CREATE TABLE pension_templates (
  id TEXT PRIMARY KEY,
  form_kind TEXT NOT NULL CHECK (form_kind IN ('formA', 'formB')),
  -- Named by the year in which it begins; a form is good for its own year alone.
  scheme_year INTEGER NOT NULL CHECK (scheme_year BETWEEN 2015 AND 2199),
  file_name TEXT NOT NULL CHECK (length(file_name) BETWEEN 1 AND 120),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  -- As the form names its own version; empty where it does not.
  version TEXT NOT NULL CHECK (length(version) <= 20),
  -- Pages and fields, and what goes where, as JSON: read whole, never searched.
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  places TEXT NOT NULL CHECK (json_valid(places)),
  -- Whether the user has looked at what goes where.
  is_checked INTEGER NOT NULL CHECK (is_checked IN (0, 1)),
  added_at INTEGER NOT NULL,
  -- Set while the removal can be undone; the row goes when the profile is opened next.
  removed_at INTEGER,
  UNIQUE (form_kind, scheme_year, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE pension_tiers (
  identity_id TEXT NOT NULL REFERENCES pension_profiles (identity_id) ON DELETE CASCADE,
  scheme_year INTEGER NOT NULL CHECK (scheme_year BETWEEN 2015 AND 2199),
  table_id TEXT NOT NULL CHECK (length(table_id) <= 40),
  rate INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 10000),
  PRIMARY KEY (identity_id, scheme_year, table_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE pension_years (
  identity_id TEXT NOT NULL REFERENCES pension_profiles (identity_id) ON DELETE CASCADE,
  scheme_year INTEGER NOT NULL CHECK (scheme_year BETWEEN 2015 AND 2199),
  expected_income INTEGER CHECK (expected_income >= 0),
  expected_days INTEGER CHECK (expected_days BETWEEN 1 AND 366),
  brought_forward INTEGER NOT NULL CHECK (brought_forward >= 0),
  PRIMARY KEY (identity_id, scheme_year)
) STRICT, WITHOUT ROWID;

CREATE TABLE preferences (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE rates_packs (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  file TEXT NOT NULL CHECK (length(file) <= 2000000),
  installed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE reminders (
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  step INTEGER NOT NULL CHECK (step >= 1),
  sent_on TEXT NOT NULL,
  -- NULL where the user sent it by another way.
  message_id TEXT REFERENCES mail_messages (id) ON DELETE RESTRICT,
  PRIMARY KEY (invoice_id, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX reminders_by_message ON reminders (message_id) WHERE message_id IS NOT NULL;

CREATE TABLE run_statements (
  run_id TEXT NOT NULL REFERENCES statement_runs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE CASCADE,
  organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
  closing INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  pdf BLOB NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT;

CREATE INDEX run_statements_by_identity ON run_statements (identity_id);

CREATE INDEX run_statements_by_organisation ON run_statements (organisation_id);

CREATE TABLE services (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  duration_ms INTEGER NOT NULL CHECK (duration_ms > 0),
  colour TEXT NOT NULL,
  wind_down_ms INTEGER NOT NULL CHECK (wind_down_ms >= 0),
  final_warning_ms INTEGER NOT NULL CHECK (final_warning_ms >= 0),
  turnover_ms INTEGER NOT NULL CHECK (turnover_ms >= 0),
  silent INTEGER NOT NULL CHECK (silent IN (0, 1)),
  late_start TEXT CHECK (late_start IN ('endOnTime', 'fullLength', 'split')),
  position INTEGER NOT NULL,
  archived_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE session_pauses (
  session_id TEXT NOT NULL REFERENCES session_runs (session_id) ON DELETE CASCADE,
  paused_at INTEGER NOT NULL,
  resumed_at INTEGER CHECK (resumed_at >= paused_at),
  PRIMARY KEY (session_id, paused_at)
) STRICT, WITHOUT ROWID;

CREATE TABLE session_runs (
  session_id TEXT PRIMARY KEY REFERENCES sessions (id) ON DELETE CASCADE,
  started_at INTEGER NOT NULL,
  late_start TEXT NOT NULL CHECK (late_start IN ('endOnTime', 'fullLength', 'split')),
  adjusted_ms INTEGER NOT NULL DEFAULT 0,
  finished_at INTEGER CHECK (finished_at >= started_at),
  -- 'clock' while started by the wall clock and untouched; only such a run finishes by itself.
  kept_by TEXT NOT NULL DEFAULT 'hand' CHECK (kept_by IN ('hand', 'clock'))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX session_runs_open ON session_runs ((finished_at IS NULL)) WHERE finished_at IS NULL;

CREATE TRIGGER session_runs_are_alone BEFORE INSERT ON session_runs
  WHEN NEW.finished_at IS NULL AND EXISTS (SELECT 1 FROM booking_runs WHERE finished_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a booking runs'); END;

CREATE TABLE session_series (
  id TEXT PRIMARY KEY,
  every TEXT NOT NULL CHECK (every IN ('day', 'week', 'month')),
  interval INTEGER NOT NULL CHECK (interval BETWEEN 1 AND 12),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('session', 'break')),
  client_id TEXT REFERENCES clients (id) ON DELETE RESTRICT,
  service_id TEXT REFERENCES services (id) ON DELETE RESTRICT,
  title TEXT NOT NULL CHECK (length(title) <= 120),
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at AND ends_at - starts_at <= 90000000),
  zone TEXT NOT NULL,
  notes TEXT NOT NULL CHECK (length(notes) <= 10000),
  status TEXT NOT NULL CHECK (status IN ('planned', 'noShow', 'cancelled')),
  -- Waits for a hand: the clock neither asks about it nor starts it by itself.
  held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)),
  series_id TEXT REFERENCES session_series (id) ON DELETE SET NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_client ON sessions (client_id, starts_at) WHERE client_id IS NOT NULL;

CREATE INDEX sessions_by_series ON sessions (series_id, starts_at) WHERE series_id IS NOT NULL;

CREATE INDEX sessions_by_service ON sessions (service_id) WHERE service_id IS NOT NULL;

CREATE INDEX sessions_by_start ON sessions (starts_at, ends_at);

CREATE TABLE statement_runs (
  id TEXT PRIMARY KEY,
  made_at INTEGER NOT NULL,
  from_on TEXT CHECK (length(from_on) = 10),
  to_on TEXT NOT NULL CHECK (length(to_on) = 10),
  -- Not before its last statement is there: what was cut off is never shown.
  complete INTEGER NOT NULL CHECK (complete IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE terms (
  id TEXT PRIMARY KEY,
  payment_days INTEGER NOT NULL CHECK (payment_days BETWEEN 0 AND 365),
  note TEXT NOT NULL CHECK (length(note) <= 2000),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE terms_steps (
  terms_id TEXT NOT NULL REFERENCES terms (id) ON DELETE CASCADE,
  notice_hours INTEGER NOT NULL CHECK (notice_hours BETWEEN 1 AND 8760),
  share INTEGER NOT NULL CHECK (share BETWEEN 0 AND 10000),
  PRIMARY KEY (terms_id, notice_hours)
) STRICT, WITHOUT ROWID;

CREATE TABLE weekly_time_ranges (
  starts_on TEXT NOT NULL REFERENCES weekly_times (starts_on) ON DELETE CASCADE,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 5),
  from_time TEXT NOT NULL CHECK (from_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  to_time TEXT NOT NULL CHECK (to_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  PRIMARY KEY (starts_on, weekday, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE weekly_times (
  starts_on TEXT PRIMARY KEY CHECK (starts_on LIKE '____-__-__'),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE write_offs (
  id TEXT PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  given_up_on TEXT NOT NULL CHECK (length(given_up_on) = 10),
  amount INTEGER NOT NULL CHECK (amount > 0),
  reason TEXT NOT NULL CHECK (length(reason) <= 300),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX write_offs_by_invoice ON write_offs (invoice_id, amount);
`,
} as const;
