import { createHmac, timingSafeEqual } from 'node:crypto';

/** Makes and checks marks that only this service can make. Each purpose has its own, so that one cannot stand in for another. */
export interface Seal {
  mark(purpose: string, text: string): string;
  isMark(purpose: string, text: string, mark: string): boolean;
  /** Also a mark of a former secret: for links in mails that were sent before. Nothing that lets anybody in is asked here. */
  wasMark(purpose: string, text: string, mark: string): boolean;
  /** The marks of a text under the present secret and the former ones: for finding what was written down under any of them. */
  marks(purpose: string, text: string): string[];
}

/**
 * @param secret  at least 32 characters, the same on every instance
 * @param before  secrets that were used before it, the latest first
 */
export function createSeal(secret: string, before: readonly string[] = []): Seal {
  const markOf = (by: string, purpose: string, text: string): string =>
    createHmac('sha256', by).update(`${purpose}\n${text}`).digest('base64url');
  const marks = (purpose: string, text: string): string[] => [secret, ...before].map((by) => markOf(by, purpose, text));
  return {
    mark: (purpose, text) => markOf(secret, purpose, text),
    isMark: (purpose, text, given) => isSame(markOf(secret, purpose, text), given),
    wasMark: (purpose, text, given) => marks(purpose, text).some((mark) => isSame(mark, given)),
    marks,
  };
}

function isSame(mark: string, given: string): boolean {
  const [right, tried] = [Buffer.from(mark), Buffer.from(given)];
  return right.length === tried.length && timingSafeEqual(right, tried);
}
