import { Kbd } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { menuKeys } from '../../shared/contract/app.ts';
import { OpenClockMenu } from '../features/clock/open-clock-menu.tsx';
import { keyCaps } from './command-keys.ts';
import { useCommand } from './commands.ts';
import { LockButton } from './lock-button.tsx';
import { isMac } from './platform.ts';
import { useProfile } from './profile.ts';
import { Search } from './search.tsx';
import { SyncAge } from './sync-age.tsx';
import classes from './top-line.module.css';

/** Search, age of the last sync, the clock and the lock. */
export function TopLine(): ReactNode {
  const [searches, setSearches] = useState(0);
  const search = (): void => setSearches((count) => count + 1);
  useCommand({ id: 'search', label: 'Search', group: 'Do', keys: menuKeys.search, run: search });
  const { vault } = useProfile();
  return (
    <section aria-label="Tools" className={classes['line']}>
      <button type="button" className={classes['search']} onClick={search} aria-keyshortcuts="Control+K">
        <IconSearch size={16} stroke={1.8} aria-hidden="true" />
        <span className={classes['searchWord']}>Search</span>
        <span className={classes['caps']} aria-hidden="true">
          {keyCaps(menuKeys.search, isMac()).map((cap) => (
            <Kbd key={cap} size="xs">
              {cap}
            </Kbd>
          ))}
        </span>
      </button>
      <div className={classes['right']}>
        <SyncAge />
        <OpenClockMenu />
        {!vault.sample && <LockButton />}
      </div>
      <Search openings={searches} />
    </section>
  );
}
