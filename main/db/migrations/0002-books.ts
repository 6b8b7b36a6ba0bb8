/** The books: trading identities, organisations, what was agreed with them, and bookings. */
export const booksSql = `
-- Payment and cancellation terms. A version is never changed: what was agreed stays what it was.
CREATE TABLE terms (
  id TEXT PRIMARY KEY,
  payment_days INTEGER NOT NULL CHECK (payment_days BETWEEN 0 AND 365),
  note TEXT NOT NULL CHECK (length(note) <= 2000),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What a cancellation costs: less than so many hours before the start, so much of the fee.
CREATE TABLE terms_steps (
  terms_id TEXT NOT NULL REFERENCES terms (id) ON DELETE CASCADE,
  notice_hours INTEGER NOT NULL CHECK (notice_hours BETWEEN 1 AND 8760),
  share INTEGER NOT NULL CHECK (share BETWEEN 0 AND 10000),
  PRIMARY KEY (terms_id, notice_hours)
) STRICT, WITHOUT ROWID;

-- Who trades: the practitioner under a name of their own, or their company.
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
) STRICT, WITHOUT ROWID;
CREATE INDEX identities_by_terms ON identities (terms_id);

CREATE TABLE identity_logos (
  identity_id TEXT PRIMARY KEY REFERENCES identities (id) ON DELETE CASCADE,
  type TEXT NOT NULL CHECK (type IN ('image/png', 'image/jpeg')),
  sealed_bytes BLOB NOT NULL
) STRICT;

-- Who books or pays. What is not known is empty.
CREATE TABLE organisations (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  kind TEXT NOT NULL CHECK (kind IN ('practice', 'trust', 'outOfHours', 'careBoard', 'pharmacy', 'clinic', 'agency', 'insurer', 'private', 'other')),
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
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX organisations_by_name ON organisations (name COLLATE NOCASE);
CREATE INDEX organisations_by_terms ON organisations (terms_id) WHERE terms_id IS NOT NULL;

CREATE TABLE organisation_contacts (
  organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
  role TEXT NOT NULL CHECK (length(role) <= 60),
  email TEXT NOT NULL CHECK (length(email) <= 254),
  phone TEXT NOT NULL CHECK (length(phone) <= 40),
  PRIMARY KEY (organisation_id, position)
) STRICT, WITHOUT ROWID;

-- The rate card: a price in pence, or for a percentage a share in hundredths of a per cent.
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

-- An agreed time of work. Money in pence, counts and miles in thousandths, shares in hundredths of a per cent.
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
  changed_at INTEGER NOT NULL,
  CHECK ((rate_unit = 'percent') = (rate_price IS NULL) AND (rate_price IS NULL) = (rate_share IS NOT NULL)),
  CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
  CHECK ((cancelled_at IS NULL) = (cancelled_by IS NULL) AND (cancelled_at IS NULL) = (cancelled_from IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX bookings_by_start ON bookings (starts_at, ends_at);
CREATE INDEX bookings_by_organisation ON bookings (organisation_id, starts_at);
CREATE INDEX bookings_by_identity ON bookings (identity_id) WHERE identity_id IS NOT NULL;
CREATE INDEX bookings_by_terms ON bookings (terms_id) WHERE terms_id IS NOT NULL;

CREATE TABLE booking_extras (
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 60),
  price INTEGER NOT NULL CHECK (price >= 0),
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (booking_id, position)
) STRICT, WITHOUT ROWID;

-- Offers and counter-offers: added to, never changed.
CREATE TABLE booking_offers (
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  made_by TEXT NOT NULL CHECK (made_by IN ('organisation', 'practitioner')),
  made_at INTEGER NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('hour', 'session', 'day', 'percent')),
  price INTEGER CHECK (price >= 0),
  share INTEGER CHECK (share BETWEEN 0 AND 10000),
  note TEXT NOT NULL CHECK (length(note) <= 300),
  CHECK ((unit = 'percent') = (price IS NULL) AND (price IS NULL) = (share IS NOT NULL)),
  PRIMARY KEY (booking_id, position)
) STRICT, WITHOUT ROWID;
`;
