import { useDebouncedValue } from '@mantine/hooks';
import { skipToken, useQuery } from '@tanstack/react-query';
import { secretsSchema, type BankCheck, type IdentitySecrets } from '../../../shared/contract/identities.ts';
import { useApi } from '../../app/api.ts';
import { tidied } from './identity-values.ts';

const checkable = secretsSchema.pick({ sortCode: true, accountNumber: true, iban: true });

/** What the digits in the form look like just now; null while they are masked or not whole. */
export function useBankCheck(secrets: IdentitySecrets | null): BankCheck | null {
  const api = useApi();
  const { data } = checkable.safeParse(secrets && tidied(secrets));
  const [asked] = useDebouncedValue(JSON.stringify(data), 200);
  const isSettled = data !== undefined && asked === JSON.stringify(data);
  // Not kept: the question holds the account.
  const check = useQuery(api.identities.checkBank.queryOptions({ input: isSettled ? data : skipToken, gcTime: 0 }));
  return isSettled ? (check.data ?? null) : null;
}
