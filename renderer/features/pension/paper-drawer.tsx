import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../app/api.ts';
import { collectFile } from '../../app/collect-file.ts';
import { PdfFile } from '../../ui/pdf/pdf-file.tsx';

/** What is printed: the data sheet of a Form A, or a Form B with all its Form As. */
export interface PaperDrawerProps {
  readonly kind: 'formSheet' | 'monthPack';
  readonly id: string;
  /** Names the paper on the screen and, with `.pdf`, as a file. */
  readonly title: string;
  readonly onClose: () => void;
}

/** A paper of the pension as it is printed or saved: our own sheet to sign, send or type from. */
export function PaperDrawer({ kind, id, title, onClose }: PaperDrawerProps): ReactNode {
  const api = useApi();
  const file = useQuery({
    queryKey: [...api.pensionDocuments.key(), kind, id],
    queryFn: async ({ signal }) => collectFile(await api.pensionDocuments[kind].call({ id }, { signal })),
    gcTime: 0,
    retry: false,
  });
  return (
    <Drawer opened position="right" size="44rem" title={title} onClose={onClose} closeButtonProps={{ 'aria-label': 'Close' }}>
      <PdfFile label={title} fileName={`${title.replaceAll(/[/:\\]/gu, '-')}.pdf`} file={file} />
    </Drawer>
  );
}
