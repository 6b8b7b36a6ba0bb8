import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ImportKind } from '../../../shared/domain/imports/import-fields.ts';
import { useCommand } from '../../app/commands.ts';

const words = {
  organisations: { label: 'Import organisations from CSV', keywords: 'spreadsheet table file' },
  invoices: { label: 'Import past invoices from CSV', keywords: 'spreadsheet table file old' },
} as const;

/** Leads to the import of a table. */
export function ImportButton({ kind }: { readonly kind: ImportKind }): ReactNode {
  const navigate = useNavigate();
  const { label, keywords } = words[kind];
  const open = (): void => void navigate({ to: '/import/$kind', params: { kind } });
  useCommand({ id: `import-${kind}`, label, group: 'Do', keywords, run: open });
  return (
    <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} aria-label={label} onClick={open}>
      Import…
    </Button>
  );
}
