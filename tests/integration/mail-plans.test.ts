import { expect, test } from 'vitest';
import { dueQuery, pageQuery } from '../../main/features/mail/outbox-store.ts';
import { instant } from '../../shared/domain/time.ts';
import { planOf } from '../support/query-plan.ts';

const page = { invoiceId: null, formId: null, bookingId: null, offset: 0, limit: 50 } as const;

test.each([
  ['the outbox, newest first', { ...page, show: 'all' }, /^SCAN mail_messages USING INDEX mail_messages_by_age$/],
  ['what waits for the user', { ...page, show: 'needsUser' }, /^SCAN mail_messages USING INDEX mail_messages_for_user$/],
  ['the messages of an invoice', { ...page, show: 'all', invoiceId: 'a' }, /USING INDEX mail_messages_by_invoice/],
  ['the messages of a booking', { ...page, show: 'all', bookingId: 'a' }, /USING INDEX mail_messages_by_booking/],
  ['the messages of a form', { ...page, show: 'all', formId: 'a' }, /USING INDEX mail_messages_by_form/],
] as const)('a page of %s comes from an index', (_, filter, index) => {
  expect(planOf((db) => pageQuery(db, filter).toSQL()).join('; ')).toMatch(index);
});

test('what is to be sent next comes from the index of what waits, in order', () => {
  expect(planOf((db) => dueQuery(db, instant(0)).toSQL())).toEqual(['SCAN mail_messages USING INDEX mail_messages_waiting']);
});
