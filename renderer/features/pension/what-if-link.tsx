import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Booking } from '../../../shared/contract/bookings.ts';
import { useApi } from '../../app/api.ts';
import classes from './pension.module.css';

/** The way from a booking to the calculator; only for those who have a pension profile, and for work that is theirs to pension. */
export function WhatIfLink({ booking: { id, arrangement, state } }: { readonly booking: Booking }): ReactNode {
  const api = useApi();
  const profiles = useQuery(api.pensionProfiles.list.queryOptions({ input: {} }));
  if (!profiles.data || profiles.data.length === 0 || arrangement !== 'soleTrader' || state === 'cancelled') return null;
  return (
    <Link to="/pension/what-if" search={{ booking: id }} className={classes['link']}>
      What would this booking bring?
    </Link>
  );
}
