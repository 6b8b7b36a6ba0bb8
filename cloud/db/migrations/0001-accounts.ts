import { ownRows, tenantRole } from './own-rows.ts';

/**
 * Accounts with what signs them in (the tables that better-auth reads and writes), what they agreed to, what was done in them,
 * mail on its way, and attempts that are counted.
 */
export const accountsSql: readonly string[] = [
  `do $$ begin
     create role ${tenantRole} nologin;
   -- Roles are of the server, not of the database: another one may have made it, or make it just now.
   exception when duplicate_object or unique_violation then null;
   end $$`,
  `grant ${tenantRole} to current_user`,

  `create table accounts (
     id uuid primary key default gen_random_uuid(),
     name text not null,
     email text not null unique check (email = lower(email)),
     email_verified boolean not null default false,
     image text,
     two_factor_enabled boolean not null default false,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now()
   )`,
  `create table credentials (
     id uuid primary key default gen_random_uuid(),
     user_id uuid not null references accounts on delete cascade,
     account_id text not null,
     provider_id text not null,
     password text,
     access_token text,
     refresh_token text,
     id_token text,
     access_token_expires_at timestamptz,
     refresh_token_expires_at timestamptz,
     scope text,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     unique (provider_id, account_id)
   )`,
  `create index credentials_user on credentials (user_id)`,
  `create table sessions (
     id uuid primary key default gen_random_uuid(),
     user_id uuid not null references accounts on delete cascade,
     token text not null unique,
     expires_at timestamptz not null,
     ip_address text,
     user_agent text,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now()
   )`,
  `create index sessions_user on sessions (user_id)`,
  `create table verifications (
     id uuid primary key default gen_random_uuid(),
     identifier text not null,
     value text not null,
     expires_at timestamptz not null,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now()
   )`,
  `create index verifications_identifier on verifications (identifier)`,
  `create table second_factors (
     id uuid primary key default gen_random_uuid(),
     user_id uuid not null unique references accounts on delete cascade,
     secret text not null,
     backup_codes text not null,
     verified boolean not null default true,
     failed_verification_count integer not null default 0,
     locked_until timestamptz
   )`,

  `create table agreements (
     account_id uuid not null references accounts on delete cascade,
     document text not null check (document in ('terms', 'privacy', 'age13', 'age18')),
     version text not null,
     agreed_at timestamptz not null,
     primary key (account_id, document, version)
   )`,
  `create table audit (
     account_id uuid not null,
     position integer not null check (position > 0),
     at timestamptz not null,
     actor text not null check (actor in ('account', 'owner', 'service')),
     action text not null,
     details jsonb not null,
     previous_hash text not null,
     hash text not null,
     primary key (account_id, position)
   )`,
  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception 'what was written down is not changed';
   end $$`,
  `create trigger audit_is_append_only before update on audit for each row execute function refuse_change()`,
  `create table mails (
     id uuid primary key,
     account_id uuid references accounts on delete cascade,
     kind text not null,
     recipient text not null,
     subject text not null,
     plain text not null,
     html text not null,
     state text not null check (state in ('waiting', 'sent', 'failed')),
     attempts integer not null default 0,
     created_at timestamptz not null,
     settled_at timestamptz
   )`,
  `create index mails_waiting on mails (created_at) where state = 'waiting'`,
  `create table attempts (
     key text primary key,
     failures integer not null,
     last_at timestamptz not null,
     not_before timestamptz not null
   )`,

  ...ownRows('accounts', 'id', 'select, update (name)'),
  ...ownRows('sessions', 'user_id', 'select, delete'),
  ...ownRows('agreements', 'account_id', 'select, insert'),
  ...ownRows('audit', 'account_id', 'select, insert'),
  ...ownRows('mails', 'account_id', 'select, insert'),
  // What signs an account in, and what counts attempts, is for the service alone: no right is granted, no policy lets through.
  `alter table credentials enable row level security`,
  `alter table verifications enable row level security`,
  `alter table second_factors enable row level security`,
  `alter table attempts enable row level security`,
];
