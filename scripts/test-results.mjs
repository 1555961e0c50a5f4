/** What vitest's JSON results say. Pure. */

/** Ending of the results of a second run beside those of the first. */
export const AGAIN = '.again.json';

const testsOf = (one) => one.assertionResults;
const namesOf = (one, status) =>
  testsOf(one)
    .filter((it) => it.status === status)
    .map((it) => it.fullName);

/** Files with a failed test, or that could not be loaded at all. */
export const failedFiles = (results) => results.testResults.filter((it) => it.status === 'failed').map((it) => it.name);

/**
 * Counts a run and, where there was one, its second run, which takes the place of the first for the files it ran.
 * `unsteady`: names of tests that failed first and passed alone. A file without tests of its own counts as one failure, so does a run in which nothing passed.
 */
export function countOf(first, second) {
  const again = new Map((second?.testResults ?? []).map((it) => [it.name, it]));
  const last = first.testResults.map((it) => again.get(it.name) ?? it);
  const passed = last.flatMap((it) => namesOf(it, 'passed')).length;
  const failed = last.flatMap((it) => namesOf(it, 'failed')).length;
  const unloaded = last.filter((it) => it.status === 'failed' && namesOf(it, 'failed').length === 0).length;
  const unsteady = first.testResults.flatMap((it) => {
    const alone = again.get(it.name);
    if (!alone) return [];
    const mended = namesOf(it, 'failed').filter((name) => namesOf(alone, 'passed').includes(name));
    return mended.length > 0 || it.status === alone.status ? mended : [it.name];
  });
  return { passed, failed: failed + unloaded + (passed === 0 ? 1 : 0), unsteady };
}
