/** What a table can bring in. */
export const importKinds = ['organisations', 'invoices'] as const;
export type ImportKind = (typeof importKinds)[number];

/** What a column of a table can hold; a table of invoices has other columns than one of organisations. */
export const importFields = {
  organisations: [
    'name',
    'kind',
    'nation',
    'address',
    'accountsEmail',
    'phone',
    'odsCode',
    'contactName',
    'contactRole',
    'contactEmail',
    'contactPhone',
    'purchaseOrder',
    'supplierNumber',
    'notes',
  ],
  invoices: ['number', 'organisation', 'issuedOn', 'dueOn', 'total', 'net', 'vat', 'paid', 'balance', 'paidOn'],
} as const;
export type OrganisationField = (typeof importFields)['organisations'][number];
export type PastInvoiceField = (typeof importFields)['invoices'][number];
export type ImportField = OrganisationField | PastInvoiceField;

/** Without these nothing can be made of a row. */
export const neededFields = {
  organisations: ['name'],
  invoices: ['number', 'organisation', 'issuedOn', 'total'],
} as const satisfies Record<ImportKind, readonly ImportField[]>;

/** Several columns may be one address: street, town and postcode often stand apart. */
export const repeatableFields: ReadonlySet<ImportField> = new Set(['address']);
