import type { Correction, CorrectionDocument, CorrectionInput } from '../../../shared/contract/pension-corrections.ts';
import { changesNothing, correctFormB, settlementsFor } from '../../../shared/domain/pension/form-b-correction.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ReadDb, WriteDb } from '../../db/store.ts';
import { createUndoList, type RowImages } from '../../db/undo-list.ts';
import { correctionDocumentOf, correctionView, figuresOfMonth } from './correction-view.ts';
import {
  correctionsOf,
  findCorrection,
  insertCorrection,
  replaceCorrections,
  updateCorrection,
  type CorrectionRow,
} from './corrections-store.ts';
import type { FormDeps } from './form-making.ts';
import { monthDocumentOf } from './month-view.ts';
import { requireMonth } from './months-store.ts';

export type CorrectionDeps = Pick<FormDeps, 'store' | 'now' | 'today' | 'announce' | 'newId' | 'rates'>;

export interface Settlement {
  readonly on: LocalDate;
  readonly by: NonNullable<CorrectionRow['settledBy']>;
  readonly note: string;
}

export interface ChangedCorrection {
  readonly correction: Correction;
  readonly undoId: string;
}

/** What was wrong on a Form B that was handed in, as records of their own. Rules in docs/rules/pension.md §6. */
export interface Corrections {
  /** @throws AppError NOT_FOUND, DAY_IN_FUTURE, PENSION_NOT_SUBMITTED, PENSION_CORRECTION_EMPTY */
  add(wish: CorrectionInput): ChangedCorrection;
  /** @throws AppError NOT_FOUND, DAY_IN_FUTURE, PENSION_SETTLEMENT for a way that does not fit the difference */
  settle(id: string, settlement: Settlement | null): ChangedCorrection;
  /** @throws AppError NOT_FOUND, PENSION_CORRECTION_FIXED for a settled one, or where a later one rests on it */
  remove(id: string): { readonly undoId: string };
  /** @throws AppError NOTHING_TO_UNDO */
  undo(undoId: string): void;
}

/** Corrections rest on each other: what was changed is taken back only while all of its month are as it left them. */
const monthImages: RowImages<readonly CorrectionRow[]> = {
  take: (db, monthId) => correctionsOf(db, [monthId]),
  put: (db, monthId, rows) => replaceCorrections(db, monthId, rows ?? []),
  canPut: () => true,
  refusal: (monthId) => new AppError('NOTHING_TO_UNDO', { monthId }),
};

export function createCorrections({ store, now, today, announce, newId, rates }: CorrectionDeps): Corrections {
  const undoList = createUndoList(newId, monthImages);

  /** @param monthOf  the month whose corrections change */
  function change(monthOf: (db: ReadDb) => string, work: (db: WriteDb) => void): string {
    const file = store.write((db) => undoList.record(db, [monthOf(db)], () => work(db)));
    const undoId = file();
    announce(['pension']);
    return undoId;
  }

  function view(id: string): Correction {
    return correctionView(requireCorrection(store.read, id), rates);
  }

  function add(wish: CorrectionInput): ChangedCorrection {
    requirePast(wish.foundOn);
    const id = newId();
    const undoId = change(
      () => wish.monthId,
      (db) => {
        const before = correctionsOf(db, [wish.monthId]);
        const document = documentOf(db, wish, before);
        insertCorrection(db, { id, ...rowOf(wish, document), position: before.length, madeAt: now() });
      },
    );
    return { correction: view(id), undoId };
  }

  function settle(id: string, settlement: Settlement | null): ChangedCorrection {
    if (settlement !== null) requirePast(settlement.on);
    const { on = null, by = null, note = '' } = settlement ?? {};
    const undoId = change(
      (db) => requireCorrection(db, id).monthId,
      (db) => {
        const row = requireCorrection(db, id);
        if (by !== null && !settlementsFor(correctionDocumentOf(row).difference.i, rates).includes(by))
          throw new AppError('PENSION_SETTLEMENT', { correctionId: id });
        updateCorrection(db, { ...row, settledOn: on, settledBy: by, settledNote: note });
      },
    );
    return { correction: view(id), undoId };
  }

  function remove(id: string): { readonly undoId: string } {
    const undoId = change(
      (db) => requireCorrection(db, id).monthId,
      (db) => {
        const { monthId, position, settledOn } = requireCorrection(db, id);
        const all = correctionsOf(db, [monthId]);
        if (settledOn !== null || position < all.length - 1) throw new AppError('PENSION_CORRECTION_FIXED', { correctionId: id });
        replaceCorrections(db, monthId, all.slice(0, -1));
      },
    );
    return { undoId };
  }

  function requirePast(on: LocalDate): void {
    if (on > today()) throw new AppError('DAY_IN_FUTURE');
  }

  function undo(undoId: string): void {
    store.write((db) => undoList.undo(db, undoId))();
    announce(['pension']);
  }

  return { add, settle, remove, undo };
}

function requireCorrection(db: ReadDb, id: string): CorrectionRow {
  const row = findCorrection(db, id);
  if (!row) throw new AppError('NOT_FOUND', { correctionId: id });
  return row;
}

/** What was used, which is what the corrections before left, against what is right. */
function documentOf(db: ReadDb, { monthId, tier, lines }: CorrectionInput, before: readonly CorrectionRow[]): CorrectionDocument {
  const month = requireMonth(db, monthId);
  if (month.submittedOn === null) throw new AppError('PENSION_NOT_SUBMITTED', { monthId });
  const document = monthDocumentOf(month);
  const figures = figuresOfMonth(month, document, before);
  const righted = lines.map((line) => {
    const used = figures.lines.find(({ formId }) => formId === line.formId);
    const payer = document.rows.find(({ formId }) => formId === line.formId)?.payer.name;
    if (used === undefined || payer === undefined) throw new AppError('NOT_FOUND', { formId: line.formId });
    return { formId: line.formId, payer, used: amountsOf(used), right: amountsOf(line) };
  });
  const correction = correctFormB(figures, { tier, lines });
  if (changesNothing(correction)) throw new AppError('PENSION_CORRECTION_EMPTY', { monthId });
  return { ...correction, lines: righted };
}

function amountsOf({ pensionable, employer }: CorrectionInput['lines'][number]): CorrectionDocument['lines'][number]['right'] {
  return { pensionable, employer };
}

function rowOf({ monthId, foundOn, reason }: CorrectionInput, document: CorrectionDocument) {
  const { a, b, g, h } = document.difference;
  return {
    monthId,
    foundOn,
    reason,
    pensionable: a,
    member: b,
    employee: g,
    employer: h,
    document: JSON.stringify(document),
    settledOn: null,
    settledBy: null,
    settledNote: '',
  };
}
