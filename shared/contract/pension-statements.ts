import { z } from 'zod';
import { largestAmount, pence } from '../domain/money.ts';
import { statementFields } from '../domain/pension/statement-table.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { idField, nothing } from './fields.ts';
import { amountField } from './invoice-draft.ts';

/** Rows of one statement, columns of one row, and characters that can be pasted. */
export const statementLimits = { rows: 1_000, columns: 30, cell: 200, text: 200_000 } as const;

const entered = z.int().min(0).max(largestAmount).transform(pence);

export const statementReadingSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('refused'), words: z.string() }),
  z.object({
    outcome: z.literal('read'),
    /** The first holds the headings. */
    rows: z.array(z.array(z.string()).readonly()).readonly(),
    columns: z.array(z.enum(statementFields).nullable()).readonly(),
    /** Differences below it are neither collected nor paid back. */
    tolerance: amountField,
  }),
]);
export type StatementReading = z.output<typeof statementReadingSchema>;

export const pensionStatementsContract = {
  /** Reads a table apart, from a file or as it was pasted. Nothing is kept. */
  read: storeOperation
    .input(
      z.discriminatedUnion('from', [
        z.object({ from: z.literal('file'), uploadId: idField }),
        z.object({ from: z.literal('text'), text: z.string().min(1).max(statementLimits.text) }),
      ]),
    )
    .output(statementReadingSchema)
    .errors(failures('UPLOAD_GONE', 'IMPORT_CRASHED')),
  /** Keeps what the statement says with each of these months, all or none. */
  keep: storeOperation
    .input(
      z.object({
        months: z
          .array(z.object({ monthId: idField, employee: entered, employer: entered }))
          .min(1)
          .max(200)
          .readonly(),
      }),
    )
    .output(z.object({ undoId: idField }))
    .errors(failures('NOT_FOUND', 'PENSION_NOT_SUBMITTED')),
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
};
