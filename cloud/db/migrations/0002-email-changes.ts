import { ownRows } from './own-rows.ts';

/** Addresses that wait to be confirmed before an account has them: one for each account, known by a hash of its token. */
export const emailChangesSql: readonly string[] = [
  `create table email_changes (
     account_id uuid primary key references accounts on delete cascade,
     email text not null check (email = lower(email)),
     token_hash text not null unique,
     expires_at timestamptz not null
   )`,
  ...ownRows('email_changes', 'account_id', 'select, delete'),
];
