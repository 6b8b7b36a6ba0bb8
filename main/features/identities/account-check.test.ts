import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkAccount } from './account-check.ts';

/** Test cases that Vocalink publishes with its tables. */
const published = [
  ['089999', '66374958', 'pass'],
  ['107999', '88837491', 'pass'],
  ['202959', '63748472', 'pass'],
  ['871427', '46238510', 'pass'],
  ['872427', '46238510', 'pass'],
  ['871427', '09123496', 'pass'],
  ['871427', '99123496', 'pass'],
  ['820000', '73688637', 'pass'],
  ['827999', '73988638', 'pass'],
  ['827101', '28748352', 'pass'],
  ['134020', '63849203', 'pass'],
  ['118765', '64371389', 'pass'],
  ['200915', '41011166', 'pass'],
  ['938611', '07806039', 'pass'],
  ['938600', '42368003', 'pass'],
  ['938063', '55065200', 'pass'],
  ['772798', '99345694', 'pass'],
  ['086090', '06774744', 'pass'],
  ['309070', '02355688', 'pass'],
  ['309070', '12345668', 'pass'],
  ['309070', '12345677', 'pass'],
  ['309070', '99345694', 'pass'],
  ['074456', '12345112', 'pass'],
  ['070116', '34012583', 'pass'],
  ['074456', '11104102', 'pass'],
  ['180002', '00000190', 'pass'],
  ['938063', '15764273', 'fail'],
  ['938063', '15764264', 'fail'],
  ['938063', '15763217', 'fail'],
  ['118765', '64371388', 'fail'],
  ['203099', '66831036', 'fail'],
  ['203099', '58716970', 'fail'],
  ['089999', '66374959', 'fail'],
  ['107999', '88837493', 'fail'],
] as const;

test.each(published)('published case %s %s: %s', (sortCode, accountNumber, verdict) => {
  expect(checkAccount(sortCode, accountNumber)).toBe(verdict);
});

/** Worked out from the tables and the published rules apart from this code. */
test.each([
  ['230872', '11239678', 'pass', 'both of two rows hold'],
  ['230872', '10000019', 'fail', 'modulus 11 alone'],
  ['230872', '10199964', 'fail', 'double alternate alone'],
  ['772798', '13119711', 'pass', 'exception 7, seventh digit not 9: all weights'],
  ['772798', '13359645', 'fail', 'exception 7, seventh digit not 9: the last six weights alone'],
  ['772798', '25556290', 'fail', 'exception 7, seventh digit 9: all weights would hold'],
  ['871427', '99020694', 'pass', 'exception 10, 99: the last six weights'],
  ['871427', '09020694', 'pass', 'exception 10, 09: the last six weights'],
  ['871427', '99000393', 'fail', 'exception 10, 99: all weights would hold'],
  ['871427', '09000494', 'fail', 'exception 10, 09: all weights would hold'],
  ['871427', '12000494', 'pass', 'exception 10, neither: all weights'],
  ['871427', '12000595', 'fail', 'exception 10, neither: the last six weights alone'],
  ['871427', '99010493', 'pass', 'exception 11 alone is enough'],
  ['871427', '12000999', 'pass', 'exception 11 alone is enough, without 09 or 99'],
])('%s %s: %s, %s', (sortCode, accountNumber, verdict) => {
  expect(checkAccount(sortCode, accountNumber)).toBe(verdict);
});

test('a sort code that the tables do not know is neither right nor wrong', () => {
  expect([checkAccount('999999', '12345678'), checkAccount('000000', '00000000')]).toEqual(['notCovered', 'notCovered']);
});

const aCase = fc.tuple(fc.constantFrom('772798', '871427', '872427', '089999', '309070'), fc.integer({ min: 0, max: 99_999_999 }));

test('an answer does not depend on the accounts that were checked before', () => {
  fc.assert(
    fc.property(fc.array(aCase, { minLength: 1, maxLength: 20 }), (cases) => {
      const check = ([sortCode, account]: readonly [string, number]) => checkAccount(sortCode, String(account).padStart(8, '0'));
      const first = cases.map(check);
      checkAccount('772798', '99345694');
      checkAccount('871427', '09123496');
      expect(cases.map(check)).toEqual(first);
    }),
  );
});

test('where two checks hold for a bank without exceptions, both must pass', () => {
  // modulus 11 and double alternate: about one account in five passes either, one in a hundred both
  const numbers = Array.from({ length: 2_000 }, (_, index) => String(10_000_019 + index * 39_989).slice(0, 8));
  const passed = numbers.filter((account) => checkAccount('230872', account) === 'pass');

  expect(passed.length / numbers.length).toBeLessThan(0.02);
  expect(passed.length).toBeGreaterThan(0);
});
