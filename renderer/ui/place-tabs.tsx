import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './place-tabs.module.css';

export interface PlaceTabsProps {
  readonly label: string;
  readonly places: readonly { readonly to: NonNullable<LinkProps['to']>; readonly name: string }[];
}

/** Places that belong together, each with its own address. */
export function PlaceTabs({ label, places }: PlaceTabsProps): ReactNode {
  return (
    <nav aria-label={label} className={classes['tabs']}>
      {places.map(({ to, name }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }} className={classes['tab']}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
