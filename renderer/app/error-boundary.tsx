import { Component, type ReactNode } from 'react';
import { FailureNotice } from '../ui/failure-notice.tsx';

export interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly failed: { readonly error: unknown } | null;
}

/** The last net: what no screen caught is shown in words instead of an empty window. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { failed: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { failed: { error } };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <FailureNotice size="screen" error={this.state.failed.error} onRetry={() => window.location.reload()} />;
  }
}
