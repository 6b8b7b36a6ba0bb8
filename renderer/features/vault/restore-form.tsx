import { Anchor, Button, FileInput, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useApi, useConnection } from '../../app/api.ts';
import { notifyDone } from '../../app/notify.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { failureCode } from '../../ui/failure-words.ts';
import type { NewestBackup } from './newest-backup.ts';
import classes from './restore-form.module.css';
import { PASSPHRASE_MIN_LENGTH, recoveryCodeProblem } from './vault-words.ts';

interface Problems {
  readonly source?: string;
  readonly code?: string;
  readonly passphrase?: string;
}

export interface RestoreFormProps {
  /** A backup that was found on this computer; another one can still be chosen. */
  readonly found?: NewestBackup | null;
  /** Said once the restored profile is open. */
  readonly doneWords: string;
}

/** Brings a backup in: the file (chosen or by path) and the recovery code it belongs to. */
export function RestoreForm({ found = null, doneWords }: RestoreFormProps): ReactNode {
  const api = useApi();
  const { uploadFile } = useConnection();
  const [takesFound, setTakesFound] = useState(found !== null);
  const [byPath, setByPath] = useState(found !== null);
  const [file, setFile] = useState<File | null>(null);
  const [path, setPath] = useState(found?.path ?? '');
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  /** A large file is not handed over again for another try with the code. */
  const handedOver = useRef<{ readonly file: File; readonly uploadId: string } | null>(null);
  const handOver = async (chosen: File): Promise<string> => {
    if (handedOver.current?.file !== chosen) handedOver.current = { file: chosen, uploadId: await uploadFile(chosen) };
    return handedOver.current.uploadId;
  };
  const restore = useMutation({
    mutationFn: async () => {
      const source =
        byPath || !file ? ({ from: 'path', path: path.trim() } as const) : ({ from: 'upload', uploadId: await handOver(file) } as const);
      await api.vault.restore.call({ source, recoveryCode: code, passphrase: passphrase === '' ? null : passphrase });
    },
    onSuccess: () => notifyDone(doneWords),
    onError: (error) => {
      if (failureCode(error) === 'UPLOAD_GONE') handedOver.current = null;
    },
  });
  const failure = failureCode(restore.error);
  const needsPassphrase = failure === 'PASSPHRASE_NEEDED' || failure === 'PASSPHRASE_TOO_SHORT' || passphrase !== '';
  const handleSubmit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = findProblems({ byPath, file, path, code, passphrase, needsPassphrase });
    setProblems(wrong);
    if (Object.keys(wrong).length === 0) restore.mutate();
  };
  return (
    <form onSubmit={handleSubmit} noValidate>
      <Stack gap="md">
        {restore.error !== null && <FailureNotice error={restore.error} />}
        {found && takesFound ? (
          <FoundBackup backup={found} onOther={() => (setTakesFound(false), setByPath(false))} />
        ) : (
          <BackupChoice
            path={byPath ? path : null}
            file={file}
            problem={problems.source}
            onPath={setPath}
            onFile={setFile}
            onByPath={setByPath}
          />
        )}
        <TextInput
          label="Recovery code"
          description="The code that was in force when this backup was made. Dashes and capitals do not matter."
          autoComplete="off"
          spellCheck={false}
          value={code}
          error={problems.code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        {needsPassphrase && (
          <PasswordInput
            label="New passphrase"
            description="The keychain of this computer cannot keep the key, so a passphrase will protect the data here."
            autoComplete="new-password"
            value={passphrase}
            error={problems.passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
        )}
        <Button type="submit" size="md" loading={restore.isPending}>
          Restore this backup
        </Button>
      </Stack>
    </form>
  );
}

interface FoundBackupProps {
  readonly backup: NewestBackup;
  readonly onOther: () => void;
}

function FoundBackup({ backup, onOther }: FoundBackupProps): ReactNode {
  return (
    <div className={classes['found']}>
      <p className={classes['made']}>The backup of {backup.made}</p>
      <p className={classes['path']}>{backup.path}</p>
      <Anchor component="button" type="button" onClick={onOther}>
        Choose another
      </Anchor>
    </div>
  );
}

interface BackupChoiceProps {
  /** Null while a file is chosen instead. */
  readonly path: string | null;
  readonly file: File | null;
  readonly problem: string | undefined;
  readonly onPath: (path: string) => void;
  readonly onFile: (file: File | null) => void;
  readonly onByPath: (byPath: boolean) => void;
}

function BackupChoice({ path, file, problem, onPath, onFile, onByPath }: BackupChoiceProps): ReactNode {
  return (
    <>
      {path === null ? (
        <FileInput
          label="Backup file"
          description="A file ending in .sdbackup, for instance on a stick."
          placeholder="Choose a file"
          accept=".sdbackup"
          value={file}
          error={problem}
          onChange={onFile}
          clearable
        />
      ) : (
        <TextInput
          label="Path of the backup"
          description="The full path of a file ending in .sdbackup on this computer."
          value={path}
          error={problem}
          onChange={(event) => onPath(event.currentTarget.value)}
        />
      )}
      <Anchor component="button" type="button" ta="left" onClick={() => onByPath(path === null)}>
        {path === null ? 'Enter a path instead' : 'Choose a file instead'}
      </Anchor>
    </>
  );
}

interface RestoreValues {
  readonly byPath: boolean;
  readonly file: File | null;
  readonly path: string;
  readonly code: string;
  readonly passphrase: string;
  readonly needsPassphrase: boolean;
}

function findProblems(values: RestoreValues): Problems {
  const code = recoveryCodeProblem(values.code);
  const isMissing = values.byPath ? values.path.trim() === '' : values.file === null;
  const isShort = values.needsPassphrase && values.passphrase.length < PASSPHRASE_MIN_LENGTH;
  return {
    ...(isMissing ? { source: values.byPath ? 'Enter the path' : 'Choose the backup file' } : {}),
    ...(code === null ? {} : { code }),
    ...(isShort ? { passphrase: `Use at least ${PASSPHRASE_MIN_LENGTH} characters` } : {}),
  };
}
