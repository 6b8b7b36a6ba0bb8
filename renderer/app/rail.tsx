import { IconCalendarWeek, IconSettings, IconStack2, IconSun, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { MarkPicture } from '../ui/pictures.tsx';
import classes from './rail.module.css';
import { SampleMark } from './sample-mark.tsx';

const places = [
  { to: '/', label: 'Today', icon: IconSun },
  { to: '/calendar', label: 'Calendar', icon: IconCalendarWeek },
  { to: '/clients', label: 'Clients', icon: IconUsers },
  { to: '/services', label: 'Services', icon: IconStack2 },
  { to: '/settings', label: 'Settings', icon: IconSettings },
] as const;

/** The places of the app: a rail on the left, under 900 px a bar at the foot. */
export function Rail(): ReactNode {
  return (
    <nav aria-label="Main" className={classes['rail']}>
      <p className={classes['mark']}>
        <MarkPicture className={classes['picture']} />
        Session Desk
      </p>
      <div className={classes['places']}>
        {places.map(({ to, label, icon: Icon }) => (
          <Link key={to} to={to} className={classes['place']} activeOptions={{ exact: to === '/', includeSearch: false }}>
            <Icon size={20} stroke={1.6} aria-hidden="true" />
            {label}
          </Link>
        ))}
      </div>
      <SampleMark />
    </nav>
  );
}
