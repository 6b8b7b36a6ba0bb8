/**
 * Lines of the audit are only ever added. They are removed by the retention alone, which says so for its transaction, and only
 * once the account is gone: with the last line taken away, the rest would look whole. Against whoever owns the database nothing
 * of this holds; it is there for mistakes, and for who got a hand on what the service can do.
 */
export const auditStaysSql: readonly string[] = [
  `create function refuse_removal() returns trigger language plpgsql as $$
   begin
     if coalesce(current_setting('session_desk.retention', true), '') <> 'audit'
       or exists (select 1 from accounts where id = old.account_id) then
       raise exception 'what was written down is not removed';
     end if;
     return old;
   end $$`,
  `create trigger audit_stays before delete on audit for each row execute function refuse_removal()`,
  `create trigger audit_is_not_emptied before truncate on audit for each statement execute function refuse_change()`,
];
