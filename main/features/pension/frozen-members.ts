import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { dateField } from '../../../shared/contract/fields.ts';
import type { PensionNumbers } from '../../../shared/contract/pension-profiles.ts';
import type { PaperMember } from '../../../shared/domain/pension/form-papers.ts';
import { localDate, type Instant, type LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, Store, WriteDb } from '../../db/store.ts';
import { openSeal, seal } from '../../vault/seal.ts';
import type { FormRow } from './forms-store.ts';
import {
  createFormMemberReader,
  findCopyMember,
  findFormMember,
  findMonthMember,
  formsWithoutMember,
  insertCopyMember,
  insertFormMember,
  insertMonthMember,
  isGivenOut,
  monthsWithoutMember,
} from './members-store.ts';
import type { MonthRow } from './months-store.ts';
import { findMember } from './profiles-store.ts';

/** What of a paper comes from its owner, not from its form. */
export interface PaperOwner {
  readonly member: PaperMember;
  /** The day on which the form was made, where its owner was then. */
  readonly madeOn: LocalDate;
}

export interface FrozenMemberDeps {
  readonly store: Store;
  readonly dayOf: (at: Instant) => LocalDate;
  /** A 32-byte key for one purpose. */
  readonly keyFor: (purpose: string) => Buffer;
  /** @throws AppError PENSION_PROFILE_MISSING */
  readonly numbers: (identityId: string) => PensionNumbers;
}

/** Who stands on a paper: as the profile is now while a form is a draft, and as it was from the day it went out. Rules in docs/rules/pension-documents.md. */
export interface FrozenMembers {
  /** @throws AppError PENSION_PROFILE_MISSING */
  ofForm(form: FormRow): PaperOwner;
  /** @throws AppError PENSION_PROFILE_MISSING */
  ofMonth(month: MonthRow): PaperOwner;
  /** Keeps who stands on a form that is given out, once; nothing for a draft. Who stood on the copy that went, where one is named. */
  freezeForm(db: WriteDb, form: FormRow, copyId?: string): void;
  /** Keeps who stood on a copy when it was printed, once. */
  freezeCopy(db: WriteDb, copyId: string, owner: PaperOwner): void;
  /** Whether a copy says who the form says now; true for copies of before this was kept. */
  isOnCopy(copyId: string, form: FormRow): boolean;
  freezeMonth(db: WriteDb, month: MonthRow): void;
  /** For what went out before this was kept: as the profile is when it is first opened. */
  freezeOlder(): void;
}

export function createFrozenMembers({ store, dayOf, keyFor, numbers }: FrozenMemberDeps): FrozenMembers {
  const key = keyFor('pension-form-members');
  const sealedWith = createFormMemberReader(store.read);

  function present(db: ReadDb, identityId: string, madeAt: Instant): PaperOwner {
    const found = findMember(db, identityId);
    if (found === null) throw new AppError('PENSION_PROFILE_MISSING', { identityId });
    const { dateOfBirth, ...known } = numbers(identityId);
    const born = dateOfBirth === null ? null : localDate(dateOfBirth);
    return { member: { ...found, address: linesIn(found.address), ...known, dateOfBirth: born }, madeOn: dayOf(madeAt) };
  }

  function sealedFor(id: string, owner: PaperOwner): Buffer {
    return seal(key, id, Buffer.from(JSON.stringify(owner), 'utf8'));
  }

  function opened(id: string, sealed: Buffer): PaperOwner {
    return ownerSchema.parse(JSON.parse(openSeal(key, id, sealed).toString('utf8')));
  }

  function freezeForm(db: WriteDb, form: FormRow, copyId?: string): void {
    if (!isGivenOut(form) || findFormMember(db, form.id) !== null) return;
    const owner = (copyId === undefined ? null : onCopy(db, copyId)) ?? present(db, form.identityId, form.createdAt);
    insertFormMember(db, form.id, sealedFor(form.id, owner));
  }

  function freezeMonth(db: WriteDb, { id, identityId, madeAt }: MonthRow): void {
    insertMonthMember(db, id, sealedFor(id, present(db, identityId, madeAt)));
  }

  function freezeCopy(db: WriteDb, copyId: string, owner: PaperOwner): void {
    if (findCopyMember(db, copyId) === null) insertCopyMember(db, copyId, sealedFor(copyId, owner));
  }

  function onCopy(db: ReadDb, copyId: string): PaperOwner | null {
    const sealed = findCopyMember(db, copyId);
    return sealed === null ? null : opened(copyId, sealed);
  }

  function isOnCopy(copyId: string, form: FormRow): boolean {
    const owner = onCopy(store.read, copyId);
    return owner === null || isDeepStrictEqual(owner, ownerSchema.parse(ofForm(form)));
  }

  function freezeOlder(): void {
    if (formsWithoutMember(store.read).length + monthsWithoutMember(store.read).length === 0) return;
    store.write((db) => {
      for (const form of formsWithoutMember(db)) freezeForm(db, form);
      for (const month of monthsWithoutMember(db)) freezeMonth(db, month);
    });
  }

  function ofForm({ id, identityId, createdAt }: FormRow): PaperOwner {
    const sealed = sealedWith(id);
    return sealed === null ? present(store.read, identityId, createdAt) : opened(id, sealed);
  }

  function ofMonth({ id, identityId, madeAt }: MonthRow): PaperOwner {
    const sealed = findMonthMember(store.read, id);
    return sealed === null ? present(store.read, identityId, madeAt) : opened(id, sealed);
  }

  return { ofForm, ofMonth, freezeForm, freezeCopy, isOnCopy, freezeMonth, freezeOlder };
}

/** As it was sealed: numbers may have been entered where fewer rules hold. */
const ownerSchema = z.object({
  member: z.object({
    name: z.string(),
    address: z.array(z.string()),
    email: z.string(),
    niNumber: z.string(),
    gmcNumber: z.string(),
    sdNumber: z.string(),
    dateOfBirth: dateField.nullable(),
    hostBody: z.string(),
    hostCode: z.string(),
    hostReference: z.string(),
  }),
  madeOn: dateField,
});

function linesIn(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
