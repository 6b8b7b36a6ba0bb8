/** Files that the user keeps beside a record: proofs of submission, signed forms, the originals of imported invoices. */
export const keptFilesSql = `
-- Each belongs to exactly one record, which cannot go while it has one.
CREATE TABLE kept_files (
  id TEXT PRIMARY KEY,
  -- A Form B: the proof that it was handed in.
  month_id TEXT REFERENCES pension_months (id) ON DELETE RESTRICT,
  -- A Form A: as it came back signed.
  form_id TEXT REFERENCES pension_forms (id) ON DELETE RESTRICT,
  -- An imported invoice: the PDF of the program that it came from.
  invoice_id TEXT REFERENCES invoices (id) ON DELETE RESTRICT,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 5 AND 140),
  media_type TEXT NOT NULL CHECK (media_type IN ('application/pdf', 'image/png', 'image/jpeg')),
  bytes INTEGER NOT NULL CHECK (bytes BETWEEN 1 AND 10485760),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  kept_on TEXT NOT NULL CHECK (length(kept_on) = 10),
  kept_at INTEGER NOT NULL,
  -- Set while the removal can be undone; the row goes when the profile is opened next.
  removed_at INTEGER,
  CHECK ((month_id IS NOT NULL) + (form_id IS NOT NULL) + (invoice_id IS NOT NULL) = 1)
) STRICT, WITHOUT ROWID;
-- The same bytes stand beside the same record once.
CREATE UNIQUE INDEX kept_files_by_month ON kept_files (month_id, sha256) WHERE month_id IS NOT NULL;
CREATE UNIQUE INDEX kept_files_by_form ON kept_files (form_id, sha256) WHERE form_id IS NOT NULL;
CREATE UNIQUE INDEX kept_files_by_invoice ON kept_files (invoice_id, sha256) WHERE invoice_id IS NOT NULL;

-- The bytes by themselves, so that lists never read them.
CREATE TABLE kept_file_contents (
  file_id TEXT PRIMARY KEY REFERENCES kept_files (id) ON DELETE CASCADE,
  content BLOB NOT NULL CHECK (length(content) BETWEEN 1 AND 10485760)
) STRICT;

CREATE TRIGGER kept_files_are_fixed BEFORE UPDATE ON kept_files
  WHEN NEW.id IS NOT OLD.id OR NEW.month_id IS NOT OLD.month_id OR NEW.form_id IS NOT OLD.form_id OR NEW.invoice_id IS NOT OLD.invoice_id
    OR NEW.name IS NOT OLD.name OR NEW.media_type IS NOT OLD.media_type OR NEW.bytes IS NOT OLD.bytes OR NEW.sha256 IS NOT OLD.sha256
    OR NEW.kept_on IS NOT OLD.kept_on OR NEW.kept_at IS NOT OLD.kept_at
  BEGIN SELECT RAISE(ABORT, 'a kept file is fixed'); END;
CREATE TRIGGER kept_file_contents_are_fixed BEFORE UPDATE ON kept_file_contents
  BEGIN SELECT RAISE(ABORT, 'a kept file is fixed'); END;
`;
