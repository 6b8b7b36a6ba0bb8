import { Button, Radio, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { BankLineView, MatchSuggestion } from '../../../shared/contract/bank.ts';
import { formatMoney } from '../../../shared/domain/money.ts';
import { useApi } from '../../app/api.ts';
import { useLeaveWhenGone } from '../../app/use-leave-when-gone.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { confidenceWords, suggestionWords } from './bank-words.ts';
import { matchOf } from './line-pages.tsx';
import classes from './match-drawer.module.css';
import { noChoice, OwnMatch, ownMatchOf } from './own-match.tsx';
import { useBankWrites } from './use-bank-writes.ts';

export interface MatchDrawerProps {
  readonly lineKey: string;
  readonly onClose: () => void;
}

/** Everything that one line may have paid, and the user's own choice. */
export function MatchDrawer({ lineKey, onClose }: MatchDrawerProps): ReactNode {
  const api = useApi();
  const found = useQuery(api.bank.line.queryOptions({ input: { key: lineKey }, retry: false }));
  useLeaveWhenGone(found.error, onClose);
  if (!(found.isFetchedAfterMount && found.data)) return null;
  return <Matching line={found.data.line} suggestions={found.data.suggestions} onClose={onClose} />;
}

interface MatchingProps {
  readonly line: BankLineView;
  readonly suggestions: readonly MatchSuggestion[];
  readonly onClose: () => void;
}

const OWN = 'own';

function Matching({ line, suggestions, onClose }: MatchingProps): ReactNode {
  const { confirm, setAside } = useBankWrites();
  const [chosen, setChosen] = useState(suggestions.length === 0 ? OWN : '0');
  const [own, setOwn] = useState(noChoice);
  const [isAsked, setAsked] = useState(false);
  const suggestion = suggestions[Number(chosen)];
  const match = chosen === OWN ? ownMatchOf(line, own) : suggestion && matchOf(line.key, suggestion);
  const submit = (): void => {
    if (match) confirm.mutate([match], { onSuccess: onClose });
    else setAsked(true);
  };
  return (
    <FormDrawer
      opened
      size="wide"
      title={`${formatMoney(line.amount)} came in`}
      lead={[line.text, line.reference].filter(Boolean).join(' · ')}
      submitLabel="Confirm"
      busy={confirm.isPending}
      error={null}
      aside={
        <Button
          variant="subtle"
          color="gray"
          loading={setAside.isPending}
          onClick={() => setAside.mutate([line.key], { onSuccess: onClose })}
        >
          Set aside
        </Button>
      }
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onClose={onClose}
    >
      {suggestions.length === 0 && <p className={classes['note']}>No open invoice fits. Say who paid, or set it aside.</p>}
      <Radio.Group hidden={suggestions.length === 0} label="What was paid with it?" value={chosen} onChange={setChosen}>
        <Stack gap="xs" mt="xs">
          {suggestions.map((one, index) => (
            <SuggestionCard key={signatureOf(one)} value={String(index)} suggestion={one} />
          ))}
          <Radio.Card value={OWN} className={classes['card'] ?? ''}>
            <span className={classes['head']}>
              <Radio.Indicator aria-hidden /> Something else
            </span>
          </Radio.Card>
        </Stack>
      </Radio.Group>
      {chosen === OWN && <OwnMatch choice={own} isAsked={isAsked} onChange={setOwn} />}
      <p className={classes['note']}>
        What is no payment of an invoice can be set aside: its day and amount stay, its text is forgotten, and it is not asked about again.
      </p>
    </FormDrawer>
  );
}

function SuggestionCard({ value, suggestion }: { readonly value: string; readonly suggestion: MatchSuggestion }): ReactNode {
  const { allocations, reasons, confidence } = suggestion;
  return (
    <Radio.Card value={value} className={classes['card'] ?? ''}>
      <span className={classes['head']}>
        <Radio.Indicator aria-hidden /> {suggestionWords(suggestion)} <StatusChip {...confidenceWords[confidence]} />
      </span>
      <span className={classes['lines']}>
        {allocations.map(({ invoiceId, number, amount, balance }) => (
          <span key={invoiceId}>
            {number}: {formatMoney(amount)} of {formatMoney(balance)}
          </span>
        ))}
        {reasons.map((reason) => (
          <span key={reason}>{reason}</span>
        ))}
      </span>
    </Radio.Card>
  );
}

function signatureOf({ identityId, allocations }: MatchSuggestion): string {
  return `${identityId} ${allocations.map(({ invoiceId, amount }) => `${invoiceId}=${amount}`).join(' ')}`;
}
