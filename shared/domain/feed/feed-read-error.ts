export type FeedReadFailure = 'NOT_A_CALENDAR' | 'INCOMPLETE' | 'TOO_LARGE';

/** Why nothing at all was read. Single events never throw: they are counted as unreadable. */
export class FeedReadError extends Error {
  override readonly name = 'FeedReadError';
  readonly reason: FeedReadFailure;

  constructor(reason: FeedReadFailure) {
    super(reason);
    this.reason = reason;
  }
}
