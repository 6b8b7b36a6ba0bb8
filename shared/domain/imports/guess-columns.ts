import { columnName } from '../statements/bank-layouts.ts';
import { repeatableFields, type ImportField, type ImportKind, type OrganisationField, type PastInvoiceField } from './import-fields.ts';

/**
 * What each column holds, by its heading; null for one that tells nothing. A field that stands once is the first column that names it.
 */
export function guessColumns(kind: ImportKind, headings: readonly string[]): readonly (ImportField | null)[] {
  const taken = new Set<ImportField>();
  const guessed = headings.map((heading) => {
    const name = columnName(heading);
    const field = NAMES[kind].find(([known, pattern]) => pattern.test(name) && (!taken.has(known) || repeatableFields.has(known)))?.[0];
    if (field !== undefined) taken.add(field);
    return field ?? null;
  });
  // Where nothing else is a name, the contact is who is dealt with (exports of Xero).
  return kind === 'organisations' && !taken.has('name') ? guessed.map((field) => (field === 'contactName' ? 'name' : field)) : guessed;
}

/** Names are compared by letters and digits alone, in small letters. The first that fits counts. */
const ORGANISATION_NAMES: readonly (readonly [OrganisationField, RegExp])[] = [
  [
    'name',
    /^(?:(?:organi[sz]ation|company|practice|surgery|customer|client|business|account|pharmacy|clinic|employer|supplier)(?:name)?|name|displayname|fullname)$/u,
  ],
  ['contactName', /^(?:contact(?:name|person)?|practicemanager|manager|attention|fao)$/u],
  ['contactRole', /^(?:contact)?(?:role|jobtitle|position)$/u],
  ['contactEmail', /^contactsemail$|^contactemail(?:address)?$/u],
  ['contactPhone', /^contact(?:phone|telephone|mobile|number|tel)$/u],
  ['kind', /^(?:organi[sz]ation|company|customer|client)?(?:kind|type|category)$/u],
  ['nation', /^(?:nation|country|billingcountry)$/u],
  [
    'address',
    /^(?:billing|postal|main|street|home|business|po|sa)?(?:address|street|town|city|county|postcode|postalcode|zip|zipcode|region)(?:line)?\d?$|^addr\d?$/u,
  ],
  ['accountsEmail', /^(?:(?:accounts?|billing|invoices?|finance|primary|main)?e?mail(?:address)?|emailforinvoices)$/u],
  ['phone', /^(?:main|work|primary|business)?(?:phone|telephone|tel|mobile)(?:number|no)?$/u],
  ['odsCode', /^(?:ods|practice|organi[sz]ation|nacs)code$|^ods$/u],
  ['purchaseOrder', /^(?:po|purchaseorder)(?:number|no)?$/u],
  ['supplierNumber', /^(?:your)?(?:supplier|vendor)(?:number|no|id|code)$/u],
  ['notes', /^(?:notes?|comments?|remarks?|description)$/u],
];

const INVOICE_NAMES: readonly (readonly [PastInvoiceField, RegExp])[] = [
  ['number', /^(?:(?:invoice|inv|document|doc)(?:number|no|num|id|ref(?:erence)?)?|number|no|ref(?:erence)?)$/u],
  [
    'organisation',
    /^(?:(?:organi[sz]ation|company|practice|surgery|customer|client|business|account|contact|billto|debtor|pharmacy)(?:name)?|name|to)$/u,
  ],
  ['dueOn', /^(?:(?:payment)?due(?:date|on|by)?|datedue|payby)$/u],
  ['paidOn', /^(?:(?:fully)?paid(?:on|date)|date(?:fully)?paid|payment(?:date|received)|lastpaymentdate|received(?:on|date)?)$/u],
  ['issuedOn', /^(?:(?:invoice|issued?|document|inv)?date|issued(?:on)?|dateissued|dateofissue|created(?:on)?|raised(?:on)?)$/u],
  ['balance', /^(?:balance(?:due)?|amountdue|(?:amount)?outstanding|stillowed|due(?:amount|value))(?:gbp)?$/u],
  ['paid', /^(?:(?:amount)?paid(?:amount|todate)?|amountreceived|payments?|received?amount)(?:gbp)?$/u],
  ['net', /^(?:net(?:total|amount|value)?|sub(?:-)?total|total(?:net|exvat|exclvat)|amountexvat)(?:gbp)?$/u],
  ['vat', /^(?:(?:total)?vat(?:amount|total)?|(?:total)?tax(?:amount|total)?)(?:gbp)?$/u],
  ['total', /^(?:(?:invoice|grand|gross)?total(?:amount|due|gross|incvat|inclvat)?|(?:invoice|gross)?amount|gross|value|sum)(?:gbp)?$/u],
];

const NAMES: Readonly<Record<ImportKind, readonly (readonly [ImportField, RegExp])[]>> = {
  organisations: ORGANISATION_NAMES,
  invoices: INVOICE_NAMES,
};
