import { Button, Drawer, Paper, Table } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { RunStatementMail } from '../../../shared/contract/mail.ts';
import type { StatementRun } from '../../../shared/contract/statements.ts';
import type { LocalDate } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { collectFile } from '../../app/collect-file.ts';
import { notifyDone, notifyFailure } from '../../app/notify.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import list from '../../ui/list.module.css';
import { PdfFile } from '../../ui/pdf/pdf-file.tsx';
import { Section } from '../../ui/section.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { MessageDrawer } from '../mail/message-drawer.tsx';
import { SendDrawer } from '../mail/send-drawer.tsx';
import { MadeRow } from './made-row.tsx';
import { statementCountWords, statementFileName } from './statement-words.ts';

export interface MadeStatementsProps {
  readonly today: LocalDate;
}

type MadeStatement = StatementRun['statements'][number];
type Shown =
  | { readonly what: 'pdf'; readonly statement: MadeStatement }
  | { readonly what: 'send'; readonly statementId: string; readonly name: string }
  | { readonly what: 'message'; readonly id: string };

/** The statements of the last run: each can be read and sent, or all that have an address at once. */
export function MadeStatements({ today }: MadeStatementsProps): ReactNode {
  const api = useApi();
  const run = useQuery(api.statements.run.queryOptions({ input: { runId: null }, staleTime: 0 }));
  if (run.isError) return <FailureNotice error={run.error} onRetry={() => void run.refetch()} />;
  if (!run.data || run.data.statements.length === 0) return null;
  return <Made key={run.data.id} run={run.data} today={today} />;
}

function Made({ run, today }: MadeStatementsProps & { readonly run: StatementRun }): ReactNode {
  const api = useApi();
  const [shown, setShown] = useState<Shown | null>(null);
  const mails = useQuery(api.mail.runStatements.queryOptions({ input: { runId: run.id } }));
  const hasAccount = useQuery(api.mail.account.queryOptions({ input: {} })).data !== null;
  const byPosition = new Map(mails.data?.map((mail) => [mail.position, mail]));
  const free = (mails.data ?? []).filter(isFree).map(({ position }) => position);
  const sendAll = useMutation({
    mutationFn: () => api.mail.sendStatements.call({ runId: run.id, positions: free }),
    onSuccess: ({ sent, left }) =>
      notifyDone(`${statementCountWords(sent)} in the outbox.${left > 0 ? ` ${statementCountWords(left)} could not be sent.` : ''}`),
    onError: notifyFailure,
  });
  const sendOne = useMutation({
    mutationFn: ({ position }: MadeStatement) => api.statements.keepOfRun.call({ runId: run.id, position }),
    onSuccess: ({ statementId }, { organisation }) => setShown({ what: 'send', statementId, name: organisation.name }),
    onError: notifyFailure,
  });
  const close = (): void => setShown(null);
  return (
    <Section
      title={`Made as of ${dayWords(run.to, today)}`}
      lead={`${statementCountWords(run.statements.length)}. The next ones that are made take their place; what was sent is kept.`}
      action={
        hasAccount &&
        free.length > 0 && (
          <Button loading={sendAll.isPending} onClick={() => sendAll.mutate()}>
            Mail {statementCountWords(free.length)}
          </Button>
        )
      }
    >
      <Paper withBorder className={list['list'] ?? ''}>
        <Table className={list['table']} aria-label="Made statements">
          <Table.Tbody>
            {run.statements.map((statement) => (
              <MadeRow
                key={statement.position}
                statement={statement}
                mail={byPosition.get(statement.position) ?? null}
                today={today}
                busy={sendOne.isPending && sendOne.variables.position === statement.position}
                onOpen={() => setShown({ what: 'pdf', statement })}
                onSend={() => sendOne.mutate(statement)}
                onMessage={(id) => setShown({ what: 'message', id })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
      {shown?.what === 'pdf' && <MadePdf run={run} statement={shown.statement} onClose={close} />}
      {shown?.what === 'send' && (
        <SendDrawer
          about={{ kind: 'statement', statementId: shown.statementId }}
          title={`Send the statement to ${shown.name}`}
          onClose={close}
        />
      )}
      {shown?.what === 'message' && <MessageDrawer messageId={shown.id} onClose={close} />}
    </Section>
  );
}

/** As the core sends them together: it has an address, and nothing with it has gone. */
function isFree({ to, message, sentOn }: RunStatementMail): boolean {
  return to !== null && sentOn === null && (message === null || message.state === 'withdrawn');
}

interface MadePdfProps {
  readonly run: StatementRun;
  readonly statement: MadeStatement;
  readonly onClose: () => void;
}

function MadePdf({ run, statement: { position, organisation }, onClose }: MadePdfProps): ReactNode {
  const api = useApi();
  const input = { runId: run.id, position };
  const file = useQuery({
    queryKey: [...api.statements.key(), 'runPdf', input],
    queryFn: async ({ signal }) => collectFile(await api.statements.runPdf.call(input, { signal })),
    gcTime: 0,
    retry: false,
  });
  return (
    <Drawer opened position="right" size="44rem" title={organisation.name} onClose={onClose}>
      <PdfFile label="Statement of account" fileName={statementFileName(organisation.name, run.to)} file={file} />
    </Drawer>
  );
}
