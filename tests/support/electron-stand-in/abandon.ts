// Starts the desktop app as a test does, and waits; a test kills this process to see that nothing of the app stays.
import { dashboardLoaded, startDesktop } from './desktop.ts';

const desktop = await startDesktop();
await dashboardLoaded(desktop);
process.send?.({ pid: desktop.process.pid, folder: desktop.folder });
