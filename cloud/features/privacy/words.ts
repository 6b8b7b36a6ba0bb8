/** A text that is agreed to, or told, when an account is made. */
export const wordedDocuments = ['terms', 'privacy'] as const;
export type WordedDocument = (typeof wordedDocuments)[number];

interface Words {
  /** The day on which the words last changed. */
  readonly version: string;
  readonly title: string;
  readonly path: string;
  /** What is different from the version before, for who agreed to that one. */
  readonly changed: string;
}

/**
 * The versions of the words. Who changes what one of the pages says, gives it a new day here and says what is different: accounts that
 * know older words are told of it until they have read it.
 */
export const words: Readonly<Record<WordedDocument, Words>> = {
  terms: {
    version: '2026-11-23',
    title: 'The terms',
    path: '/terms',
    changed: 'They now say who offers the service, and how you hear of changes.',
  },
  privacy: {
    version: '2026-11-23',
    title: 'The privacy page',
    path: '/privacy',
    changed:
      'It now says who answers for it, on what ground each thing is kept, how long backups, the log and cookies are kept, who else keeps something for us, how to complain, how you hear of changes, what keeps accounts apart, and all that the owner of the service sees. Of a sign-in only the name of the browser and the system is kept.',
  },
};
