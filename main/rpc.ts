import { implement, ORPCError } from '@orpc/server';
import { contract } from '../shared/contract/index.ts';
import { isAppError } from '../shared/errors/app-error.ts';
import type { Log } from './ports/log.ts';

/** Which window asks; the clock window may call only what a clock needs. */
export type WindowRole = 'dashboard' | 'clock';

export interface CallContext {
  readonly window: WindowRole;
}

const clockMayCall = new Set([
  'app.info',
  'app.openClock',
  'app.closeClock',
  'app.setOnTop',
  'app.holdClock',
  'app.displays',
  'changes.watch',
  'clock.watch',
  'clock.start',
  'clock.chooseLateStart',
  'clock.hold',
  'clock.startNext',
  'clock.pause',
  'clock.resume',
  'clock.adjust',
  'clock.finish',
  'clock.noShow',
  'clock.undo',
  'clock.setHidden',
  'preferences.get',
  'vault.watchState',
]);

/**
 * The contract, ready for handlers: checks the window's role and turns every failure into one the contract knows.
 * Expected outcomes keep their code; anything else is logged and answered as UNEXPECTED with a reference.
 */
export function createImplementer(log: Log) {
  return implement(contract)
    .$context<CallContext>()
    .use(async ({ context, next, path }) => {
      const operation = path.join('.');
      if (context.window === 'clock' && !clockMayCall.has(operation)) throw new ORPCError('FORBIDDEN', { data: { operation } });
      try {
        const result = await next();
        return isStream(result.output) ? { ...result, output: translating(result.output, operation, log) } : result;
      } catch (error) {
        throw toWireError(error, operation, log);
      }
    });
}

export type Implementer = ReturnType<typeof createImplementer>;

function isStream(output: unknown): output is AsyncIterable<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output;
}

/** A stream fails after its handler has returned, where nothing else would translate it. */
async function* translating(stream: AsyncIterable<unknown>, operation: string, log: Log): AsyncGenerator<unknown, void, void> {
  try {
    yield* stream;
  } catch (error) {
    throw toWireError(error, operation, log);
  }
}

function toWireError(error: unknown, operation: string, log: Log): unknown {
  if (isAppError(error)) return new ORPCError(error.code, { data: error.details, cause: error });
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return new ORPCError('INVALID_INPUT', { data: {}, cause: error });
  if (error instanceof Error && error.name === 'AbortError') return error;
  const reference = log.error('operation.failed', error, { operation });
  return new ORPCError('UNEXPECTED', { data: { reference }, cause: error });
}
