import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { statementEntryKinds } from '../domain/invoices/account-statement.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { dateField, idField, instantField } from './fields.ts';
import { amountField, dayField } from './invoice-draft.ts';
import { filePieceSchema } from './invoices.ts';

const named = z.object({ id: idField, name: z.string() });
const file = () => eventIterator(filePieceSchema);
const period = { from: dayField.nullable(), to: dayField };
const account = z.object({ identityId: idField, organisationId: idField, ...period });

export const accountSchema = z.object({
  identity: named,
  organisation: named,
  from: dateField.nullable(),
  to: dateField,
  /** What was owed before the first entry. */
  opening: amountField,
  /** In printing order; `statementRows` of the rules gives the running balance. `id` is that of the invoice or payment. */
  entries: z
    .array(
      z.object({
        id: idField,
        kind: z.enum(statementEntryKinds),
        on: dateField,
        reference: z.string(),
        dueOn: dateField.nullable(),
        amount: amountField,
      }),
    )
    .readonly(),
  closing: amountField,
});
export type Account = z.output<typeof accountSchema>;

export const statementRunSchema = z.object({
  id: idField,
  madeAt: instantField,
  from: dateField.nullable(),
  to: dateField,
  /** By name of the organisation. */
  statements: z
    .array(z.object({ position: z.int(), identity: named, organisation: named, closing: amountField, bytes: z.int() }))
    .readonly(),
});
export type StatementRun = z.output<typeof statementRunSchema>;

const accountRef = z.object({ identityId: idField, organisationId: idField });
const wish = z.object({
  ...period,
  /** Null for all. */
  identityId: idField.nullable().default(null),
  /** Only where something is owed at the end. */
  owingOnly: z.boolean(),
});

const printing = failures('NOT_FOUND', 'LOGO_UNREADABLE', 'PDF_CRASHED');

export const statementsContract = {
  /** What passed between an identity and an organisation. */
  account: storeOperation.input(account).output(accountSchema).errors(failures('NOT_FOUND')),
  pdf: storeOperation.input(account).output(file()).errors(printing),
  /** The accounts with something in the period or owed at its end, by name of the organisation. */
  accounts: storeOperation.input(wish).output(z.array(z.object({ identity: named, organisation: named, closing: amountField })).readonly()),
  /** A statement for each of these accounts, or of those that are named; the job's result is for `run`. */
  makeRun: storeOperation
    .input(wish.extend({ accounts: z.array(accountRef).max(5_000).readonly().nullable().default(null) }))
    .output(z.object({ jobId: idField })),
  /** Makes one to be sent and keeps it: what is attached is this, byte for byte. */
  keep: storeOperation
    .input(account)
    .output(z.object({ statementId: idField }))
    .errors(printing),
  /** Keeps one of a run to be sent, once. */
  keepOfRun: storeOperation
    .input(z.object({ runId: idField, position: z.int().min(0) }))
    .output(z.object({ statementId: idField }))
    .errors(failures('NOT_FOUND', 'PDF_DAMAGED')),
  /** Statements of an account that the user sent by another way than from here, newest first. */
  sentByHand: storeOperation
    .input(accountRef)
    .output(
      z.array(z.object({ id: idField, from: dateField.nullable(), to: dateField, closing: amountField, sentOn: dateField })).readonly(),
    ),
  /** The newest run, or the one named; the one before gives way to each new one. */
  run: storeOperation
    .input(z.object({ runId: idField.nullable() }))
    .output(statementRunSchema.nullable())
    .errors(failures('NOT_FOUND')),
  runPdf: storeOperation
    .input(z.object({ runId: idField, position: z.int().min(0) }))
    .output(file())
    .errors(failures('NOT_FOUND', 'PDF_DAMAGED')),
};
