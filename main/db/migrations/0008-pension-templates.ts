/** Official pension forms that the user imported, what goes where on them, and what was made of forms and months. */
export const pensionTemplatesSql = `
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

-- The PDFs by themselves, so that lists never read them.
CREATE TABLE pension_template_files (
  template_id TEXT PRIMARY KEY REFERENCES pension_templates (id) ON DELETE CASCADE,
  pdf BLOB NOT NULL CHECK (length(pdf) BETWEEN 1 AND 8388608)
) STRICT, WITHOUT ROWID;

-- Every PDF that was made of a Form A or a Form B; the same bytes once.
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
`;
