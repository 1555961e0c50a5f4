import { expect, test } from 'vitest';
// @ts-expect-error plain JavaScript, run by CI before anything is built
import { countOf, failedFiles } from './test-results.mjs';

const file = (name: string, tests: Record<string, 'passed' | 'failed'>, status = 'passed') => ({
  name,
  status: Object.values(tests).includes('failed') ? 'failed' : status,
  assertionResults: Object.entries(tests).map(([fullName, it]) => ({ fullName, status: it })),
});
const run = (...testResults: ReturnType<typeof file>[]) => ({ testResults });

test('what fails and then passes alone is counted as passed and named as unsteady', () => {
  const first = run(file('a', { one: 'passed', two: 'failed' }), file('b', { three: 'passed' }));
  expect(failedFiles(first)).toEqual(['a']);
  expect(countOf(first, run(file('a', { one: 'passed', two: 'passed' })))).toEqual({
    passed: 3,
    failed: 0,
    unsteady: ['two'],
  });
});

test('what fails twice has failed, also where another test of its file passes the second time', () => {
  const first = run(file('a', { one: 'failed', two: 'failed' }));
  expect(countOf(first, run(file('a', { one: 'passed', two: 'failed' })))).toEqual({
    passed: 1,
    failed: 1,
    unsteady: ['one'],
  });
  expect(countOf(first)).toEqual({ passed: 0, failed: 3, unsteady: [] });
});

test('a file that cannot be loaded is a failure, and so is a run in which nothing passed', () => {
  const broken = run(file('a', { one: 'passed' }), file('b', {}, 'failed'));
  expect(countOf(broken)).toEqual({ passed: 1, failed: 1, unsteady: [] });
  expect(countOf(broken, run(file('b', { two: 'passed' })))).toEqual({ passed: 2, failed: 0, unsteady: ['b'] });
  expect(countOf(run()).failed).toBe(1);
});
