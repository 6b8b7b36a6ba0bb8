import { isValidIBAN } from 'ibantools';
import type { BankCheck, IdentitySecrets } from '../../../shared/contract/identities.ts';
import { checkAccount } from './account-check.ts';

/**
 * Checks the digits of bank details, by the modulus tables of the UK banks and by the check digits of an IBAN.
 * A failure is a warning, since the tables change several times a year, and they do not cover every sort code.
 */
export function checkBank({ sortCode, accountNumber, iban }: Pick<IdentitySecrets, 'sortCode' | 'accountNumber' | 'iban'>): BankCheck {
  const isWhole = sortCode !== '' && accountNumber !== '';
  return {
    account: isWhole ? checkAccount(sortCode, accountNumber) : null,
    iban: iban === '' ? null : ibanVerdict(iban),
  };
}

function ibanVerdict(iban: string): 'pass' | 'fail' {
  return isValidIBAN(iban) ? 'pass' : 'fail';
}
