import { ownRows } from './own-rows.ts';

/** Accounts that are to be deleted: since when, from when on, and how many reminders have left. */
export const deletionsSql: readonly string[] = [
  `create table deletions (
     account_id uuid primary key references accounts on delete cascade,
     asked_at timestamptz not null,
     due_at timestamptz not null,
     reminders integer not null default 0
   )`,
  `create index deletions_due on deletions (due_at)`,
  ...ownRows('deletions', 'account_id', 'select'),
];
