/** Whether work is pensioned, said for each booking; appraisals and their days; networks of practices among the organisations. */
export const pensionChoiceSql = `
-- NULL follows what is usual for who works and who pays.
ALTER TABLE bookings ADD COLUMN pension_choice TEXT CHECK (pension_choice IN ('yes', 'no', 'ask'));
ALTER TABLE bookings ADD COLUMN task TEXT NOT NULL DEFAULT 'deputising'
  CHECK (task IN ('deputising', 'appraisal', 'outOfHours', 'ownPractice', 'salaried', 'other'));
-- Of an appraisal: the days it counts for beside its own, with spaces between them, and whether more than the usual were allowed in writing.
ALTER TABLE bookings ADD COLUMN appraisal_days TEXT NOT NULL DEFAULT '' CHECK (length(appraisal_days) <= 109);
ALTER TABLE bookings ADD COLUMN has_prior_authority INTEGER NOT NULL DEFAULT 0 CHECK (has_prior_authority IN (0, 1));

-- Made anew, for the list of kinds has grown.
CREATE TABLE organisations_with_networks (
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
INSERT INTO organisations_with_networks (id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code,
    purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at, reminders_stopped)
  SELECT id, name, kind, nation, address, accounts_email, phone, ods_code, employing_authority_code,
    purchase_order, supplier_number, terms_id, travel_ms, parking, clinical_system, smartcard, door_code, notes, archived_at, created_at, reminders_stopped
  FROM organisations;
DROP TABLE organisations;
ALTER TABLE organisations_with_networks RENAME TO organisations;
CREATE INDEX organisations_by_name ON organisations (name COLLATE NOCASE);
CREATE INDEX organisations_by_terms ON organisations (terms_id) WHERE terms_id IS NOT NULL;
`;
