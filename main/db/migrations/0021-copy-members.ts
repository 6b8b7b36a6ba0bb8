/** Who stands on a copy of a form that was given out to be signed: when the copy goes, the form keeps just that. */
export const copyMembersSql = `
-- Name, address, numbers and host body, and the day on the paper, as with forms (AES-256-GCM, bound to the copy).
CREATE TABLE pension_copy_members (
  copy_id TEXT PRIMARY KEY REFERENCES pension_signing_copies (id) ON DELETE CASCADE,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER pension_copy_members_are_fixed BEFORE UPDATE ON pension_copy_members
  BEGIN SELECT RAISE(ABORT, 'who stands on a copy is fixed'); END;
-- INSERT OR REPLACE would change a row without the trigger above.
CREATE TRIGGER pension_copy_members_are_not_replaced BEFORE INSERT ON pension_copy_members
  WHEN EXISTS (SELECT 1 FROM pension_copy_members WHERE copy_id = NEW.copy_id)
  BEGIN SELECT RAISE(ABORT, 'who stands on a copy is fixed'); END;
CREATE TRIGGER pension_copy_members_stay BEFORE DELETE ON pension_copy_members
  WHEN EXISTS (SELECT 1 FROM pension_signing_copies WHERE id = OLD.copy_id)
  BEGIN SELECT RAISE(ABORT, 'who stands on a copy is fixed'); END;
`;
