import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export interface BankFileButtonProps {
  readonly busy: boolean;
  readonly onFile: (file: File) => void;
}

/** Chooses the export of a bank. */
export function BankFileButton({ busy, onFile }: BankFileButtonProps): ReactNode {
  return (
    <FileButton accept=".csv,.txt,.ofx,.qif,.qfx,text/csv" onChange={(file) => file && onFile(file)}>
      {(given) => (
        <Button {...given} loading={busy} leftSection={<IconFileImport size={16} aria-hidden />}>
          Open a bank file
        </Button>
      )}
    </FileButton>
  );
}
