/** A command was given something it cannot use; the message says what it needs. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';
}
