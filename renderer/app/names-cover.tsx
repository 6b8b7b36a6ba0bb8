import { Button } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useEffect, type ReactNode } from 'react';
import classes from './names-cover.module.css';

export interface NamesCoverProps {
  readonly onShow: () => void;
}

/** Stands over a screen of names while they are hidden; what was typed beneath stays. */
export function NamesCover({ onShow }: NamesCoverProps): ReactNode {
  useEffect(() => {
    let covered = document.title;
    // The screen beneath may come later than this, and then says its own.
    const cover = (): void => {
      if (document.title === 'Session Desk') return;
      covered = document.title;
      document.title = 'Session Desk';
    };
    cover();
    const watch = new MutationObserver(cover);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      watch.disconnect();
      document.title = covered;
    };
  }, []);
  return (
    <section className={classes['cover']} data-covers-names aria-label="Names are hidden">
      <IconEyeOff size={32} stroke={1.6} aria-hidden="true" />
      <h1 className={classes['title']}>Names are hidden</h1>
      <p className={classes['lead']}>This screen is made of names. Today, the calendar and the clock go on without them.</p>
      <Button onClick={onShow}>Show names</Button>
    </section>
  );
}
