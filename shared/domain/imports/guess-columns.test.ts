import { expect, test } from 'vitest';
import { guessColumns } from './guess-columns.ts';

test.each([
  [
    'organisations',
    'Name,Type,Address 1,Address 2,Town,Postcode,Email,Telephone,ODS code,Contact name,Notes',
    ['name', 'kind', 'address', 'address', 'address', 'address', 'accountsEmail', 'phone', 'odsCode', 'contactName', 'notes'],
  ],
  ['organisations', '*ContactName,EmailAddress,POAddressLine1,POCity', ['name', 'accountsEmail', 'address', 'address']],
  ['organisations', 'Practice name;Colour;Practice code;Practice manager'.replaceAll(';', ','), ['name', null, 'odsCode', 'contactName']],
  [
    'invoices',
    'Invoice No.,Invoice Date,Due Date,Customer,Total (GBP),Amount Paid,Date Paid',
    ['number', 'issuedOn', 'dueOn', 'organisation', 'total', 'paid', 'paidOn'],
  ],
  [
    'invoices',
    '*ContactName,*InvoiceNumber,*InvoiceDate,*DueDate,Total,Status',
    ['organisation', 'number', 'issuedOn', 'dueOn', 'total', null],
  ],
  [
    'organisations',
    'Name,Type,Nation,Address,Accounts email,Phone,ODS code,Purchase order,Your supplier number,Archived',
    ['name', 'kind', 'nation', 'address', 'accountsEmail', 'phone', 'odsCode', 'purchaseOrder', 'supplierNumber', null],
  ],
  [
    'invoices',
    'Number,Kind,State,Issued by,Organisation,Issued,Due,Sent,Total,Balance,Days overdue',
    ['number', null, null, null, 'organisation', 'issuedOn', 'dueOn', null, 'total', 'balance', null],
  ],
  ['invoices', 'Number,Date,Client,Amount,Paid on,Number', ['number', 'issuedOn', 'organisation', 'total', 'paidOn', null]],
] as const)('columns of %s are known by their headings: %s', (kind, headings, expected) => {
  expect(guessColumns(kind, headings.split(','))).toEqual(expected);
});
