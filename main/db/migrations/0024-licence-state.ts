/**
 * The account that this profile is connected to, and its licence: one row, or none for the app without an account. The private
 * half of the device's key is sealed; a restored backup brings it along, so that a new computer is no new device.
 */
export const licenceStateSql = `
CREATE TABLE licence_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  device_key TEXT NOT NULL CHECK (length(device_key) = 43),
  sealed_private_key BLOB NOT NULL,
  account_id TEXT,
  token TEXT CHECK (length(token) <= 4000),
  received_at INTEGER,
  is_released INTEGER NOT NULL CHECK (is_released IN (0, 1)),
  mark INTEGER,
  failures INTEGER NOT NULL CHECK (failures >= 0),
  last_tried_at INTEGER,
  request_id TEXT,
  request_code TEXT,
  request_ends_at INTEGER,
  CHECK ((account_id IS NULL) = (token IS NULL) AND (account_id IS NULL) = (received_at IS NULL)),
  CHECK ((request_id IS NULL) = (request_code IS NULL) AND (request_id IS NULL) = (request_ends_at IS NULL))
) STRICT;
`;
