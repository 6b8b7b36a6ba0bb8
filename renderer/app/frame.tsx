import { Button } from '@mantine/core';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Banner } from './banner.tsx';
import { Banners } from './banners.tsx';
import { BillingCommands, BookingCommands } from './books-commands.tsx';
import { useCommand } from './commands.ts';
import classes from './frame.module.css';
import { NamesCover } from './names-cover.tsx';
import { NewSessionElsewhere } from './new-session-elsewhere.tsx';
import { useHasBooks, useHasInvoices } from './profile.ts';
import { Rail } from './rail.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { TopLine } from './top-line.tsx';
import { useNudges } from './use-nudges.ts';
import { useActivitySignal } from './use-activity-signal.ts';
import { showsWithoutNames, useHiddenNames } from './use-hidden-names.ts';
import { useFocusReturn } from './use-focus-return.ts';
import { useUndo } from './use-undo.ts';

/** What stays while screens change: rail, top line, banners, shortcuts. */
export function Frame(): ReactNode {
  const hasBooks = useHasBooks();
  const hasInvoices = useHasInvoices();
  useActivitySignal();
  useNudges();
  useFocusReturn();
  useGoToCommands();
  const undo = useUndo();
  useCommand({ id: 'undo', label: 'Undo the last change', group: 'Do', keys: 'mod+z', run: undo.last });
  useCommand({ id: 'search-here', label: 'Search this screen', group: 'Do', keys: '/', yields: true, run: searchHere });
  const { pathname } = useLocation();
  const names = useHiddenNames();
  const isCovered = names.hidden && !showsWithoutNames(pathname);
  const isPlanning = pathname === '/' || pathname.startsWith('/calendar');
  return (
    <div className={classes['frame']}>
      <a href="#main" className={classes['skip']} onClick={skipToMain}>
        Skip to content
      </a>
      <Rail />
      <TopLine />
      <div className={classes['banners']}>
        <Banners />
        {names.hidden && !isCovered && (
          <Banner
            action={
              <Button size="xs" variant="default" onClick={names.show}>
                Show names
              </Button>
            }
          >
            Names are hidden, here and on the clock.
          </Banner>
        )}
      </div>
      <main id="main" tabIndex={-1} className={classes['main']}>
        {isCovered && <NamesCover onShow={names.show} />}
        <div className={classes['screen']} hidden={isCovered}>
          <Outlet />
        </div>
      </main>
      <Shortcuts />
      {hasBooks && <BookingCommands />}
      {hasInvoices && <BillingCommands />}
      {!isPlanning && <NewSessionElsewhere />}
    </div>
  );
}

// The fragment of the address is the route; the jump is made by hand.
function skipToMain(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#main')?.focus();
}

/** Into the field that filters what the screen shows, if it has one. */
function searchHere(): void {
  document.querySelector<HTMLInputElement>('#main input[type="search"]')?.focus();
}

function useGoToCommands(): void {
  const navigate = useNavigate();
  useCommand({ id: 'go-today', label: 'Today', group: 'Go to', keys: 'g t', run: () => void navigate({ to: '/' }) });
  useCommand({
    id: 'go-calendar',
    label: 'Calendar',
    group: 'Go to',
    keys: 'g k',
    keywords: 'week month schedule',
    run: () => void navigate({ to: '/calendar' }),
  });
  useCommand({ id: 'go-clients', label: 'Clients', group: 'Go to', keys: 'g c', run: () => void navigate({ to: '/clients' }) });
  useCommand({
    id: 'go-services',
    label: 'Services',
    group: 'Go to',
    keys: 'g v',
    keywords: 'kinds lengths',
    run: () => void navigate({ to: '/services' }),
  });
  useCommand({
    id: 'go-settings',
    label: 'Settings',
    group: 'Go to',
    keys: 'g s',
    keywords: 'preferences theme zone',
    run: () => void navigate({ to: '/settings' }),
  });
  useCommand({
    id: 'go-clock-settings',
    label: 'Clock settings',
    group: 'Go to',
    keywords: 'sounds names seconds brightness',
    run: () => void navigate({ to: '/settings/clock' }),
  });
  useCommand({
    id: 'go-calendars',
    label: 'Connected calendars',
    group: 'Go to',
    keywords: 'feeds sync disconnect ical',
    run: () => void navigate({ to: '/settings/calendars' }),
  });
  useCommand({
    id: 'go-availability',
    label: 'Availability and free days',
    group: 'Go to',
    keywords: 'working hours week holiday away buffers copy my free days',
    run: () => void navigate({ to: '/settings/availability' }),
  });
  useCommand({
    id: 'go-security',
    label: 'Security',
    group: 'Go to',
    keywords: 'passphrase recovery lock keychain',
    run: () => void navigate({ to: '/settings/security' }),
  });
  useCommand({
    id: 'go-backups',
    label: 'Backups',
    group: 'Go to',
    keywords: 'restore copy move',
    run: () => void navigate({ to: '/settings/backups' }),
  });
  useCommand({
    id: 'go-account',
    label: 'Account',
    group: 'Go to',
    keywords: 'plan licence plus pro subscription device',
    run: () => void navigate({ to: '/settings/account' }),
  });
  useCommand({
    id: 'go-updates',
    label: 'Updates',
    group: 'Go to',
    keywords: 'version new release download',
    run: () => void navigate({ to: '/settings/updates' }),
  });
  useCommand({
    id: 'go-help',
    label: 'Help',
    group: 'Go to',
    keywords: 'version log licences',
    run: () => void navigate({ to: '/settings/help' }),
  });
}
