/** What Stripe reported: each event once. For the service alone. */
export const stripeEventsSql: readonly string[] = [
  `create table stripe_events (
     id text primary key,
     kind text not null,
     created_at timestamptz not null,
     received_at timestamptz not null
   )`,
  `alter table stripe_events enable row level security`,
];
