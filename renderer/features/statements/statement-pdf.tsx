import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { collectFile } from '../../app/collect-file.ts';
import { PdfFile } from '../../ui/pdf/pdf-file.tsx';
import { statementFileName } from './statement-words.ts';
import classes from './account-screen.module.css';

export interface StatementPdfProps {
  readonly input: { readonly identityId: string; readonly organisationId: string; readonly from: string | null; readonly to: string };
  /** Of the organisation, for the name of the file. */
  readonly name: string;
}

/** The statement of account as it can be sent. */
export function StatementPdf({ input, name }: StatementPdfProps): ReactNode {
  const api = useApi();
  const file = useQuery({
    queryKey: [...api.statements.key(), 'pdf', input],
    queryFn: async ({ signal }) => collectFile(await api.statements.pdf.call(input, { signal })),
    gcTime: 0,
    retry: false,
  });
  return (
    <div className={classes['pdf']}>
      <PdfFile label="Statement of account" fileName={statementFileName(name, input.to)} file={file} />
    </div>
  );
}
