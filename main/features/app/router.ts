import type { AppInfo, Finding } from '../../../shared/contract/app.ts';
import { zoneDataIsFresh } from '../../../shared/domain/feed/zone-freshness.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LogFile } from '../../ports/log.ts';
import type { Shell } from '../../ports/shell.ts';
import type { Implementer } from '../../rpc.ts';
import type { Nudges } from './nudges.ts';

export interface AppDeps {
  readonly version: string;
  readonly shell: Shell;
  readonly clock: Clock;
  readonly log: LogFile;
  readonly nudges: Pick<Nudges, 'watch'>;
  readonly examine: (whole: boolean) => Promise<readonly Finding[]>;
  readonly isRunning: () => boolean;
}

/** Lines of the log that Help shows. */
const tailLines = 200;

export function createAppRouter(os: Implementer, { version, shell, clock, log, nudges, examine, isRunning }: AppDeps) {
  return {
    info: os.app.info.handler((): AppInfo => ({ version, ...shell.info, zonesFresh: zoneDataIsFresh(), systemZone: clock.zone() })),
    nudges: os.app.nudges.handler(async function* ({ signal }) {
      yield* nudges.watch(signal);
    }),
    logTail: os.app.logTail.handler(() => ({ folder: log.folder, lines: [...log.tail(tailLines)] })),
    examine: os.app.examine.handler(async ({ input }) => ({ findings: [...(await examine(input.whole))] })),
    openLogs: os.app.openLogs.handler(async () => {
      await shell.openFolder(log.folder);
      return {};
    }),
    chooseFolder: os.app.chooseFolder.handler(async () => ({ folder: await shell.chooseFolder() })),
    displays: os.app.displays.handler(() => [...shell.displays()]),
    openClock: os.app.openClock.handler(async ({ input }) => {
      await shell.openClock(input.view, input.mode, input.displayId);
      return {};
    }),
    closeClock: os.app.closeClock.handler(({ input }) => {
      shell.closeClock(input.view);
      return {};
    }),
    holdClock: os.app.holdClock.handler(({ input }) => ({ through: shell.holdClock(input.view, input.held) })),
    startsAtLogin: os.app.startsAtLogin.handler(() => shell.loginStart()),
    setStartAtLogin: os.app.setStartAtLogin.handler(({ input }) => shell.setLoginStart(input.on)),
    drawByX11: os.app.drawByX11.handler(({ input }) => {
      if (isRunning()) throw new AppError('SESSION_RUNNING');
      shell.drawByX11(input.on);
      return {};
    }),
    setOnTop: os.app.setOnTop.handler(({ input }) => {
      shell.setOnTop(input.view, input.onTop);
      return {};
    }),
  };
}
