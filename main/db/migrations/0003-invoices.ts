/** Invoices, their numbers and PDFs, payments, and runs of statements. Amounts in pence. */
export const invoicesSql = `
-- How the numbers of an identity look and count: docs/rules/invoices.md §3.
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

CREATE TABLE organisation_prefixes (
  organisation_id TEXT PRIMARY KEY REFERENCES organisations (id) ON DELETE CASCADE,
  prefix TEXT NOT NULL CHECK (length(prefix) BETWEEN 1 AND 20)
) STRICT, WITHOUT ROWID;

-- Every number ever given, of invoices and credit notes together: an identity never has one twice. Only added to, but for an import that is taken back.
CREATE TABLE given_numbers (
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE RESTRICT,
  number TEXT NOT NULL CHECK (length(number) BETWEEN 1 AND 80),
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote')),
  given_on TEXT NOT NULL CHECK (length(given_on) = 10),
  -- 'lost' was given by a state that a restored backup does not know; 'imported' outside this app.
  source TEXT NOT NULL CHECK (source IN ('issued', 'imported', 'lost')),
  PRIMARY KEY (identity_id, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER given_numbers_stay BEFORE DELETE ON given_numbers WHEN OLD.source <> 'imported' BEGIN SELECT RAISE(ABORT, 'a number stays given'); END;
CREATE TRIGGER given_numbers_are_fixed BEFORE UPDATE ON given_numbers BEGIN SELECT RAISE(ABORT, 'a number stays given'); END;
CREATE TRIGGER given_numbers_are_not_replaced BEFORE INSERT ON given_numbers
  WHEN EXISTS (SELECT 1 FROM given_numbers WHERE identity_id = NEW.identity_id AND number = NEW.number)
  BEGIN SELECT RAISE(ABORT, 'a number stays given'); END;

-- A draft has no number and no PDF. From issue on, what was issued is fixed; what happened afterwards is noted beside it.
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
CREATE UNIQUE INDEX invoices_by_number ON invoices (identity_id, number) WHERE number IS NOT NULL;
CREATE INDEX invoices_by_day ON invoices (listed_on, created_at);
CREATE INDEX invoices_by_organisation ON invoices (organisation_id, listed_on, created_at);
CREATE INDEX invoices_by_credited ON invoices (credits_id) WHERE credits_id IS NOT NULL;
CREATE INDEX invoices_by_charged ON invoices (charges_id) WHERE charges_id IS NOT NULL;

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
-- What was imported was issued elsewhere: an import can be taken back.
CREATE TRIGGER issued_invoices_stay BEFORE DELETE ON invoices WHEN OLD.number IS NOT NULL AND OLD.imported = 0
  BEGIN SELECT RAISE(ABORT, 'an issued invoice is fixed'); END;
-- INSERT OR REPLACE and UPDATE OR REPLACE would remove a row without the trigger above.
CREATE TRIGGER issued_invoices_are_not_replaced BEFORE INSERT ON invoices
  WHEN EXISTS (SELECT 1 FROM invoices WHERE number IS NOT NULL AND (id = NEW.id OR (identity_id = NEW.identity_id AND number = NEW.number)))
  BEGIN SELECT RAISE(ABORT, 'an issued invoice is fixed'); END;
CREATE TRIGGER issued_invoices_are_not_pushed_out BEFORE UPDATE ON invoices
  WHEN NEW.id IS NOT OLD.id OR (OLD.number IS NULL
    AND EXISTS (SELECT 1 FROM invoices WHERE identity_id = NEW.identity_id AND number = NEW.number))
  BEGIN SELECT RAISE(ABORT, 'an issued invoice is fixed'); END;

-- What was issued, byte for byte; apart from the invoices, so that lists never read it.
CREATE TABLE invoice_pdfs (
  invoice_id TEXT PRIMARY KEY REFERENCES invoices (id) ON DELETE RESTRICT,
  pdf BLOB NOT NULL
) STRICT;
CREATE TRIGGER invoice_pdfs_are_fixed BEFORE UPDATE ON invoice_pdfs BEGIN SELECT RAISE(ABORT, 'an issued PDF is fixed'); END;
CREATE TRIGGER invoice_pdfs_stay BEFORE DELETE ON invoice_pdfs BEGIN SELECT RAISE(ABORT, 'an issued PDF is fixed'); END;
CREATE TRIGGER invoice_pdfs_are_not_replaced BEFORE INSERT ON invoice_pdfs
  WHEN EXISTS (SELECT 1 FROM invoice_pdfs WHERE invoice_id = NEW.invoice_id)
    OR (SELECT pdf_sha256 FROM invoices WHERE id = NEW.invoice_id) IS NULL
  BEGIN SELECT RAISE(ABORT, 'an issued PDF is fixed'); END;

-- The work that an invoice bills. It is live until the invoice is void or credited in full: then the work is free again.
CREATE TABLE invoice_bookings (
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE CASCADE,
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  confirmed_minutes INTEGER CHECK (confirmed_minutes BETWEEN 0 AND 1500),
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  PRIMARY KEY (invoice_id, booking_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX invoice_bookings_live ON invoice_bookings (booking_id) WHERE live = 1;
CREATE INDEX invoice_bookings_by_booking ON invoice_bookings (booking_id);
CREATE TRIGGER invoiced_bookings_stay BEFORE DELETE ON bookings
  WHEN EXISTS (SELECT 1 FROM invoice_bookings WHERE booking_id = OLD.id AND live = 1)
  BEGIN SELECT RAISE(ABORT, 'the booking is on an invoice'); END;

CREATE TABLE invoice_history (
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 40),
  note TEXT NOT NULL CHECK (length(note) <= 2000),
  PRIMARY KEY (invoice_id, position)
) STRICT, WITHOUT ROWID;

-- Money that came in; below nothing for money given back and payments that bounced.
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

-- What of a payment goes to which invoice, with the sign of the payment; the rest is on account.
CREATE TABLE allocations (
  payment_id TEXT NOT NULL REFERENCES payments (id) ON DELETE CASCADE,
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  amount INTEGER NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (payment_id, invoice_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX allocations_by_invoice ON allocations (invoice_id, amount);
CREATE TRIGGER allocations_fit_new BEFORE INSERT ON allocations
  WHEN (SELECT (p.amount > 0) <> (NEW.amount > 0)
      OR abs(NEW.amount + coalesce((SELECT sum(amount) FROM allocations WHERE payment_id = NEW.payment_id), 0)) > abs(p.amount)
    FROM payments p WHERE p.id = NEW.payment_id)
  BEGIN SELECT RAISE(ABORT, 'more is allocated than was paid'); END;
CREATE TRIGGER allocations_are_fixed BEFORE UPDATE ON allocations BEGIN SELECT RAISE(ABORT, 'allocations are made anew'); END;

CREATE TABLE write_offs (
  id TEXT PRIMARY KEY,
  invoice_id TEXT NOT NULL REFERENCES invoices (id) ON DELETE RESTRICT,
  given_up_on TEXT NOT NULL CHECK (length(given_up_on) = 10),
  amount INTEGER NOT NULL CHECK (amount > 0),
  reason TEXT NOT NULL CHECK (length(reason) <= 300),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX write_offs_by_invoice ON write_offs (invoice_id, amount);

-- What lowered each invoice, and what is still asked for.
CREATE VIEW invoice_balances (invoice_id, paid, credited, written_off, balance) AS
  SELECT id, paid, credited, written_off,
    CASE WHEN kind = 'invoice' AND number IS NOT NULL AND voided_on IS NULL
      THEN max(0, total - paid - credited - written_off) ELSE 0 END
  FROM (
    SELECT i.id, i.kind, i.number, i.voided_on, i.total,
      coalesce((SELECT sum(a.amount) FROM allocations a WHERE a.invoice_id = i.id), 0) AS paid,
      coalesce((SELECT -sum(c.total) FROM invoices c WHERE c.credits_id = i.id AND c.number IS NOT NULL), 0) AS credited,
      coalesce((SELECT sum(w.amount) FROM write_offs w WHERE w.invoice_id = i.id), 0) AS written_off
    FROM invoices i
  );

-- The newest run of statements of account, with its PDFs.
CREATE TABLE statement_runs (
  id TEXT PRIMARY KEY,
  made_at INTEGER NOT NULL,
  from_on TEXT CHECK (length(from_on) = 10),
  to_on TEXT NOT NULL CHECK (length(to_on) = 10),
  -- Not before its last statement is there: what was cut off is never shown.
  complete INTEGER NOT NULL CHECK (complete IN (0, 1))
) STRICT, WITHOUT ROWID;

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
`;
