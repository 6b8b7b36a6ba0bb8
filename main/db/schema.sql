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

CREATE TABLE booking_extras (
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (length(name) <= 60),
  price INTEGER NOT NULL CHECK (price >= 0),
  count INTEGER NOT NULL CHECK (count >= 0),
  PRIMARY KEY (booking_id, position)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX bookings_by_identity ON bookings (identity_id) WHERE identity_id IS NOT NULL;

CREATE INDEX bookings_by_organisation ON bookings (organisation_id, starts_at);

CREATE INDEX bookings_by_start ON bookings (starts_at, ends_at);

CREATE INDEX bookings_by_terms ON bookings (terms_id) WHERE terms_id IS NOT NULL;

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

CREATE TABLE mail_texts (
  name TEXT NOT NULL CHECK (name IN ('invoice', 'creditNote', 'reminderFirst', 'reminderSecond', 'reminderLast', 'statement')),
  reader TEXT NOT NULL CHECK (reader IN ('organisation', 'private')),
  subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
  body TEXT NOT NULL CHECK (length(body) <= 20000),
  PRIMARY KEY (name, reader)
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
  travel_ms INTEGER NOT NULL CHECK (travel_ms BETWEEN 0 AND 36000000),
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

CREATE TABLE preferences (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

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
