import { Checkbox, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { BankLineView } from '../../../shared/contract/bank.ts';
import { formatMoney, sumOf } from '../../../shared/domain/money.ts';
import { dayOf } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { useZone } from '../../app/profile.ts';
import { FormDrawer } from '../../ui/form-drawer.tsx';
import { dayWords } from '../../ui/time-words.ts';
import { paymentCountWords } from '../payments/payment-words.ts';
import { suggestionWords } from './bank-words.ts';
import { matchOf } from './line-pages.tsx';
import { useBankWrites } from './use-bank-writes.ts';

export interface CertainDrawerProps {
  readonly onClose: () => void;
}

/** All very likely matches at once, to look through and confirm. */
export function CertainDrawer({ onClose }: CertainDrawerProps): ReactNode {
  const api = useApi();
  const certain = useQuery(api.bank.certain.queryOptions({ input: {} }));
  return certain.isFetchedAfterMount && certain.data ? <Confirming lines={certain.data} onClose={onClose} /> : null;
}

function Confirming({ lines, onClose }: CertainDrawerProps & { readonly lines: readonly BankLineView[] }): ReactNode {
  const { confirm } = useBankWrites();
  const today = dayOf(useNow(60_000), useZone());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = lines.filter(({ key }) => !left.has(key));
  return (
    <FormDrawer
      opened
      size="wide"
      title="Confirm what is very likely"
      lead={`${paymentCountWords(chosen.length)} of ${formatMoney(sumOf(chosen.map(({ amount }) => amount)))} in all.`}
      submitLabel={`Confirm ${paymentCountWords(chosen.length)}`}
      busy={confirm.isPending}
      error={null}
      onSubmit={(event) => {
        event.preventDefault();
        const matches = chosen.flatMap(({ key, suggestion }) => (suggestion === null ? [] : [matchOf(key, suggestion)]));
        if (matches.length > 0) confirm.mutate(matches, { onSuccess: onClose });
      }}
      onClose={onClose}
    >
      <Stack gap="sm">
        {lines.map(({ key, bookedOn, amount, text, suggestion }) => (
          <Checkbox
            key={key}
            checked={!left.has(key)}
            label={`${formatMoney(amount)} · ${suggestion === null ? '' : suggestionWords(suggestion)}`}
            description={`${dayWords(bookedOn, today)} · ${text}`}
            onChange={({ currentTarget: { checked } }) =>
              setLeft(new Set(checked ? [...left].filter((other) => other !== key) : [...left, key]))
            }
          />
        ))}
      </Stack>
    </FormDrawer>
  );
}
