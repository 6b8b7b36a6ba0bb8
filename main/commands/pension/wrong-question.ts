/** A question that has no answer; `path` names the field, empty for all of it. */
export class WrongQuestion extends Error {
  override readonly name = 'WrongQuestion';
  readonly code: string;
  readonly path: string;

  constructor(code: string, path: string, message: string, options: ErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.path = path;
  }
}
