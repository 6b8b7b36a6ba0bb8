import { withoutUnshownNames } from '../../../shared/domain/clock/privacy.ts';
import type { Implementer } from '../../rpc.ts';
import type { ClockService } from './service.ts';

export function createClockRouter(os: Implementer, clock: () => ClockService) {
  return {
    watch: os.clock.watch.handler(async function* ({ context, signal }) {
      const isGlass = context.window === 'clock';
      for await (const state of clock().watch(signal)) yield isGlass ? { ...state, ...withoutUnshownNames(state) } : state;
    }),
    start: os.clock.start.handler(({ input }) => run(() => clock().startItem(input.itemId, input))),
    startNext: os.clock.startNext.handler(() => run(() => clock().startNext())),
    chooseLateStart: os.clock.chooseLateStart.handler(({ input }) => run(() => clock().chooseLateStart(input))),
    pause: os.clock.pause.handler(() => run(() => clock().pause())),
    resume: os.clock.resume.handler(() => run(() => clock().resume())),
    adjust: os.clock.adjust.handler(({ input }) => run(() => clock().adjust(input.by))),
    finish: os.clock.finish.handler(() => run(() => clock().finish())),
    noShow: os.clock.noShow.handler(({ input }) => run(() => clock().noShow(input.sessionId))),
    hold: os.clock.hold.handler(({ input }) => run(() => clock().hold(input.sessionId))),
    undo: os.clock.undo.handler(() => run(() => clock().undo())),
    setHidden: os.clock.setHidden.handler(({ input }) => run(() => clock().setHidden(input))),
  };
}

/** Commands answer nothing: what they changed comes with the watch. */
function run(command: () => void): Record<string, never> {
  command();
  return {};
}
