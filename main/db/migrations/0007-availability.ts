/** When the practitioner works, and which bookings were made as one repeat. */
export const availabilitySql = `
-- The usual week from a day on, until later ones take over. Times of the clock, HH:MM; an end that is not after the start is on the next day.
CREATE TABLE weekly_times (
  starts_on TEXT PRIMARY KEY CHECK (starts_on LIKE '____-__-__'),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE weekly_time_ranges (
  starts_on TEXT NOT NULL REFERENCES weekly_times (starts_on) ON DELETE CASCADE,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 5),
  from_time TEXT NOT NULL CHECK (from_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  to_time TEXT NOT NULL CHECK (to_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  PRIMARY KEY (starts_on, weekday, position)
) STRICT, WITHOUT ROWID;

-- Days that differ from the usual week: free beside it, or away. Without times the whole days.
CREATE TABLE availability_exceptions (
  id TEXT PRIMARY KEY,
  from_on TEXT NOT NULL CHECK (from_on LIKE '____-__-__'),
  to_on TEXT NOT NULL CHECK (to_on LIKE '____-__-__' AND to_on >= from_on),
  is_free INTEGER NOT NULL CHECK (is_free IN (0, 1)),
  from_time TEXT CHECK (from_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  to_time TEXT CHECK (to_time GLOB '[0-2][0-9]:[0-5][0-9]'),
  note TEXT NOT NULL CHECK (length(note) <= 120),
  created_at INTEGER NOT NULL,
  CHECK ((from_time IS NULL) = (to_time IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX availability_exceptions_by_day ON availability_exceptions (from_on);

-- Bookings that were made as one repeat carry the same id; NULL for a single one.
ALTER TABLE bookings ADD COLUMN series_id TEXT;
CREATE INDEX bookings_by_series ON bookings (series_id, starts_at) WHERE series_id IS NOT NULL;
`;
