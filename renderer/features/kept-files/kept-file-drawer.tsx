import { Button, Drawer, Group, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { KeptFile } from '../../../shared/contract/kept-files.ts';
import { useApi } from '../../app/api.ts';
import { collectFile } from '../../app/collect-file.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PdfFile } from '../../ui/pdf/pdf-file.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { StoredPicture } from '../../ui/stored-picture.tsx';
import classes from './kept-files.module.css';

export interface KeptFileDrawerProps {
  readonly file: KeptFile;
  readonly onClose: () => void;
}

/** A kept file to look at and to save. */
export function KeptFileDrawer({ file, onClose }: KeptFileDrawerProps): ReactNode {
  const { id, name, mediaType } = file;
  const api = useApi();
  const read = useQuery({
    queryKey: [...api.keptFiles.key(), 'read', id],
    queryFn: async ({ signal }) => collectFile(await api.keptFiles.read.call({ id }, { signal })),
    gcTime: 0,
    staleTime: Infinity,
    retry: false,
  });
  return (
    <Drawer opened position="right" size="44rem" title={name} onClose={onClose}>
      {mediaType === 'application/pdf' ? (
        <PdfFile label={name} fileName={name} file={read} />
      ) : (
        <PictureFile file={file} bytes={read.data} error={read.error} />
      )}
    </Drawer>
  );
}

interface PictureFileProps {
  readonly file: KeptFile;
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly error: unknown;
}

function PictureFile({ file: { name, mediaType }, bytes, error }: PictureFileProps): ReactNode {
  if (error !== null) return <FailureNotice error={error} />;
  if (bytes === undefined) return <Loader size="sm" role="progressbar" aria-label="Loading" />;
  return (
    <>
      <Group justify="flex-end" mb="xs">
        <Button variant="subtle" size="compact-sm" onClick={() => saveFile(bytes, mediaType, name)}>
          Save picture
        </Button>
      </Group>
      <StoredPicture alt={name} bytes={bytes} type={mediaType} className={classes['picture']} />
    </>
  );
}
