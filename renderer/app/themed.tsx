import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { readStyleNonce } from './style-nonce.ts';
import classes from './toasts.module.css';
import { resolveCssVariables, theme } from './theme.ts';

export interface ThemedProps {
  readonly children: ReactNode;
}

/** The look of everything: theme and toasts. */
export function Themed({ children }: ThemedProps): ReactNode {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveCssVariables} defaultColorScheme="auto" getStyleNonce={readStyleNonce}>
      <Notifications position="bottom-center" limit={3} autoClose={5_000} classNames={{ root: classes['root'] ?? '' }} />
      {children}
    </MantineProvider>
  );
}
