import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { StatusChip } from '../ui/status-chip.tsx';
import { useApi } from './api.ts';
import { notifyFailure } from './notify.tsx';
import { useProfile } from './profile.ts';
import classes from './sample-mark.module.css';

/** On every screen of the sample profile: what it is, and the one click that ends it. */
export function SampleMark(): ReactNode {
  const api = useApi();
  const { vault } = useProfile();
  const remove = useMutation(api.vault.removeSample.mutationOptions({ onError: notifyFailure }));
  if (!vault.sample) return null;
  return (
    <section aria-label="Sample profile" className={classes['root']}>
      <StatusChip word="Sample" shape="half" tone="amber" />
      <span className={classes['words']}>Invented people. Nothing here is yours.</span>
      <Button size="xs" variant="default" loading={remove.isPending} onClick={() => remove.mutate({})}>
        Remove sample
      </Button>
    </section>
  );
}
