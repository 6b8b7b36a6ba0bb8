/** What was taken off before the pay came, of each booking; the file of a status determination among the kept files. */
export const netPaySql = `
ALTER TABLE bookings ADD COLUMN pay_tax INTEGER NOT NULL DEFAULT 0 CHECK (pay_tax >= 0);
ALTER TABLE bookings ADD COLUMN pay_national_insurance INTEGER NOT NULL DEFAULT 0 CHECK (pay_national_insurance >= 0);
ALTER TABLE bookings ADD COLUMN pay_student_loan INTEGER NOT NULL DEFAULT 0 CHECK (pay_student_loan >= 0);
ALTER TABLE bookings ADD COLUMN pay_pension INTEGER NOT NULL DEFAULT 0 CHECK (pay_pension >= 0);
ALTER TABLE bookings ADD COLUMN pay_other INTEGER NOT NULL DEFAULT 0 CHECK (pay_other >= 0);
-- NULL while it is not entered what came in.
ALTER TABLE bookings ADD COLUMN pay_net INTEGER CHECK (pay_net >= 0);

-- Made anew, for bookings are among the records that have files.
CREATE TABLE kept_files_with_bookings (
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
INSERT INTO kept_files_with_bookings (id, month_id, form_id, invoice_id, name, media_type, bytes, sha256, kept_on, kept_at, removed_at)
  SELECT id, month_id, form_id, invoice_id, name, media_type, bytes, sha256, kept_on, kept_at, removed_at FROM kept_files;
DROP TABLE kept_files;
ALTER TABLE kept_files_with_bookings RENAME TO kept_files;
CREATE UNIQUE INDEX kept_files_by_month ON kept_files (month_id, sha256) WHERE month_id IS NOT NULL;
CREATE UNIQUE INDEX kept_files_by_form ON kept_files (form_id, sha256) WHERE form_id IS NOT NULL;
CREATE UNIQUE INDEX kept_files_by_invoice ON kept_files (invoice_id, sha256) WHERE invoice_id IS NOT NULL;
CREATE UNIQUE INDEX kept_files_by_booking ON kept_files (booking_id, sha256) WHERE booking_id IS NOT NULL;

CREATE TRIGGER kept_files_are_fixed BEFORE UPDATE ON kept_files
  WHEN NEW.id IS NOT OLD.id OR NEW.month_id IS NOT OLD.month_id OR NEW.form_id IS NOT OLD.form_id OR NEW.invoice_id IS NOT OLD.invoice_id
    OR NEW.booking_id IS NOT OLD.booking_id OR NEW.name IS NOT OLD.name OR NEW.media_type IS NOT OLD.media_type OR NEW.bytes IS NOT OLD.bytes
    OR NEW.sha256 IS NOT OLD.sha256 OR NEW.kept_on IS NOT OLD.kept_on OR NEW.kept_at IS NOT OLD.kept_at
  BEGIN SELECT RAISE(ABORT, 'a kept file is fixed'); END;
`;
