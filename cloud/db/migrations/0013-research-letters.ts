/** Questions about what to build next can be written to who said yes to them. */
export const researchLettersSql: readonly string[] = [
  `alter table announcements drop constraint announcements_kind_check`,
  `alter table announcements add constraint announcements_kind_check check (kind in ('material change', 'news', 'research'))`,
];
