import { createHmac, timingSafeEqual } from 'node:crypto';

/** Makes and checks marks that only this service can make. Each purpose has its own, so that one cannot stand in for another. */
export interface Seal {
  mark(purpose: string, text: string): string;
  isMark(purpose: string, text: string, mark: string): boolean;
}

/** @param secret  at least 32 characters, the same on every instance */
export function createSeal(secret: string): Seal {
  const mark = (purpose: string, text: string): string => createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url');
  return {
    mark,
    isMark(purpose, text, given) {
      const right = Buffer.from(mark(purpose, text));
      const tried = Buffer.from(given);
      return right.length === tried.length && timingSafeEqual(right, tried);
    },
  };
}
