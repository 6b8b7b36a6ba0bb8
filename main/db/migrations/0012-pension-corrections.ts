/** What was wrong on a Form B that was handed in, beside the form, which stays as it was. Amounts in pence. */
export const pensionCorrectionsSql = `
CREATE TABLE pension_corrections (
  id TEXT PRIMARY KEY,
  month_id TEXT NOT NULL REFERENCES pension_months (id) ON DELETE RESTRICT,
  -- In the order in which they were found: each begins where the one before ended.
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 98),
  found_on TEXT NOT NULL CHECK (length(found_on) = 10),
  reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 300),
  -- By how much boxes a, b, g and h change; above nothing: more.
  pensionable INTEGER NOT NULL,
  member INTEGER NOT NULL,
  employee INTEGER NOT NULL,
  employer INTEGER NOT NULL,
  -- Tier, lines and boxes as they were used and as they are right; checked by the contract's schema at every reading.
  document TEXT NOT NULL CHECK (json_valid(document)),
  made_at INTEGER NOT NULL,
  -- Set once the difference was paid, refunded or taken into the next payment.
  settled_on TEXT CHECK (length(settled_on) = 10),
  settled_by TEXT CHECK (settled_by IN ('nextPayment', 'paidApart', 'refunded', 'notCollected')),
  settled_note TEXT NOT NULL CHECK (length(settled_note) <= 120),
  CHECK ((settled_on IS NULL) = (settled_by IS NULL)),
  CHECK (settled_on IS NOT NULL OR settled_note = ''),
  UNIQUE (month_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER pension_corrections_are_fixed BEFORE UPDATE ON pension_corrections
  WHEN NEW.id IS NOT OLD.id OR NEW.month_id IS NOT OLD.month_id OR NEW.position IS NOT OLD.position OR NEW.found_on IS NOT OLD.found_on
    OR NEW.reason IS NOT OLD.reason OR NEW.pensionable IS NOT OLD.pensionable OR NEW.member IS NOT OLD.member
    OR NEW.employee IS NOT OLD.employee OR NEW.employer IS NOT OLD.employer OR NEW.document IS NOT OLD.document
    OR NEW.made_at IS NOT OLD.made_at
  BEGIN SELECT RAISE(ABORT, 'a correction is fixed'); END;
CREATE TRIGGER pension_corrections_are_of_submitted_months BEFORE INSERT ON pension_corrections
  WHEN EXISTS (SELECT 1 FROM pension_months WHERE id = NEW.month_id AND submitted_on IS NULL)
    OR EXISTS (SELECT 1 FROM pension_corrections WHERE id = NEW.id OR (month_id = NEW.month_id AND position = NEW.position))
  BEGIN SELECT RAISE(ABORT, 'a correction is of a submitted Form B'); END;
`;
