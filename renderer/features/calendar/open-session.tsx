import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Instant, ZoneId } from '../../../shared/domain/time.ts';
import { useApi } from '../../app/api.ts';
import { useLeaveWhenGone } from '../../app/use-leave-when-gone.ts';
import { SessionEditor } from './session-editor.tsx';
import { sessionValues } from './session-form-values.ts';
import type { SessionWrites } from './use-session-writes.ts';

export interface OpenSessionProps {
  readonly sessionId: string;
  readonly zone: ZoneId;
  readonly now: Instant;
  readonly writes: SessionWrites;
  readonly onClose: () => void;
}

/** The form of the session that the address names; a session that is gone is said and left. */
export function OpenSession({ sessionId, zone, now, writes, onClose }: OpenSessionProps): ReactNode {
  const api = useApi();
  const session = useQuery(api.sessions.get.queryOptions({ input: { id: sessionId }, retry: false }));
  useLeaveWhenGone(session.error, onClose);
  if (!session.data) return null;
  return (
    <SessionEditor
      session={session.data}
      initialValues={sessionValues(session.data)}
      zone={zone}
      now={now}
      writes={writes}
      onClose={onClose}
    />
  );
}
