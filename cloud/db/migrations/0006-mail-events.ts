/** What mail services told about mail of ours, and the addresses that are not written to for it: marks of them alone. */
export const mailEventsSql: readonly string[] = [
  `alter table mails add column delivery text check (delivery in ('delivered', 'delayed', 'bounced', 'complained'))`,
  `create table mail_events (
     id text primary key,
     at timestamptz not null
   )`,
  `create table suppressions (
     mark text primary key,
     reason text not null check (reason in ('bounced', 'complained')),
     since timestamptz not null
   )`,
  `alter table mail_events enable row level security`,
  `alter table suppressions enable row level security`,
];
