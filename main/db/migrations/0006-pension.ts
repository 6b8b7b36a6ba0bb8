/** The NHS pension of those who work as GP locums: who they are to the scheme, and their other work in it. Amounts in pence. */
export const pensionSql = `
-- One for each trading identity that is pensioned; rules in docs/rules/pension.md.
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

-- Other work in the scheme. What of it is officer work does not count for the tier of a practitioner.
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

-- What a post came to in a scheme year, which is named by the year in which it begins.
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

-- What a scheme year is expected to bring, and what was listed on Form Bs before this app.
CREATE TABLE pension_years (
  identity_id TEXT NOT NULL REFERENCES pension_profiles (identity_id) ON DELETE CASCADE,
  scheme_year INTEGER NOT NULL CHECK (scheme_year BETWEEN 2015 AND 2199),
  expected_income INTEGER CHECK (expected_income >= 0),
  expected_days INTEGER CHECK (expected_days BETWEEN 1 AND 366),
  brought_forward INTEGER NOT NULL CHECK (brought_forward >= 0),
  PRIMARY KEY (identity_id, scheme_year)
) STRICT, WITHOUT ROWID;

-- The tier the user decided on, in hundredths of a per cent; table_id is empty where no table is known.
CREATE TABLE pension_tiers (
  identity_id TEXT NOT NULL REFERENCES pension_profiles (identity_id) ON DELETE CASCADE,
  scheme_year INTEGER NOT NULL CHECK (scheme_year BETWEEN 2015 AND 2199),
  table_id TEXT NOT NULL CHECK (length(table_id) <= 40),
  rate INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 10000),
  PRIMARY KEY (identity_id, scheme_year, table_id)
) STRICT, WITHOUT ROWID;

-- GP Locum Form B. Its figures, its tier and its reference are frozen when it is made.
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
CREATE TRIGGER submitted_pension_months_stay BEFORE DELETE ON pension_months WHEN OLD.submitted_on IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'a Form B is fixed'); END;
-- INSERT OR REPLACE would remove a row without the trigger above.
CREATE TRIGGER pension_months_are_not_replaced BEFORE INSERT ON pension_months
  WHEN EXISTS (SELECT 1 FROM pension_months WHERE id = NEW.id OR (identity_id = NEW.identity_id AND month = NEW.month AND area = NEW.area
    AND scheme_year = NEW.scheme_year AND table_id = NEW.table_id AND part = NEW.part))
  BEGIN SELECT RAISE(ABORT, 'a Form B is fixed'); END;

-- GP Locum Form A: what of an issued invoice is pensioned in one scheme year. Live until it is withdrawn or rejected.
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
  changed_at INTEGER NOT NULL,
  CHECK ((month_id IS NULL) = (reference IS NULL)),
  CHECK (month_id IS NULL OR paid_on IS NOT NULL),
  CHECK (month_id IS NULL OR withdrawn_on IS NULL),
  CHECK (confirmed_on IS NULL OR (month_id IS NOT NULL AND rejected_on IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX pension_forms_live ON pension_forms (invoice_id, scheme_year, table_id) WHERE withdrawn_on IS NULL AND rejected_on IS NULL;
CREATE INDEX pension_forms_by_day ON pension_forms (first_on, id);
CREATE INDEX pension_forms_by_month ON pension_forms (month_id) WHERE month_id IS NOT NULL;

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
CREATE TRIGGER pension_forms_stay BEFORE DELETE ON pension_forms BEGIN SELECT RAISE(ABORT, 'a Form A stays'); END;
CREATE TRIGGER pension_forms_are_not_replaced BEFORE INSERT ON pension_forms
  WHEN EXISTS (SELECT 1 FROM pension_forms WHERE id = NEW.id OR (invoice_id = NEW.invoice_id AND scheme_year = NEW.scheme_year
    AND table_id = NEW.table_id AND withdrawn_on IS NULL AND rejected_on IS NULL))
  BEGIN SELECT RAISE(ABORT, 'a Form A stays'); END;
CREATE TRIGGER pensioned_invoices_are_not_voided BEFORE UPDATE OF voided_on ON invoices
  WHEN OLD.voided_on IS NULL AND NEW.voided_on IS NOT NULL
    AND EXISTS (SELECT 1 FROM pension_forms WHERE invoice_id = OLD.id AND withdrawn_on IS NULL AND rejected_on IS NULL)
  BEGIN SELECT RAISE(ABORT, 'the invoice has a Form A'); END;

-- The work on a form. No work is on two live ones.
CREATE TABLE pension_form_bookings (
  form_id TEXT NOT NULL REFERENCES pension_forms (id) ON DELETE CASCADE,
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  live INTEGER NOT NULL CHECK (live IN (0, 1)),
  PRIMARY KEY (form_id, booking_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX pension_form_bookings_live ON pension_form_bookings (booking_id) WHERE live = 1;
CREATE INDEX pension_form_bookings_by_booking ON pension_form_bookings (booking_id);
CREATE TRIGGER pension_form_bookings_follow AFTER UPDATE OF withdrawn_on, rejected_on ON pension_forms
  BEGIN UPDATE pension_form_bookings SET live = (NEW.withdrawn_on IS NULL AND NEW.rejected_on IS NULL) WHERE form_id = NEW.id; END;

CREATE TABLE pension_form_history (
  form_id TEXT NOT NULL REFERENCES pension_forms (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 40),
  note TEXT NOT NULL CHECK (length(note) <= 300),
  PRIMARY KEY (form_id, position)
) STRICT, WITHOUT ROWID;
`;
