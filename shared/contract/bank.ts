import { z } from 'zod';
import { pence } from '../domain/money.ts';
import { bankFormats } from '../domain/statements/bank-line.ts';
import { confidences } from '../domain/statements/match-model.ts';
import { storeOperation } from './base.ts';
import { failures } from './failures.ts';
import { dateField, idField, instantField, lineField, nothing, priceField } from './fields.ts';

/** What became of a line: waits, is a payment, or is none of the practice's business. */
export const lineStates = ['open', 'matched', 'setAside'] as const;
export type LineState = (typeof lineStates)[number];

/** Why a file may belong to another account than the one that was chosen. */
export const readingWarnings = ['otherAccount', 'otherBank', 'otherFormat'] as const;

const amountOut = z.int().transform((count) => pence(count));
const keyField = z.string().regex(/^[\w-]{43}$/);
const columnField = z.int().min(0).max(199);

export const accountNameField = lineField(60).refine((text) => text.length > 0, { error: 'Enter a name' });

export const bankAccountSchema = z.object({
  id: idField,
  name: z.string(),
  /** Empty where the files do not tell. */
  bank: z.string(),
  lastReadAt: instantField,
  openLines: z.int(),
});
export type BankAccount = z.output<typeof bankAccountSchema>;

/** Which column is what, as the user said; see shared/domain/statements/column-mapping.ts. */
export const columnMappingSchema = z.object({
  delimiter: z.enum([',', ';', '\t', '|']),
  /** The row with the names of the columns, counted from 1; 0 when the table has none. */
  headerRow: z.int().min(0).max(20),
  dateOrder: z.enum(['dayFirst', 'monthFirst']),
  columns: z.object({
    date: columnField,
    amount: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('signed'), column: columnField }),
      z.object({ kind: z.literal('inAndOut'), moneyIn: columnField, moneyOut: columnField }),
    ]),
    text: z.array(columnField).max(10).readonly(),
    reference: columnField.nullable(),
    currency: columnField.nullable(),
    bankId: columnField.nullable(),
    account: z.array(columnField).max(4).readonly(),
  }),
});
export type MappingValues = z.output<typeof columnMappingSchema>;

const movementSchema = z.object({ bookedOn: dateField, amount: amountOut, text: z.string(), reference: z.string().nullable() });
export type Movement = z.output<typeof movementSchema>;

/** What a file held, against the lines of one account. Nothing of it is stored yet. */
export const readingSchema = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('read'),
    id: idField,
    format: z.enum(bankFormats),
    bank: z.string().nullable(),
    /** The account that it is compared with; null for one that is not known yet. */
    accountId: idField.nullable(),
    /** A name for an account that is not known yet. */
    accountName: z.string(),
    warnings: z.array(z.enum(readingWarnings)).readonly(),
    /** Some lines were in another encoding than the rest. */
    mixedEncodings: z.boolean(),
    /** Lines that are new, and their sum; those that may repeat a known one are not among them. */
    fresh: z.int(),
    freshSum: amountOut,
    /** The first of them. */
    samples: z.array(movementSchema).readonly(),
    /** Known already; skipped. */
    known: z.int(),
    /** New lines that may be known under another key, because an earlier file was of another format. */
    repeats: z.array(z.object({ key: keyField, line: movementSchema, knownText: z.string() })).readonly(),
    /** Rows that the file holds twice. */
    doubled: z.int(),
    /** Money that went out is not kept. */
    paidOut: z.int(),
    unreadable: z.int(),
    unreadableRows: z.array(z.object({ row: z.int(), words: z.string() })).readonly(),
    /** Set when a table was read by columns that the user chose, now or earlier. */
    mapping: columnMappingSchema.nullable(),
    preview: z.array(z.array(z.string()).readonly()).readonly(),
  }),
  z.object({
    outcome: z.literal('columns'),
    id: idField,
    /** The first rows, to choose columns by. */
    preview: z.array(z.array(z.string()).readonly()).readonly(),
    suggestion: columnMappingSchema.nullable(),
  }),
  z.object({ outcome: z.literal('refused'), id: idField, words: z.string() }),
]);
export type Reading = z.output<typeof readingSchema>;

const named = z.object({ id: idField, name: z.string() });

/** What a line may have paid; nothing is assigned before the user confirms. */
export const suggestionSchema = z.object({
  identityId: idField,
  organisation: named,
  /** By number. They add up to at most the amount of the line. */
  allocations: z.array(z.object({ invoiceId: idField, number: z.string(), balance: amountOut, amount: amountOut })).readonly(),
  /** What would be left on account. */
  unallocated: amountOut,
  confidence: z.enum(confidences),
  /** Why, the strongest ground first. */
  reasons: z.array(z.string()).readonly(),
});
export type MatchSuggestion = z.output<typeof suggestionSchema>;

export const bankLineSchema = movementSchema.extend({
  key: keyField,
  account: z.object({ id: idField, name: z.string() }),
  state: z.enum(lineStates),
  /** The best one, of a line that waits. */
  suggestion: suggestionSchema.nullable(),
  /** What a matched line became. */
  payment: z.object({ id: idField, organisation: named, numbers: z.array(z.string()).readonly(), onAccount: amountOut }).nullable(),
});
export type BankLineView = z.output<typeof bankLineSchema>;

/** Lines in one change, at most. */
export const mostLines = 500;

const matchSchema = z.object({
  key: keyField,
  identityId: idField,
  organisationId: idField,
  allocations: z
    .array(z.object({ invoiceId: idField, amount: priceField }))
    .max(50)
    .readonly()
    .refine((all) => new Set(all.map(({ invoiceId }) => invoiceId)).size === all.length, { error: 'Name each invoice once' }),
});
export type MatchValues = z.output<typeof matchSchema>;

const keysField = z.array(keyField).min(1).max(mostLines).readonly();
const gone = failures('BANK_READING_GONE');
const undoable = z.object({ undoId: idField });

export const bankContract = {
  /** By name. */
  accounts: storeOperation.input(nothing).output(z.array(bankAccountSchema).readonly()),
  renameAccount: storeOperation
    .input(z.object({ id: idField, name: accountNameField }))
    .output(nothing)
    .errors(failures('NOT_FOUND')),
  /** Forgets the account and its lines; payments stay. */
  removeAccount: storeOperation
    .input(z.object({ id: idField }))
    .output(nothing)
    .errors(failures('NOT_FOUND')),
  /** Reads a file in a thread of its own; the job's result is for `reading`. A later reading takes the place of this one. */
  read: storeOperation
    .input(z.object({ uploadId: idField }))
    .output(z.object({ jobId: idField }))
    .errors(failures('UPLOAD_GONE')),
  /** Reads the same file by the columns that were chosen, and remembers them once its lines are kept. */
  readColumns: storeOperation
    .input(z.object({ readingId: idField, mapping: columnMappingSchema }))
    .output(z.object({ jobId: idField }))
    .errors(gone),
  /** What the file held. `likely` compares it with the account that it seems to be of. */
  reading: storeOperation
    .input(z.object({ readingId: idField, account: z.union([z.literal('likely'), idField.nullable()]) }))
    .output(readingSchema)
    .errors(failures('BANK_READING_GONE', 'NOT_FOUND')),
  /** Keeps the new lines of money that came in, and of the likely repeats those that are named. */
  keep: storeOperation
    .input(
      z.object({
        readingId: idField,
        accountId: idField.nullable(),
        /** Of a new account. */
        accountName: accountNameField,
        repeats: z.array(keyField).max(mostLines).readonly(),
      }),
    )
    .output(z.object({ added: z.int(), undoId: idField }))
    .errors(failures('BANK_READING_GONE', 'NOT_FOUND')),
  /** Newest first; text matches text and reference. */
  lines: storeOperation
    .input(
      z.object({
        state: z.enum(lineStates),
        accountId: idField.nullable(),
        search: z.string().max(100),
        offset: z.int().min(0),
        limit: z.int().min(1).max(200),
      }),
    )
    .output(z.object({ lines: z.array(bankLineSchema).readonly(), total: z.int() })),
  /** One line that waits, with everything that it may have paid, best first. */
  line: storeOperation
    .input(z.object({ key: keyField }))
    .output(z.object({ line: bankLineSchema, suggestions: z.array(suggestionSchema).readonly() }))
    .errors(failures('NOT_FOUND')),
  /** Lines whose best suggestion is very likely, newest first. */
  certain: storeOperation.input(nothing).output(z.array(bankLineSchema).max(mostLines).readonly()),
  /** Makes a payment of each line, all or none. What is not allocated is on account. Taken back by `payments.undo`. */
  confirm: storeOperation
    .input(z.object({ matches: z.array(matchSchema).min(1).max(mostLines).readonly() }))
    .output(undoable)
    .errors(
      failures(
        'NOT_FOUND',
        'BANK_LINE_TAKEN',
        'INVOICE_IS_DRAFT',
        'INVOICE_VOID',
        'CREDIT_NOTE_STANDS',
        'NOT_SAME_ACCOUNT',
        'ALLOCATION_TOO_LARGE',
        'DAY_IN_FUTURE',
      ),
    ),
  /** For money that is no payment of an invoice: day and amount stay, the text is forgotten. */
  setAside: storeOperation
    .input(z.object({ keys: keysField }))
    .output(undoable)
    .errors(failures('NOT_FOUND', 'BANK_LINE_TAKEN')),
  bringBack: storeOperation
    .input(z.object({ keys: keysField }))
    .output(undoable)
    .errors(failures('NOT_FOUND', 'BANK_LINE_TAKEN')),
  undo: storeOperation
    .input(z.object({ undoId: idField }))
    .output(nothing)
    .errors(failures('NOTHING_TO_UNDO')),
};
