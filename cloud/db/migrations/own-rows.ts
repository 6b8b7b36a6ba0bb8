/** The role that requests of an account take on; it owns nothing, so that row-level security holds it. */
export const tenantRole = 'session_desk_account';

/** The account that a transaction speaks for; no account before one is named. */
const currentAccount = `nullif(current_setting('session_desk.account', true), '')::uuid`;

/** What a request of an account may do with the rows of its own account, and with no others. */
export function ownRows(table: string, column: string, rights: string): readonly string[] {
  return [
    `alter table ${table} enable row level security`,
    `create policy own_rows on ${table} to ${tenantRole} using (${column} = ${currentAccount}) with check (${column} = ${currentAccount})`,
    `grant ${rights} on ${table} to ${tenantRole}`,
  ];
}
