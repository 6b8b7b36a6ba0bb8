import { withoutUnshownNames } from '../../../shared/domain/clock/privacy.ts';
import type { Implementer } from '../../rpc.ts';
import type { ClockService } from './service.ts';

export function createClockRouter(os: Implementer, clock: () => ClockService) {
  return {
    watch: os.clock.watch.handler(async function* ({ context, signal }) {
      const isGlass = context.window === 'clock';
      for await (const state of clock().watch(signal)) yield isGlass ? { ...state, ...withoutUnshownNames(state) } : state;
    }),
    start: os.clock.start.handler(({ input }) => done(clock().startSession(input.sessionId, input))),
    startNext: os.clock.startNext.handler(() => done(clock().startNext())),
    chooseLateStart: os.clock.chooseLateStart.handler(({ input }) => done(clock().chooseLateStart(input))),
    pause: os.clock.pause.handler(() => done(clock().pause())),
    resume: os.clock.resume.handler(() => done(clock().resume())),
    adjust: os.clock.adjust.handler(({ input }) => done(clock().adjust(input.by))),
    finish: os.clock.finish.handler(() => done(clock().finish())),
    noShow: os.clock.noShow.handler(({ input }) => done(clock().noShow(input.sessionId))),
    hold: os.clock.hold.handler(({ input }) => done(clock().hold(input.sessionId))),
    undo: os.clock.undo.handler(() => done(clock().undo())),
    setHidden: os.clock.setHidden.handler(({ input }) => done(clock().setHidden(input))),
  };
}

/** Commands answer nothing: what they changed comes with the watch. */
function done(_: void): Record<string, never> {
  return {};
}
