import { ownRows } from './own-rows.ts';

/** Devices and how they are connected, what each account's licences count, and what was last heard of its subscription. */
export const licencesSql: readonly string[] = [
  `create table devices (
     id uuid primary key default gen_random_uuid(),
     account_id uuid not null references accounts on delete cascade,
     key text not null,
     label text not null,
     app_version text not null,
     plan text not null check (plan in ('free', 'plus', 'pro')),
     added_at timestamptz not null,
     last_seen_at timestamptz not null,
     released_at timestamptz,
     unique (account_id, key)
   )`,
  `create table device_requests (
     id uuid primary key,
     code_mark text not null unique,
     device_key text not null,
     app_version text not null,
     expires_at timestamptz not null,
     account_id uuid references accounts on delete cascade
   )`,
  `create index device_requests_account on device_requests (account_id)`,
  `create table licences (
     account_id uuid primary key references accounts on delete cascade,
     id uuid not null unique default gen_random_uuid(),
     sequence integer not null default 1 check (sequence > 0)
   )`,
  `create table subscriptions (
     account_id uuid primary key references accounts on delete cascade,
     customer text not null unique,
     subscription text unique,
     plan text check (plan in ('plus', 'pro')),
     billed text check (billed in ('monthly', 'yearly')),
     state text not null check (state in ('none', 'active', 'pastDue', 'ending', 'ended')),
     period_ends_at timestamptz,
     checked_at timestamptz not null,
     check ((state = 'none') = (plan is null)),
     check ((plan is null) = (subscription is null))
   )`,
  ...ownRows('devices', 'account_id', 'select, insert, update'),
  ...ownRows('licences', 'account_id', 'select, insert, update'),
  ...ownRows('subscriptions', 'account_id', 'select'),
  // Before a device is connected it belongs to nobody: for the service alone.
  `alter table device_requests enable row level security`,
];
