import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useHasBooks, useHasInvoices } from '../../app/profile.ts';
import classes from './settings-screen.module.css';

const pages = [
  { to: '/settings/general', label: 'General' },
  { to: '/settings/practice', label: 'Practice' },
  { to: '/settings/mail', label: 'Mail' },
  { to: '/settings/pension', label: 'Pension' },
  { to: '/settings/rates', label: 'Rates and rules' },
  { to: '/settings/clock', label: 'Clock' },
  { to: '/settings/sounds', label: 'Sounds' },
  { to: '/settings/availability', label: 'Availability' },
  { to: '/settings/calendars', label: 'Calendars' },
  { to: '/settings/security', label: 'Security' },
  { to: '/settings/backups', label: 'Backups' },
  { to: '/settings/account', label: 'Account' },
  { to: '/settings/plans', label: 'Plans' },
  { to: '/settings/updates', label: 'Updates' },
  { to: '/settings/help', label: 'Help' },
] as const;

/** Only for those who bill. */
const billing: ReadonlySet<string> = new Set(['/settings/practice', '/settings/mail', '/settings/plans']);
/** Only for those who work for organisations. */
const locum: ReadonlySet<string> = new Set(['/settings/pension', '/settings/rates']);

/** The settings: their pages on the left, the chosen one on the right. */
export function SettingsScreen(): ReactNode {
  const hasBooks = useHasBooks();
  const hasInvoices = useHasInvoices();
  const shown = pages.filter(({ to }) => (locum.has(to) ? hasBooks : hasInvoices || !billing.has(to)));
  return (
    <div className={classes['root']}>
      <nav aria-label="Settings" className={classes['pages']}>
        {shown.map(({ to, label }) => (
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
