import { ownRows } from './own-rows.ts';

/** What an account wants to be written about: each choice with its words and its time, the last one counts. */
export const mailChoicesSql: readonly string[] = [
  `create table mail_choices (
     id bigint generated always as identity primary key,
     account_id uuid not null references accounts on delete cascade,
     category text not null check (category in ('news', 'research')),
     is_on boolean not null,
     wording text not null,
     way text not null check (way in ('page', 'link', 'oneClick')),
     chosen_at timestamptz not null
   )`,
  `create index mail_choices_account on mail_choices (account_id, category, id)`,
  `create trigger mail_choices_are_append_only before update on mail_choices for each row execute function refuse_change()`,
  `alter table mails drop constraint mails_state_check`,
  `alter table mails add constraint mails_state_check check (state in ('waiting', 'sent', 'failed', 'withheld'))`,
  ...ownRows('mail_choices', 'account_id', 'select, insert'),
];
