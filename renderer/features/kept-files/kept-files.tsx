import { ActionIcon, Button, FileButton, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconFileTypePdf, IconPaperclip, IconPhoto, IconTrash } from '@tabler/icons-react';
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import type { KeptFile, KeptFileOwner } from '../../../shared/contract/kept-files.ts';
import { useApi } from '../../app/api.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { sizeWords } from '../../ui/size-words.ts';
import { dayWithYearWords } from '../../ui/time-words.ts';
import { KeptFileDrawer } from './kept-file-drawer.tsx';
import classes from './kept-files.module.css';
import { useKeptFileWrites } from './use-kept-file-writes.ts';

export interface KeptFilesProps {
  readonly owner: KeptFileOwner;
  /** What they are, as a heading: `Proof of submission`. */
  readonly label: string;
  /** What there is to add: `Add a screenshot or PDF`. */
  readonly addLabel: string;
  /** Shows a file where this stands in a drawer itself; else it opens in a drawer of its own. */
  readonly onOpen?: (file: KeptFile) => void;
}

/** The files that are kept beside a record: looked at, added by button or drop, removed with a way back. */
export function KeptFiles({ owner, label, addLabel, onOpen }: KeptFilesProps): ReactNode {
  const api = useApi();
  const { keep, remove } = useKeptFileWrites(owner);
  const files = useQuery(api.keptFiles.list.queryOptions({ input: { owner } }));
  const [opened, setOpened] = useState<KeptFile | null>(null);
  const [isOver, setOver] = useState(false);
  const reset = useRef<() => void>(null);
  const handleChosen = (file: File | null): void => {
    if (file) keep.mutate(file);
    // The same file can be chosen again, once it was mended.
    reset.current?.();
  };
  const handleOver = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const handleDrop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    handleChosen(event.dataTransfer.files[0] ?? null);
  };
  return (
    <div role="group" aria-label={label}>
      {/* Dropping is a short cut for the pointer; the button does the same by key. */}
      <div className={classes['root']} data-over={isOver} onDragOver={handleOver} onDragLeave={() => setOver(false)} onDrop={handleDrop}>
        <div className={classes['head']}>
          <span className={classes['label']}>{label}</span>
          <FileButton accept="application/pdf,image/png,image/jpeg" resetRef={reset} onChange={handleChosen}>
            {(props) => (
              <Button
                {...props}
                variant="subtle"
                size="compact-sm"
                leftSection={<IconPaperclip size={14} aria-hidden />}
                loading={keep.isPending}
              >
                {addLabel}
              </Button>
            )}
          </FileButton>
        </div>
        {keep.isError && <FailureNotice error={keep.error} />}
        {files.isError && <FailureNotice error={files.error} onRetry={() => void files.refetch()} />}
        {files.data && files.data.length > 0 && (
          <ul className={classes['files']}>
            {files.data.map((file) => (
              <KeptFileRow key={file.id} file={file} onOpen={() => (onOpen ?? setOpened)(file)} onRemove={() => remove.mutate(file)} />
            ))}
          </ul>
        )}
      </div>
      {opened && <KeptFileDrawer file={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}

interface KeptFileRowProps {
  readonly file: KeptFile;
  readonly onOpen: () => void;
  readonly onRemove: () => void;
}

function KeptFileRow({ file: { name, mediaType, bytes, keptOn }, onOpen, onRemove }: KeptFileRowProps): ReactNode {
  const Icon = mediaType === 'application/pdf' ? IconFileTypePdf : IconPhoto;
  return (
    <li className={classes['file']}>
      <Icon size={16} aria-hidden className={classes['icon']} />
      <UnstyledButton className={classes['name']} onClick={onOpen}>
        {name}
      </UnstyledButton>
      <span className={classes['facts']}>
        {sizeWords(bytes)} · kept {dayWithYearWords(keptOn)}
      </span>
      <ActionIcon aria-label={`Remove ${name}`} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}
