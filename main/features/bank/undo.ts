import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import type { RowImages } from '../../db/undo-list.ts';
import { matchedKeys } from './matching-store.ts';
import {
  deleteAccount,
  deleteLine,
  findAccount,
  insertAccount,
  insertLine,
  linesByKey,
  linesOfAccount,
  updateAccount,
  updateLine,
  type AccountRow,
  type LineRow,
} from './store.ts';

/** All that is stored of one line or account. */
export type BankImage =
  | { readonly line: LineRow; readonly isMatched: boolean; readonly account: null }
  | { readonly line: null; readonly account: AccountRow };

const ofLine = 'line ';
const ofAccount = 'account ';

export function lineImageId(key: string): string {
  return `${ofLine}${key}`;
}

export function accountImageId(id: string): string {
  return `${ofAccount}${id}`;
}

/** Lines and accounts for the undo list: a line that was matched since is no longer taken back. */
export const bankImages: RowImages<BankImage> = {
  take: takeImage,
  put: putImage,
  canPut: (db, { line }) => line === null || findAccount(db, line.accountId) !== null,
  refusal: () => new AppError('NOTHING_TO_UNDO'),
};

function takeImage(db: ReadDb, id: string): BankImage | null {
  if (id.startsWith(ofAccount)) {
    const account = findAccount(db, id.slice(ofAccount.length));
    return account && { line: null, account };
  }
  const key = id.slice(ofLine.length);
  const [line] = linesByKey(db, [key]);
  return line ? { line, isMatched: matchedKeys(db, [key]).has(key), account: null } : null;
}

function putImage(db: WriteDb, id: string, image: BankImage | null): void {
  if (image === null) remove(db, id);
  else if (image.line !== null) (linesByKey(db, [image.line.key]).length > 0 ? updateLine : insertLine)(db, image.line);
  else (findAccount(db, image.account.id) ? updateAccount : insertAccount)(db, image.account);
}

function remove(db: WriteDb, id: string): void {
  if (id.startsWith(ofLine)) return deleteLine(db, id.slice(ofLine.length));
  // Lines that came with a later file keep their account.
  const account = id.slice(ofAccount.length);
  if (linesOfAccount(db, account).length === 0) deleteAccount(db, account);
}
