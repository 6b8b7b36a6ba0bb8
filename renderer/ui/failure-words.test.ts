import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { errorTexts } from '../../shared/errors/texts.ts';
import { failureCode, failureWords } from './failure-words.ts';

test('an expected outcome speaks with the words of its code', () => {
  expect(failureWords(new ORPCError('DISK_FULL', { data: {} }))).toEqual({ ...errorTexts.DISK_FULL, code: 'DISK_FULL', reference: null });
});

test('an unexpected error carries the reference of its log entry', () => {
  expect(failureWords(new ORPCError('UNEXPECTED', { data: { reference: 'E-7F3K' } }))).toMatchObject({
    code: 'UNEXPECTED',
    reference: 'E-7F3K',
  });
});

test.each([new Error('socket closed'), new ORPCError('BAD_GATEWAY'), 'text', null, undefined, { code: 5 }])(
  '%s is unexpected and has no reference',
  (error) => {
    expect(failureWords(error)).toMatchObject({ code: 'UNEXPECTED', reference: null });
    expect(failureCode(error)).toBeNull();
  },
);

test('an expected outcome never shows a reference', () => {
  expect(failureWords(new ORPCError('NOT_FOUND', { data: { reference: 'E-1' } })).reference).toBeNull();
});
