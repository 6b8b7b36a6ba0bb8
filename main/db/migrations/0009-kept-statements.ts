/** Statements of account that were made to be sent, and the messages that carry them. */
export const keptStatementsSql = `
-- Byte for byte as they are attached.
CREATE TABLE kept_statements (
  id TEXT PRIMARY KEY,
  identity_id TEXT NOT NULL REFERENCES identities (id) ON DELETE RESTRICT,
  organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE RESTRICT,
  from_on TEXT CHECK (length(from_on) = 10),
  to_on TEXT NOT NULL CHECK (length(to_on) = 10),
  closing INTEGER NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  pdf BLOB NOT NULL,
  -- Its place in the run that it was taken from; the run may be gone.
  run_id TEXT,
  position INTEGER,
  -- Set where the user sent it by another way.
  sent_on TEXT CHECK (length(sent_on) = 10),
  made_at INTEGER NOT NULL,
  CHECK ((run_id IS NULL) = (position IS NULL)),
  UNIQUE (run_id, position)
) STRICT;
CREATE INDEX kept_statements_by_organisation ON kept_statements (organisation_id, identity_id);
CREATE INDEX kept_statements_by_identity ON kept_statements (identity_id);

ALTER TABLE mail_messages ADD COLUMN statement_id TEXT REFERENCES kept_statements (id) ON DELETE RESTRICT
  CHECK ((kind = 'statement') = (statement_id IS NOT NULL));
CREATE INDEX mail_messages_by_statement ON mail_messages (statement_id) WHERE statement_id IS NOT NULL;
`;
