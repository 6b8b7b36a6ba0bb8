import { useMutation } from '@tanstack/react-query';
import { useApi } from '../../app/api.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { toAccountInput, type AccountFormValues } from './account-values.ts';

/** Saves, tests and removes the mail account. The values hold a password: they are not kept longer than the form. */
export function useAccountWrites() {
  const api = useApi();

  const save = useMutation({
    mutationFn: (values: AccountFormValues) => api.mail.saveAccount.call(toAccountInput(values)),
    onSuccess: () => notifyDone('The mail account is saved.'),
    gcTime: 0,
  });

  const test = useMutation({
    mutationFn: (values: AccountFormValues) => api.mail.testAccount.call(toAccountInput(values)),
    gcTime: 0,
  });

  const remove = useMutation({
    mutationFn: () => api.mail.removeAccount.call({}),
    onSuccess: () => notifyDone('The mail account is removed.'),
    onError: notifyFailure,
  });

  return { save, test, remove };
}
