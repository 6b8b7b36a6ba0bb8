import { UnstyledButton, type BoxMod } from '@mantine/core';
import type { ComponentPropsWithoutRef, KeyboardEvent, ReactElement } from 'react';
import type { Session } from '../../../shared/contract/sessions.ts';
import { hangFromTop } from './drag-picture.ts';
import classes from './event-button.module.css';

export interface EventButtonProps {
  readonly session: Session;
  /** What the grid wants on the element: place, handlers, drag. */
  readonly given: ComponentPropsWithoutRef<'button'> & { readonly mod?: BoxMod };
  readonly onKey: (event: KeyboardEvent) => void;
}

/** A session on the grid: the grid places it, the service colours it, keys move it. */
export function EventButton({ session, given, onKey }: EventButtonProps): ReactElement {
  const { className, style, mod, title: _title, onDragStart, ...rest } = given;
  // The grid writes its own colours on the element, so ours must stand there too.
  const colours = {
    '--session-colour': colourOf(session),
    '--event-bg': 'var(--session-tint)',
    '--event-color': 'var(--ink)',
  };
  return (
    <UnstyledButton
      {...rest}
      className={`${className ?? ''} ${classes['event'] ?? ''}`}
      style={{ ...style, ...colours }}
      mod={[mod, { status: session.status, kind: session.kind }]}
      onKeyDown={onKey}
      onDragStart={(event) => {
        hangFromTop(event);
        onDragStart?.(event);
      }}
    />
  );
}

function colourOf({ kind, service }: Session): string {
  if (kind === 'break') return 'var(--line-strong)';
  return service?.colour ?? 'var(--accent)';
}
