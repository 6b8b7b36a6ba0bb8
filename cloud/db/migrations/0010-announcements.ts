/** What the owner wrote to many accounts, and how far it has gone; and that mail can be chosen at sign-up. */
export const announcementsSql: readonly string[] = [
  `create table announcements (
     id uuid primary key,
     kind text not null check (kind in ('material change', 'news')),
     subject text not null,
     body text not null,
     written_at timestamptz not null,
     through uuid,
     recipients integer not null default 0,
     finished_at timestamptz
   )`,
  `alter table announcements enable row level security`,
  `alter table mail_choices drop constraint mail_choices_way_check`,
  `alter table mail_choices add constraint mail_choices_way_check check (way in ('signUp', 'page', 'link', 'oneClick'))`,
];
