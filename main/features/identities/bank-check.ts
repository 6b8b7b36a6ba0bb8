import { isValidIBAN } from 'ibantools';
import type { BankCheck, IdentitySecrets } from '../../../shared/contract/identities.ts';
import { checkAccount } from './account-check.ts';

/**
 * Checks the digits of bank details, by the modulus tables of the UK banks and by the check digits of an IBAN.
 * A failure is a warning, since the tables change several times a year, and they do not cover every sort code.
 */
export function checkBank(details: Pick<IdentitySecrets, 'sortCode' | 'accountNumber' | 'iban'>): BankCheck {
  const { sortCode, accountNumber, iban } = details;
  const isWhole = sortCode !== '' && accountNumber !== '';
  return {
    account: isWhole ? checkAccount(sortCode, accountNumber) : null,
    iban: iban === '' ? null : ibanVerdict(details),
  };
}

function ibanVerdict({ sortCode, accountNumber, iban }: Pick<IdentitySecrets, 'sortCode' | 'accountNumber' | 'iban'>): BankCheck['iban'] {
  if (!isValidIBAN(iban)) return 'fail';
  // An IBAN of the United Kingdom ends with sort code and account number: GBkk BBBB SSSSSS AAAAAAAA.
  const isComparable = iban.startsWith('GB') && sortCode !== '' && accountNumber !== '';
  return isComparable && iban.slice(8) !== `${sortCode}${accountNumber}` ? 'otherAccount' : 'pass';
}
