import { ownRows } from './own-rows.ts';

/** Which payments an account had a receipt for, so that each is told once. */
export const receiptsSql: readonly string[] = [
  `create table receipts (
     invoice text primary key,
     account_id uuid not null references accounts (id) on delete cascade,
     written_at timestamptz not null
   )`,
  `create index receipts_account on receipts (account_id)`,
  ...ownRows('receipts', 'account_id', 'select'),
];
