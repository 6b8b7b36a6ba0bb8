/** Whether the day on which a Form A was paid came from the payments of its invoice. */
export const pensionPaidDaysSql = `
-- 1 while the day follows the invoice; 0 where it was noted by hand, or where there is none.
ALTER TABLE pension_forms ADD COLUMN is_paid_by_invoice INTEGER NOT NULL DEFAULT 0 CHECK (is_paid_by_invoice IN (0, 1));
CREATE TRIGGER pension_forms_are_paid_on_a_day BEFORE UPDATE OF is_paid_by_invoice ON pension_forms
  WHEN NEW.is_paid_by_invoice = 1 AND NEW.paid_on IS NULL
  BEGIN SELECT RAISE(ABORT, 'a paid form has its day'); END;
`;
