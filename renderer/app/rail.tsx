import {
  IconBriefcase,
  IconBuilding,
  IconBuildingBank,
  IconCalendarWeek,
  IconChartBar,
  IconFileInvoice,
  IconSettings,
  IconStack2,
  IconSun,
  IconUmbrella,
  IconUsers,
} from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type ReactNode } from 'react';
import { useHasBooks, useHasInvoices } from './profile.ts';
import { MarkPicture } from '../ui/pictures.tsx';
import classes from './rail.module.css';
import { MailBadge } from './mail-badge.tsx';
import { SampleMark } from './sample-mark.tsx';
import { UpdateMark } from './update-mark.tsx';

const places = [
  { to: '/', label: 'Today', icon: IconSun },
  { to: '/calendar', label: 'Calendar', icon: IconCalendarWeek },
  { to: '/clients', label: 'Clients', icon: IconUsers },
  { to: '/services', label: 'Services', icon: IconStack2 },
  { to: '/bookings', label: 'Bookings', icon: IconBriefcase },
  { to: '/organisations', label: 'Organisations', icon: IconBuilding },
  { to: '/invoices', label: 'Invoices', icon: IconFileInvoice },
  { to: '/payments', label: 'Payments', icon: IconBuildingBank },
  { to: '/pension', label: 'Pension', icon: IconUmbrella },
  { to: '/figures', label: 'Figures', icon: IconChartBar },
  { to: '/settings', label: 'Settings', icon: IconSettings },
] as const;

/** Only for those who work for organisations. */
const booked: ReadonlySet<string> = new Set(['/bookings', '/pension']);
/** Only for those who bill. */
const billing: ReadonlySet<string> = new Set(['/organisations', '/invoices', '/payments', '/figures']);

/** The places of the app: a rail on the left, under 900 px a bar at the foot. */
export function Rail(): ReactNode {
  const hasBooks = useHasBooks();
  const hasInvoices = useHasInvoices();
  const shown = places.filter(({ to }) => (booked.has(to) ? hasBooks : hasInvoices || !billing.has(to)));
  const list = useRef<HTMLDivElement>(null);
  useLocation(); // another place draws the rail anew
  // The bar may be wider than the window: the present place is in sight.
  useEffect(() => {
    list.current?.querySelector('[aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  return (
    <nav aria-label="Main" className={classes['rail']}>
      <p className={classes['mark']}>
        <MarkPicture className={classes['picture']} />
        Session Desk
      </p>
      <div ref={list} className={classes['places']}>
        {shown.map(({ to, label, icon: Icon }) => (
          <Link key={to} to={to} className={classes['place']} activeOptions={{ exact: to === '/', includeSearch: false }}>
            <Icon size={20} stroke={1.6} aria-hidden="true" />
            {label}
            {to === '/invoices' && <MailBadge />}
          </Link>
        ))}
      </div>
      <UpdateMark />
      <SampleMark />
    </nav>
  );
}
