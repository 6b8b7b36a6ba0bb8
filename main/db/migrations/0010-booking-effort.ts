/** What a booking takes beside its own time, and changes of the rate on the record of offers. */
export const bookingEffortSql = `
-- NULL counts the usual admin time.
ALTER TABLE bookings ADD COLUMN admin_ms INTEGER CHECK (admin_ms BETWEEN 0 AND 86400000);
-- Driven beside the miles that are charged, in thousandths.
ALTER TABLE bookings ADD COLUMN own_miles INTEGER NOT NULL DEFAULT 0 CHECK (own_miles >= 0);
-- Paid by the practitioner and charged to nobody.
ALTER TABLE bookings ADD COLUMN own_costs INTEGER NOT NULL DEFAULT 0 CHECK (own_costs >= 0);
ALTER TABLE bookings ADD COLUMN own_costs_for TEXT NOT NULL DEFAULT '' CHECK (length(own_costs_for) <= 60);

-- 'edit': the rate was changed in the booking, and nobody made an offer.
CREATE TABLE booking_offers_kept (
  booking_id TEXT NOT NULL REFERENCES bookings (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  made_by TEXT NOT NULL CHECK (made_by IN ('organisation', 'practitioner', 'edit')),
  made_at INTEGER NOT NULL,
  unit TEXT NOT NULL CHECK (unit IN ('hour', 'session', 'day', 'percent')),
  price INTEGER CHECK (price >= 0),
  share INTEGER CHECK (share BETWEEN 0 AND 10000),
  note TEXT NOT NULL CHECK (length(note) <= 300),
  CHECK ((unit = 'percent') = (price IS NULL) AND (price IS NULL) = (share IS NOT NULL)),
  PRIMARY KEY (booking_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO booking_offers_kept SELECT booking_id, position, made_by, made_at, unit, price, share, note FROM booking_offers;
DROP TABLE booking_offers;
ALTER TABLE booking_offers_kept RENAME TO booking_offers;
`;
