import { describe, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { run } from './cli.js';
import { against } from './suppliers.js';

/** All that the run may send, its clean-up included; a full run sends more than ten times as much. */
const maxRequests = 300;

describe('a run with --max-failures 1 sends few requests to a supplier', () => {
  test.each([
    ['answers with another body', 'answer-as-list-on-slots', 'AP-SLOTS-BODY'],
    ['takes a request without a field', 'missing-problem-text-accepted-on-create', 'API-FIELD-REQUIRED'],
    ['takes a made-up token', 'any-bearer-token-on-cancel', 'API-AUTH-VALID'],
  ])('that %s', async (_, fault, requirement) => {
    const port = await freePort();
    const { report } = await against({ port, faults: [fault] }, () =>
      run(['--base-url', `http://127.0.0.1:${port}`, '--token', 'demo-token', '--rate', '0', '--max-failures', '1']),
    );
    expect(report.testCases.filter(({ verdict }) => verdict === 'fail').flatMap(({ violated }) => violated)).toContain(
      requirement,
    );
    expect(report.exchanges).toBeLessThan(maxRequests);
  });
});
