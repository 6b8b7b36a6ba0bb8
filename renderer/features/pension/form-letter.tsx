import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { FormBrief } from '../../../shared/contract/pension.ts';
import type { SigningPaper } from '../../../shared/domain/pension/signing.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { LoadingRows } from '../../ui/loading-rows.tsx';
import { SendDrawer } from '../mail/send-drawer.tsx';
import type { Letter } from './form-words.ts';

export interface FormLetterProps {
  readonly form: FormBrief;
  readonly letter: Letter;
  readonly paper: SigningPaper;
  readonly onClose: () => void;
}

/** A letter to the practice that is to sign: the form is kept as it goes, and its message is looked at before it is sent. */
export function FormLetter({ form, letter, paper, onClose }: FormLetterProps): ReactNode {
  const api = useApi();
  const formId = form.id;
  const given = useQuery({
    queryKey: ['form-given-out', formId, letter, paper],
    queryFn: ({ signal }) => api.pensionSigning.giveOut.call({ formId, letter, paper }, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
  const title = letter === 'sent' ? `Send Form A to ${form.organisation.name}` : `Chase ${form.organisation.name}`;
  if (given.data) {
    const kind = letter === 'sent' ? 'pensionForm' : 'pensionChase';
    return <SendDrawer about={{ kind, copyId: given.data.copyId }} title={title} onClose={onClose} />;
  }
  return (
    <Drawer opened position="right" size="36rem" title={title} onClose={onClose}>
      {given.isError ? <FailureNotice error={given.error} onRetry={() => void given.refetch()} /> : <LoadingRows rows={6} />}
    </Drawer>
  );
}
