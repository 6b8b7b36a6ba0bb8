import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useApi } from './api.ts';
import classes from './update-mark.module.css';

/** A quiet word in the rail when a new version can be installed, unless it was put off. */
export function UpdateMark(): ReactNode {
  const { data } = useQuery(useApi().updates.state.queryOptions({ input: {} }));
  if (data?.phase.at !== 'ready' || data.isPutOff) return null;
  return (
    <Link to="/settings/updates" className={classes['root']}>
      Version {data.phase.version} is ready
    </Link>
  );
}
