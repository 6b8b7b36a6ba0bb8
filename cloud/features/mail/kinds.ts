import { hours, type DurationMs } from '../../../shared/domain/time.ts';

/** What mail is about. The first two belong to having an account; the others are sent to who asked for them. */
export type MailCategory = 'security' | 'billing' | ChosenCategory;
export type ChosenCategory = 'news' | 'research';

/** How a choice was made: at sign-up, on the page, by the page behind a mail's link, or by a mail program's own button. */
export type ChoiceWay = 'signUp' | 'page' | 'link' | 'oneClick';

/** The words that are agreed to, kept with each choice. New words are a new text here. */
export const chosenCategories: Readonly<Record<ChosenCategory, { readonly title: string; readonly wording: string }>> = {
  news: { title: 'What is new', wording: 'Write to me now and then about what is new in Session Desk.' },
  research: { title: 'What to build next', wording: 'Ask me now and then what Session Desk should do next.' },
};

/** Every mail of the service, by what it is about. */
const categories = {
  'confirm address': 'security',
  'reset password': 'security',
  'already signed up': 'security',
  'new address': 'security',
  'address taken': 'security',
  'new address asked for': 'security',
  'address changed': 'security',
  'password changed': 'security',
  'second step off': 'security',
  deletion: 'security',
  'material change': 'security',
  'plan changed': 'billing',
  receipt: 'billing',
  grant: 'billing',
  news: 'news',
  research: 'research',
} as const satisfies Record<string, MailCategory>;

export type MailKind = keyof typeof categories;

/** A link that does not work any more is worse than no mail: who wants a new one asks for it. */
const lives: Readonly<Partial<Record<string, DurationMs>>> = {
  'confirm address': hours(24),
  'reset password': hours(1),
  'new address': hours(24),
} satisfies Partial<Record<MailKind, DurationMs>>;

/** For how long after it was written a mail is worth sending; three days where nothing in it ends sooner. */
export function lifeOf(kind: string): DurationMs {
  return lives[kind] ?? hours(72);
}

/** Of a kind that this version does not know any more, too: such mail is not news. */
export function categoryOf(kind: string): MailCategory {
  return kind in categories ? categories[kind as MailKind] : 'security'; // looked up just before
}

/** Null for mail that belongs to having an account. */
export function chosenCategoryOf(kind: string): ChosenCategory | null {
  const category = categoryOf(kind);
  return category === 'security' || category === 'billing' ? null : category;
}
