import { Button, Drawer } from '@mantine/core';
import type { ReactNode, SubmitEvent } from 'react';
import { FailureNotice } from './failure-notice.tsx';
import classes from './form-drawer.module.css';

export interface FormDrawerProps {
  readonly opened: boolean;
  /** `wide` for forms with tables in them. */
  readonly size?: 'usual' | 'wide';
  readonly title: string;
  /** One line under the title: why the form asks what it asks. */
  readonly lead?: ReactNode;
  readonly submitLabel: string;
  readonly busy: boolean;
  /** There is nothing to save, and the fields say why. */
  readonly blocked?: boolean;
  /** Why the last save failed; the fields keep what was typed. */
  readonly error: unknown;
  /** Buttons at the left of the foot, away from Save. */
  readonly aside?: ReactNode;
  readonly onSubmit: (event: SubmitEvent<HTMLFormElement>) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A form at the right edge: the list stays in sight, Enter saves, Esc leaves. */
export function FormDrawer({
  opened,
  size = 'usual',
  title,
  lead,
  submitLabel,
  busy,
  blocked = false,
  error,
  aside,
  onSubmit,
  onClose,
  children,
}: FormDrawerProps): ReactNode {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={size === 'wide' ? '36rem' : '28rem'}
      title={title}
      classNames={{ body: classes['body'], content: classes['content'], header: classes['header'] }}
    >
      <form className={classes['form']} onSubmit={onSubmit} noValidate>
        <div className={classes['fields']}>
          {lead !== undefined && <p className={classes['lead']}>{lead}</p>}
          {children}
        </div>
        <div className={classes['foot']}>
          {error !== null && error !== undefined && <FailureNotice error={error} />}
          <div className={classes['buttons']}>
            <div className={classes['aside']}>{aside}</div>
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={busy} disabled={blocked}>
              {submitLabel}
            </Button>
          </div>
        </div>
      </form>
    </Drawer>
  );
}
