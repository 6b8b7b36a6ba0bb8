import { useEffect, useRef, type ReactNode } from 'react';
import classes from './page-header.module.css';

export interface PageHeaderProps {
  readonly title: string;
  /** The window's title, where the heading holds the user's or a feed's own words: those never reach it (docs/security.md). */
  readonly windowTitle?: string;
  /** One line under the title. */
  readonly lead?: ReactNode;
  /** Buttons on the right. */
  readonly children?: ReactNode;
}

/** Heads a screen: names the window and takes the focus, so that a screen reader announces the change. */
export function PageHeader({ title, windowTitle = title, lead, children }: PageHeaderProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${windowTitle} · Session Desk`;
  }, [windowTitle]);
  useEffect(() => {
    const isFree = document.activeElement === document.body || document.activeElement?.closest('nav') !== null;
    if (isFree) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <header className={classes['root']}>
      <div className={classes['words']}>
        <h1 ref={heading} tabIndex={-1} className={classes['title']}>
          {title}
        </h1>
        {lead !== undefined && <p className={classes['lead']}>{lead}</p>}
      </div>
      {children !== undefined && <div className={classes['actions']}>{children}</div>}
    </header>
  );
}
