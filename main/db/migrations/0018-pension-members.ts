/** Who stands on a form, from the day on which it went out, and on a month: what is entered of them later changes no paper of these. */
export const pensionMembersSql = `
-- Name, address, numbers and host body, and the day on the paper: AES-256-GCM under a key of their own, bound to the form.
CREATE TABLE pension_form_members (
  form_id TEXT PRIMARY KEY REFERENCES pension_forms (id) ON DELETE CASCADE,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE pension_month_members (
  month_id TEXT PRIMARY KEY REFERENCES pension_months (id) ON DELETE CASCADE,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER pension_form_members_are_fixed BEFORE UPDATE ON pension_form_members
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;
CREATE TRIGGER pension_month_members_are_fixed BEFORE UPDATE ON pension_month_members
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;
-- INSERT OR REPLACE would change a row without the triggers above.
CREATE TRIGGER pension_form_members_are_not_replaced BEFORE INSERT ON pension_form_members
  WHEN EXISTS (SELECT 1 FROM pension_form_members WHERE form_id = NEW.form_id)
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;
CREATE TRIGGER pension_month_members_are_not_replaced BEFORE INSERT ON pension_month_members
  WHEN EXISTS (SELECT 1 FROM pension_month_members WHERE month_id = NEW.month_id)
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;
CREATE TRIGGER pension_form_members_stay BEFORE DELETE ON pension_form_members
  WHEN EXISTS (SELECT 1 FROM pension_forms WHERE id = OLD.form_id AND (sent_on IS NOT NULL OR approved_on IS NOT NULL OR month_id IS NOT NULL))
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;
CREATE TRIGGER pension_month_members_stay BEFORE DELETE ON pension_month_members
  WHEN EXISTS (SELECT 1 FROM pension_months WHERE id = OLD.month_id)
  BEGIN SELECT RAISE(ABORT, 'who stands on a form is fixed'); END;
-- A form that did not go out after all is a draft again, and follows the profile.
CREATE TRIGGER pension_form_members_go AFTER UPDATE OF sent_on, approved_on, month_id ON pension_forms
  WHEN NEW.sent_on IS NULL AND NEW.approved_on IS NULL AND NEW.month_id IS NULL
  BEGIN DELETE FROM pension_form_members WHERE form_id = NEW.id; END;
`;
