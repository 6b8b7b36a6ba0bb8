import { ownRows } from './own-rows.ts';

/** Plans that the owner gives without payment, and the owner's own sign-ins, which are no sign-ins of an account. */
export const ownerSql: readonly string[] = [
  `create table grants (
     id uuid primary key default gen_random_uuid(),
     account_id uuid not null references accounts on delete cascade,
     plan text not null check (plan in ('plus', 'pro')),
     given_at timestamptz not null,
     ends_at timestamptz not null,
     ended_at timestamptz,
     reminders integer not null default 0
   )`,
  `create unique index grants_running on grants (account_id) where ended_at is null`,
  `create index grants_account on grants (account_id)`,
  `create table owner_sessions (
     mark text primary key,
     account_id uuid not null references accounts on delete cascade,
     begun_at timestamptz not null,
     last_seen_at timestamptz not null
   )`,
  ...ownRows('grants', 'account_id', 'select'),
  `alter table owner_sessions enable row level security`,
];
