import { Button, FileButton, Group } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { largestTable } from '../../../shared/domain/imports/import-size.ts';
import { importKinds, type ImportKind } from '../../../shared/domain/imports/import-fields.ts';
import { useApi, useConnection } from '../../app/api.ts';
import { JobProgress } from '../../app/job-progress.tsx';
import { NotFound } from '../../app/not-found.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { EmptyBoxPicture } from '../../ui/pictures.tsx';
import { DropArea } from '../../ui/drop-area.tsx';
import { ImportReview } from './import-review.tsx';
import { kindWords } from './import-words.ts';

/** Brings in a table: choose a file, look at what each row becomes, confirm. */
export function ImportScreen(): ReactNode {
  const { kind } = useParams({ strict: false });
  const known = importKinds.find((one) => one === kind);
  return known === undefined ? <NotFound /> : <Import key={known} kind={known} />;
}

function Import({ kind }: { readonly kind: ImportKind }): ReactNode {
  const api = useApi();
  const connection = useConnection();
  const navigate = useNavigate();
  const [jobId, setJobId] = useState<string | null>(null);
  const open = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > largestTable) throw Object.assign(new Error('too large'), { code: 'IMPORT_TOO_LARGE' });
      return api.imports.read.call({ uploadId: await connection.upload(file), kind });
    },
    onSuccess: (begun) => setJobId(begun.jobId),
  });
  const leave = (): void => void navigate({ to: kind === 'organisations' ? '/organisations' : '/invoices' });
  const again = (): void => setJobId(null);
  const button = (
    <FileButton accept=".csv,.txt,.tsv,text/csv" onChange={(file) => file && open.mutate(file)}>
      {(given) => (
        <Button {...given} loading={open.isPending} leftSection={<IconFileImport size={16} aria-hidden />}>
          Choose a file
        </Button>
      )}
    </FileButton>
  );
  return (
    <>
      <PageHeader title={kindWords[kind].title} lead={kindWords[kind].lead}>
        <Button variant="default" onClick={leave}>
          {kindWords[kind].back}
        </Button>
      </PageHeader>
      {open.error !== null && <FailureNotice error={open.error} />}
      {jobId === null ? (
        <DropArea hint="Drop the table here" onFile={(file) => open.mutate(file)}>
          <EmptyState
            picture={EmptyBoxPicture}
            sentence="A table with one row for each, and the names of the columns in the first row. Excel, Numbers and most apps save it as CSV."
            action={button}
          />
        </DropArea>
      ) : (
        <ImportRun key={jobId} jobId={jobId} onAgain={again} onDone={leave} />
      )}
    </>
  );
}

interface ImportRunProps {
  readonly jobId: string;
  readonly onAgain: () => void;
  readonly onDone: () => void;
}

type EndedJob = Exclude<Job, { state: 'running' }>;

/** One file, from the start of its reading to the import. */
function ImportRun({ jobId, onAgain, onDone }: ImportRunProps): ReactNode {
  const [ended, setEnded] = useState<EndedJob | null>(null);
  if (ended === null) return <JobProgress jobId={jobId} words={() => 'Reading the table'} onEnd={setEnded} />;
  if (ended.state === 'done' && ended.resultId !== null)
    return <ImportReview importId={ended.resultId} onAgain={onAgain} onDone={onDone} />;
  const failure = ended.state === 'failed' ? { code: ended.code, data: ended.details } : { code: 'IMPORT_GONE' };
  return (
    <>
      {ended.state === 'cancelled' ? <p>Cancelled. Nothing was imported.</p> : <FailureNotice error={failure} />}
      <Group mt="md">
        <Button variant="default" onClick={onAgain}>
          Choose another file
        </Button>
      </Group>
    </>
  );
}
