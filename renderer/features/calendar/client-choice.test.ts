import { expect, test } from 'vitest';
import { choiceOf, clientOptionWords, isNewClient, noClient } from './client-choice.ts';

const anna = { id: 'a', name: 'Anna', code: 'A2' };

test('typing a known name in full chooses that client, whatever the case', () => {
  expect(choiceOf(' anna ', [anna])).toEqual({ id: 'a', name: ' anna ' });
});

test('any other name is new, and an empty field is nobody', () => {
  expect(choiceOf('Ann', [anna])).toEqual({ id: null, name: 'Ann' });
  expect([
    isNewClient(choiceOf('Ann', [anna])),
    isNewClient(choiceOf('Anna', [anna])),
    isNewClient(noClient),
    isNewClient(choiceOf('  ', [anna])),
  ]).toEqual([true, false, false, false]);
});

test('a code tells two of a name apart', () => {
  expect([clientOptionWords(anna), clientOptionWords({ ...anna, code: null })]).toEqual(['Anna · A2', 'Anna']);
});
