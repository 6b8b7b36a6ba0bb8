/** Mail: the user's own way to send it, and the texts they have changed. */
export const mailSql = `
-- The one account that sends for every identity. No user name: a server that asks for no sign-in.
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

-- Texts that the user has changed; for all others the standard ones stand.
CREATE TABLE mail_texts (
  name TEXT NOT NULL CHECK (name IN ('invoice', 'creditNote', 'reminderFirst', 'reminderSecond', 'reminderLast', 'statement')),
  reader TEXT NOT NULL CHECK (reader IN ('organisation', 'private')),
  subject TEXT NOT NULL CHECK (length(subject) BETWEEN 1 AND 300),
  body TEXT NOT NULL CHECK (length(body) <= 20000),
  PRIMARY KEY (name, reader)
) STRICT, WITHOUT ROWID;
`;
