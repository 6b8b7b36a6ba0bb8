import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { openOperation } from './base.ts';
import { nothing } from './fields.ts';

/** What can change in the store; screens refetch by topic. */
export const changeTopics = [
  'clients',
  'services',
  'sessions',
  'feeds',
  'preferences',
  'backups',
  'vault',
  'identities',
  'organisations',
  'bookings',
  'invoices',
  'payments',
  'mail',
  'bank',
  'pension',
  'availability',
  'rates',
  'updates',
  'account',
] as const;
export type ChangeTopic = (typeof changeTopics)[number];

export const changesContract = {
  /** Topics that changed since the last event, gathered while the reader was slow. */
  watch: openOperation.input(nothing).output(eventIterator(z.object({ topics: z.array(z.enum(changeTopics)).readonly() }))),
};
