import { describe, expect, test } from 'vitest';
import type { RunReport } from '../../harness/report/run-report.js';
import { answer, hostileListener } from '../harness/hostile-listener.js';
import { run } from './cli.js';

const json = { 'Content-Type': 'application/json' };
const failed = ({ testCases }: RunReport) => testCases.filter(({ verdict }) => verdict === 'fail');

describe.concurrent('a target that is not a supplier ends in a full report and an honest exit code', () => {
  test.each<[string, string | undefined, number, RunReport['verdict'], string | undefined]>([
    ['answers 200 {} to everything', answer(200, '{}', json), 1, 'non-conformant', 'API-STATUS'],
    [
      'answers a 404 page to everything',
      answer(404, '<h1>Not found</h1>', { 'Content-Type': 'text/html' }),
      3,
      'incomplete',
      undefined,
    ],
    ['closes every connection', undefined, 2, 'error', undefined],
    ['answers 401 to everything', answer(401, '{}', json), 3, 'incomplete', undefined],
  ])('one that %s', async (_, reply, code, verdict, requirement) => {
    await using listener = await hostileListener(
      (socket) => void (reply === undefined ? socket.destroy() : socket.end(reply)),
    );
    const outcome = await run(['--base-url', listener.url, '--token', 'x', '--mode', 'smoke', '--timeout', '2000']);
    const { report, stderr, stdout } = outcome;
    expect([outcome.code, report.verdict], stdout).toEqual([code, verdict]);
    expect(report.counts.error, stdout).toBe(0);
    expect(stderr).not.toMatch(/error:|^\s+at /m);
    expect(report.testCases.length).toBeGreaterThan(400);
    if (requirement === undefined) expect(failed(report)).toEqual([]);
    else expect(failed(report).flatMap(({ violated }) => violated)).toContain(requirement);
  });

  test('an address where nothing listens: exit code 2, one sentence, and no test case fails', async () => {
    const { code, report, stderr } = await run(['--base-url', 'http://127.0.0.1:9', '--token', 'x']);
    expect([code, report.verdict]).toEqual([2, 'error']);
    expect(stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^Examining http:\/\/127\.0\.0\.1:9/),
      expect.stringMatching(/^error: The supplier at http:\/\/127\.0\.0\.1:9 cannot be reached\. .*ECONNREFUSED/),
    ]);
    expect(report.counts['not-run']).toBe(report.testCases.length);
    expect(report.reason).toContain('cannot be reached');
  });
});
