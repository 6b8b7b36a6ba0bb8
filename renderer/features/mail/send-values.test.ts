import { expect, test } from 'vitest';
import { sendErrors } from './send-values.ts';

const about = { kind: 'invoice', invoiceId: '019ab000-0000-7000-8000-0000000000ff' } as const;
const values = { to: ['accounts@river.example'], copyTo: [], subject: 'Invoice', body: 'Dear all' };

test('what can be sent has no errors', () => {
  expect(sendErrors(about, values)).toEqual({});
});

test('a wrong address is named at its field, the first of several', () => {
  const wrong = { ...values, to: ['ok@river.example', 'no address', 'neither'], copyTo: ['a@b\r\nBcc: c@d.example'] };

  expect(sendErrors(about, wrong)).toEqual({
    to: 'no address: one address, such as accounts@example.com',
    copyTo: 'a@b\r\nBcc: c@d.example: one address, such as accounts@example.com',
  });
});

test('nobody to send to, an empty subject and a control character are told', () => {
  expect(Object.keys(sendErrors(about, { ...values, to: [], subject: ' ', body: 'a\0b' })).sort()).toEqual(['body', 'subject', 'to']);
});
