import { useEffect, useRef, type ReactNode } from 'react';
import { MarkPicture } from '../../ui/pictures.tsx';
import classes from './vault-page.module.css';

export interface VaultPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** `2 of 4`, where the page is a step. */
  readonly step?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page outside the open profile: the mark, one heading, one thing to do. */
export function VaultPage({ title, lead, step, wide = false, children }: VaultPageProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Session Desk`;
    // A field that asked for the focus keeps it; otherwise a screen reader starts at the heading.
    if (!(document.activeElement instanceof HTMLInputElement)) heading.current?.focus();
  }, [title]);
  return (
    <main className={classes['page']}>
      <div className={classes['column']} data-wide={wide || undefined}>
        <p className={classes['mark']}>
          <MarkPicture className={classes['picture']} />
          Session Desk
          {step !== undefined && <span className={classes['step']}>{step}</span>}
        </p>
        <h1 ref={heading} tabIndex={-1} className={classes['title']}>
          {title}
        </h1>
        {lead !== undefined && <p className={classes['lead']}>{lead}</p>}
        {children}
      </div>
    </main>
  );
}
