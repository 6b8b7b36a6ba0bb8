import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { FailureNotice } from '../ui/failure-notice.tsx';

/** A screen that broke; the frame around it still works. */
export function ScreenFailure({ error, reset }: ErrorComponentProps): ReactNode {
  return <FailureNotice size="screen" error={error} onRetry={reset} />;
}
