/**
 * What a piece of work costs this thread, in ms of processor time: on a busy machine the same as on an idle one,
 * other than the time on the wall.
 */
export function withCpuTime<T>(work: () => T): { readonly result: T; readonly cpuMs: number } {
  const before = process.threadCpuUsage();
  const result = work();
  const { user, system } = process.threadCpuUsage(before);
  return { result, cpuMs: (user + system) / 1_000 };
}
