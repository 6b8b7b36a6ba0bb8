/** The clock runs bookings as it runs sessions; still, one thing at a time. */
export const bookingRunsSql = `
CREATE TABLE booking_runs (
  booking_id TEXT PRIMARY KEY REFERENCES bookings (id) ON DELETE CASCADE,
  started_at INTEGER NOT NULL,
  late_start TEXT NOT NULL CHECK (late_start IN ('endOnTime', 'fullLength', 'split')),
  adjusted_ms INTEGER NOT NULL DEFAULT 0,
  finished_at INTEGER CHECK (finished_at >= started_at)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX booking_runs_open ON booking_runs ((finished_at IS NULL)) WHERE finished_at IS NULL;

CREATE TABLE booking_pauses (
  booking_id TEXT NOT NULL REFERENCES booking_runs (booking_id) ON DELETE CASCADE,
  paused_at INTEGER NOT NULL,
  resumed_at INTEGER CHECK (resumed_at >= paused_at),
  PRIMARY KEY (booking_id, paused_at)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER booking_runs_are_alone BEFORE INSERT ON booking_runs
  WHEN NEW.finished_at IS NULL AND EXISTS (SELECT 1 FROM session_runs WHERE finished_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a session runs'); END;
CREATE TRIGGER session_runs_are_alone BEFORE INSERT ON session_runs
  WHEN NEW.finished_at IS NULL AND EXISTS (SELECT 1 FROM booking_runs WHERE finished_at IS NULL)
  BEGIN SELECT RAISE(ABORT, 'a booking runs'); END;
`;
