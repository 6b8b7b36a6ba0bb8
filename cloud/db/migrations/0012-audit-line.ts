import { tenantRole } from './own-rows.ts';

/**
 * The next line of an account's audit, in one call: its place and the hash of the line before are found behind the lock of
 * this account. The text that is hashed is the one that `firstBreak` makes of a line.
 */
export const auditLineSql: readonly string[] = [
  `create function note_line(account uuid, said_at text, said_actor text, said_action text, said_details text, details_in_order text)
   returns void language plpgsql as $$
   declare
     place integer;
     before text;
   begin
     -- Two at once would take the same place; the lock is of the transaction and of this account alone.
     perform pg_advisory_xact_lock(hashtextextended(account::text, 0));
     select position, hash into place, before from audit where account_id = account order by position desc limit 1;
     place := coalesce(place, 0) + 1;
     before := coalesce(before, '');
     insert into audit (account_id, position, at, actor, action, details, previous_hash, hash)
     values (account, place, said_at::timestamptz, said_actor, said_action, said_details::jsonb, before, encode(sha256(convert_to(
       '["' || account || '",' || place || ',"' || said_at || '","' || said_actor || '","' || said_action || '",'
         || details_in_order || ',"' || before || '"]', 'UTF8')), 'hex'));
   end $$`,

  // A transaction of its own, as this account alone: both settings end with it, as in every other transaction of an account.
  `create function note_line_as_account(account uuid, said_at text, said_actor text, said_action text, said_details text, details_in_order text)
   returns void language plpgsql as $$
   begin
     perform set_config('session_desk.account', account::text, true), set_config('role', '${tenantRole}', true);
     perform note_line(account, said_at, said_actor, said_action, said_details, details_in_order);
   end $$`,
];
