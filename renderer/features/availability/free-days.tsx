import { Button, Group, Select, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { IconCopy } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { instant, minutes } from '../../../shared/domain/time.ts';
import { addDays, dayOf, startOfDay } from '../../../shared/domain/zones.ts';
import { useApi } from '../../app/api.ts';
import { useNow } from '../../app/now.ts';
import { notifyDone } from '../../app/notify.tsx';
import { useHasBooks, useZone } from '../../app/profile.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { OrganisationSelect } from '../organisations/organisation-select.tsx';
import { freeDaysText } from './availability-words.ts';
import classes from './availability-page.module.css';

const spans = [
  { value: '14', label: '2 weeks' },
  { value: '28', label: '4 weeks' },
  { value: '56', label: '8 weeks' },
  { value: '84', label: '12 weeks' },
];

const lengths = [
  { value: '60', label: '1 hour' },
  { value: '180', label: '3 hours' },
  { value: '360', label: '6 hours' },
];

/** What is free in the weeks to come, as a plain text to copy into a mail. */
export function FreeDays(): ReactNode {
  const api = useApi();
  const zone = useZone();
  const hasBooks = useHasBooks();
  const today = dayOf(useNow(60_000), zone);
  const [days, setDays] = useState('28');
  const [shortest, setShortest] = useState('60');
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const from = startOfDay(today, zone);
  const to = startOfDay(addDays(today, Number(days)), zone);
  const input = { from, to, organisationId, shortestMs: minutes(Number(shortest)) };
  const free = useQuery(api.availability.free.queryOptions({ input }));
  const text = free.data ? freeDaysText(free.data.map(({ startsAt, endsAt }) => ({ startsAt: instant(startsAt), endsAt: instant(endsAt) })), zone, today) : ''; // prettier-ignore
  const copy = useMutation({
    mutationFn: () => navigator.clipboard.writeText(text),
    onSuccess: () => notifyDone('Your free days are copied.'),
  });
  return (
    <div className={classes['free']}>
      <Group grow align="flex-start">
        <Select label="For the next" data={spans} value={days} allowDeselect={false} onChange={(value) => setDays(value ?? days)} />
        <Select
          label="At least"
          data={lengths}
          value={shortest}
          allowDeselect={false}
          onChange={(value) => setShortest(value ?? shortest)}
        />
        {hasBooks && (
          <OrganisationSelect
            label="For (optional)"
            placeholder="Anybody"
            clearable
            clearButtonProps={{ 'aria-label': 'For anybody' }}
            value={organisationId}
            onChange={setOrganisationId}
          />
        )}
      </Group>
      {free.isError && <FailureNotice error={free.error} onRetry={() => void free.refetch()} />}
      <Textarea aria-label="Your free days" readOnly autosize minRows={4} maxRows={16} value={text} />
      {copy.isError && <p className={classes['none']}>Copying is not allowed here: mark the text and copy it by hand.</p>}
      <Button
        leftSection={<IconCopy size={16} aria-hidden />}
        loading={copy.isPending}
        disabled={text === ''}
        onClick={() => copy.mutate()}
      >
        Copy my free days
      </Button>
    </div>
  );
}
