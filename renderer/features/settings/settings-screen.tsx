import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './settings-screen.module.css';

const pages = [
  { to: '/settings/general', label: 'General' },
  { to: '/settings/clock', label: 'Clock' },
  { to: '/settings/sounds', label: 'Sounds' },
  { to: '/settings/calendars', label: 'Calendars' },
  { to: '/settings/security', label: 'Security' },
  { to: '/settings/backups', label: 'Backups' },
  { to: '/settings/help', label: 'Help' },
] as const;

/** The settings: their pages on the left, the chosen one on the right. */
export function SettingsScreen(): ReactNode {
  return (
    <div className={classes['root']}>
      <nav aria-label="Settings" className={classes['pages']}>
        {pages.map(({ to, label }) => (
          <Link key={to} to={to} className={classes['page']}>
            {label}
          </Link>
        ))}
      </nav>
      <div className={classes['content']}>
        <Outlet />
      </div>
    </div>
  );
}
