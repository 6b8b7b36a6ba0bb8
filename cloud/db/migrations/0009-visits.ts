/** Visits of open pages, by a mark that holds for a day; the keys of the marks; and who is not to be counted, by marks too. */
export const visitsSql: readonly string[] = [
  `create table visits (
     id bigint generated always as identity primary key,
     on_day date not null,
     visitor text not null,
     page text not null,
     device text not null check (device in ('phone', 'tablet', 'computer', 'robot', 'unknown')),
     country text check (country ~ '^[A-Z]{2}$'),
     source text,
     medium text,
     campaign text
   )`,
  `create index visits_day on visits (on_day)`,
  `create table visit_keys (on_day date primary key, key text not null)`,
  `create table visit_refusals (mark text primary key, since timestamptz not null)`,
  `alter table visits enable row level security`,
  `alter table visit_keys enable row level security`,
  `alter table visit_refusals enable row level security`,
];
