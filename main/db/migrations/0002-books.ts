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
`;
