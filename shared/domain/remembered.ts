/**
 * The same function, which works each answer out once and keeps it as long as it lives itself.
 *
 * @param work  depends on its argument alone
 * @param keyOf  tells two arguments apart wherever their answers differ
 */
export function remembered<A, R>(work: (argument: A) => R, keyOf: (argument: A) => string): (argument: A) => R {
  const answers = new Map<string, R>();
  return (argument) => {
    const key = keyOf(argument);
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known as R; // it is there, and only R is ever put in
    const answer = work(argument);
    answers.set(key, answer);
    return answer;
  };
}
