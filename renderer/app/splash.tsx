import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { MarkPicture } from '../ui/pictures.tsx';
import classes from './splash.module.css';

/** The first moment, before the core has answered. */
export function Splash(): ReactNode {
  return (
    <main className={classes['root']} aria-busy="true">
      <MarkPicture className={classes['mark']} />
      <VisuallyHidden component="output">Opening Session Desk</VisuallyHidden>
    </main>
  );
}
