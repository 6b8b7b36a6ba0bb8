/** What bank files held: the accounts, and the money that came in. */
export const bankSql = `
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

-- Money that came in, in pence. The key is a keyed hash of account, day, amount and text (docs/rules/bank-files.md).
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

-- How tables of no known bank are read, by the names of their columns.
CREATE TABLE bank_mappings (
  columns_key TEXT PRIMARY KEY,
  mapping TEXT NOT NULL,
  used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
