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
`;
