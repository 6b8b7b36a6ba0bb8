import { powerMonitor, screen } from 'electron';
import type { PowerEvent } from '../ports/shell.ts';
import type { ClockWindows } from './clock-windows.ts';

/** Passes on what the computer does: sleep, lock and changes of its displays. Linux never tells of the lock. */
export function followSystem(power: (event: PowerEvent) => void, clocks: Pick<ClockWindows, 'settle'>): void {
  powerMonitor.on('suspend', () => power('suspend'));
  powerMonitor.on('resume', () => {
    power('resume');
    clocks.settle();
  });
  powerMonitor.on('lock-screen', () => power('screenLock'));
  powerMonitor.on('unlock-screen', () => power('screenUnlock'));
  screen.on('display-added', () => clocks.settle());
  screen.on('display-removed', () => clocks.settle());
  screen.on('display-metrics-changed', () => clocks.settle());
}
