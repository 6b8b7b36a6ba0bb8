import type { StandIn } from './electron.ts';

export interface DriverRequest {
  readonly id: number;
  /** Source of a function of the stand-in and one argument. */
  readonly source: string;
  readonly argument: unknown;
}

export type DriverAnswer = { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };

/** Runs what the test process asks for, inside this process. */
export function followDriver(standIn: StandIn): void {
  // A test process that was killed must not leave the app behind.
  process.once('disconnect', () => process.exit(0));
  process.on('message', (request: DriverRequest) => void answer(standIn, request).then((message) => process.send?.(message)));
}

async function answer(standIn: StandIn, { id, source, argument }: DriverRequest): Promise<DriverAnswer> {
  try {
    // oxlint-disable-next-line typescript/no-implied-eval -- the test's own code, sent over from its process
    const work = new Function('standIn', 'argument', `return (${source})(standIn, argument)`) as (
      standIn: StandIn,
      argument: unknown,
    ) => unknown;
    return { id, value: await work(standIn, argument) };
  } catch (error) {
    return { id, error: error instanceof Error ? String(error.stack) : String(error) };
  }
}
