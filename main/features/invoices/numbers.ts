import { checkNumbers, nextNumber, type NumberCheck } from '../../../shared/domain/invoices/numbering.ts';
import { readNumber } from '../../../shared/domain/invoices/number-pattern.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError, isAppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import type { Log } from '../../ports/log.ts';
import type { MarkedNumber, NumberMark } from './number-mark.ts';
import { allNumbers, enterLost, insertNumber, numbersOf, patternOf, prefixOf, type DocumentKind } from './number-store.ts';

export interface NumberedDocument {
  readonly identityId: string;
  readonly organisationId: string;
  readonly kind: DocumentKind;
  readonly issuedOn: LocalDate;
}

export interface NumberState extends NumberCheck {
  readonly lost: readonly string[];
  readonly next: string | null;
}

/** Gives numbers, and keeps the mark outside the books up with them. */
export interface Numbers {
  /**
   * The number that comes next.
   *
   * @throws AppError NUMBER_PATTERN_INVALID, NUMBER_PREFIX_MISSING, NUMBER_TAKEN, and what reading the mark throws if it was not read yet
   */
  next(db: ReadDb, document: NumberedDocument): string;
  /** Enters a number as given, inside the transaction that issues it. */
  give(db: WriteDb, document: NumberedDocument, number: string): void;
  /** The user's last number from before; the series goes on after it. @throws AppError NUMBER_NOT_OF_PATTERN, NUMBER_TAKEN */
  enterLast(db: WriteDb, which: Omit<NumberedDocument, 'organisationId'>, number: string): void;
  /** @throws AppError NUMBER_PATTERN_INVALID */
  check(db: ReadDb, which: Omit<NumberedDocument, 'organisationId'>): NumberState;
  /** After a commit, and at every open: learns what the mark knows more, and writes what it does not know. */
  keepMark(today: LocalDate): void;
}

export interface NumberDeps {
  readonly store: Store;
  readonly mark: NumberMark;
  readonly log: Log;
}

export function createNumbers({ store, mark, log }: NumberDeps): Numbers {
  /** Of identities that these books do not hold: kept for the books that do. */
  let elsewhere: readonly MarkedNumber[] = [];
  /** Nothing is written over a mark that was not read yet. */
  let marked: ReadonlySet<string> | null = null;

  function next(db: ReadDb, { identityId, organisationId, kind, issuedOn }: NumberedDocument): string {
    marked ??= learn(issuedOn); // without the mark a number could come back
    const given = numbersOf(db, identityId).map(({ number }) => number);
    const number = nextNumber(patternOf(db, identityId, kind), given, { issuedOn, organisation: prefixOf(db, organisationId) });
    // Two prefixes can write the same text: the count of one is not the count of the other.
    if (given.includes(number)) throw new AppError('NUMBER_TAKEN');
    return number;
  }

  function check(db: ReadDb, { identityId, kind, issuedOn }: Omit<NumberedDocument, 'organisationId'>): NumberState {
    const given = numbersOf(db, identityId).filter((one) => one.kind === kind);
    const pattern = patternOf(db, identityId, kind);
    const found = checkNumbers(pattern, given.map(({ number }) => number)); // prettier-ignore
    const lost = given.filter(({ source }) => source === 'lost').map(({ number }) => number);
    return { ...found, lost, next: nextWithoutPrefix(db, { identityId, kind, issuedOn }) };
  }

  function nextWithoutPrefix(db: ReadDb, which: Omit<NumberedDocument, 'organisationId'>): string | null {
    try {
      return next(db, { ...which, organisationId: '' });
    } catch (error) {
      if (isAppError(error, 'NUMBER_PREFIX_MISSING') || isAppError(error, 'NUMBER_TAKEN')) return null;
      throw error;
    }
  }

  function keepMark(today: LocalDate): void {
    try {
      marked ??= learn(today);
      const numbers = [...allNumbers(store.read), ...elsewhere];
      if (numbers.length === marked.size && numbers.every((number) => marked?.has(keyOf(number)))) return;
      mark.write(numbers);
      marked = new Set(numbers.map(keyOf));
    } catch (error) {
      // What was issued is issued: the mark is brought up at the next issue or opening.
      if (isAppError(error)) log.warn('numbers.mark.behind', { code: error.code });
      else log.error('numbers.mark.failed', error);
    }
  }

  /** @returns what the mark holds */
  function learn(today: LocalDate): ReadonlySet<string> {
    const held = mark.read();
    const known = new Set(allNumbers(store.read).map(keyOf));
    const unknown = held.filter((number) => !known.has(keyOf(number)));
    if (unknown.length > 0) store.write((db) => enterLost(db, unknown, today));
    const entered = new Set(allNumbers(store.read).map(keyOf));
    elsewhere = unknown.filter((number) => !entered.has(keyOf(number)));
    if (unknown.length > elsewhere.length) log.info('numbers.lost.entered', { count: unknown.length - elsewhere.length });
    return new Set(held.map(keyOf));
  }

  return {
    next,
    give: (db, { identityId, kind, issuedOn }, number) =>
      insertNumber(db, { identityId, number, kind, givenOn: issuedOn, source: 'issued' }),
    enterLast,
    check,
    keepMark,
  };
}

/** A number is one of its identity's, whatever kind the mark says. */
function keyOf({ identityId, number }: MarkedNumber): string {
  return `${identityId}\n${number}`;
}

function enterLast(db: WriteDb, { identityId, kind, issuedOn }: Omit<NumberedDocument, 'organisationId'>, number: string): void {
  if (readNumber(patternOf(db, identityId, kind), number) === null) throw new AppError('NUMBER_NOT_OF_PATTERN');
  if (numbersOf(db, identityId).some((given) => given.number === number)) throw new AppError('NUMBER_TAKEN');
  insertNumber(db, { identityId, number, kind, givenOn: issuedOn, source: 'imported' });
}
