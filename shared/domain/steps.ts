/**
 * A long computation in short steps. It yields now and then, so that whoever runs it may do other things in between
 * or give up, and returns its result.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Items between two yields, where an item takes some tens of microseconds. */
const STEP = 100;

/** Runs all steps at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Does the work for each item, in order. */
export function* eachInSteps<T>(items: Iterable<T>, work: (item: T, index: number) => void): Steps<undefined> {
  let index = 0;
  for (const item of items) {
    work(item, index);
    index += 1;
    if (index % STEP === 0) yield;
  }
  return undefined;
}

/** The results in the order of the items. */
export function* mapInSteps<T, R>(items: Iterable<T>, work: (item: T, index: number) => R): Steps<readonly R[]> {
  const results: R[] = [];
  yield* eachInSteps(items, (item, index) => {
    results.push(work(item, index));
  });
  return results;
}
