import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';
import {
  amendProblem,
  cancelProblem,
  createProblem,
  decideResolution,
  serviceProblemOperations,
} from '../../contract/requirements/index.js';
import type { RunReport } from '../../harness/run-report.js';
import { run } from './cli.js';

/**
 * What is true of Prism, a public mock made from the OpenAPI description: it checks requests against the description
 * and answers with the documented examples, but keeps no state, knows no tokens and echoes nothing.
 */
const everywhere = {
  'API-AUTH-VALID': 'takes any bearer token',
  'API-REQUEST-ID': 'answers X-Request-ID: string',
  'API-CONVERSATION-ID': 'answers X-Conversation-ID: string',
  'API-UNCHANGED': "answers the example's data in place of the request's",
  'API-ERROR-HEADERS': 'answers errors without the two headers, which are documented for success answers only',
  'API-HEADER-CODE': 'answers 422 to a missing header',
  'API-ERROR-BODY': 'answers malformed JSON with a problem document of its own',
} as const;
const incomplete = { 'API-COMPLETE': 'leaves out optional data that its example lacks' };
const besides: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  [createProblem]: { ...incomplete, 'SP-REFERENCE-UNIQUE': 'hands out A123X each time' },
  [amendProblem]: {
    ...incomplete,
    'SP-AMEND-UNKNOWN': 'amends whatever is asked for',
    'SP-AMEND-ENDED': 'does not know that the problem was cancelled',
  },
  [cancelProblem]: {
    'SP-CANCEL-UNKNOWN': 'cancels whatever is asked for',
    'SP-CANCEL-ENDED': 'does not know that the problem was cancelled',
  },
  [decideResolution]: { 'SP-RESOLVE-UNKNOWN': 'confirms any decision' },
};

test('a public mock made from the description ends in a full report whose every finding is true', async () => {
  await using mock = await startPrism();
  const { code, report, stderr } = await run(['--base-url', mock.url, '--token', 'any-token', '--runs', '5']);

  expect([code, report.verdict]).toEqual([1, 'non-conformant']);
  expect(stderr).not.toMatch(/error:|^\s+at /m);
  expect(report.counts.error).toBe(0);
  expect(report.counts.inconclusive).toBe(0);
  for (const operation of serviceProblemOperations)
    expect(violatedIn(report, operation), operation).toEqual(
      Object.keys({ ...everywhere, ...besides[operation] }).sort((a, b) => a.localeCompare(b)),
    );
});

function violatedIn({ testCases }: RunReport, operation: string): readonly string[] {
  const violated = testCases
    .filter((testCase) => testCase.operation === operation)
    .flatMap((result) => result.violated);
  return [...new Set(violated)].sort((a, b) => a.localeCompare(b));
}

async function startPrism(): Promise<{ url: string } & AsyncDisposable> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js'),
      'mock',
      '--port',
      String(port),
      join(packageRoot, 'contract/openapi/supplier-api-1.15.yaml'),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NO_COLOR: '1' } },
  );
  const listening = new Promise<void>((resolve) => {
    createInterface(child.stdout).on('line', (line) => line.includes('Prism is listening') && resolve());
  });
  await Promise.race([listening, once(child, 'exit').then(() => Promise.reject(new Error('Prism did not start.')))]);
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
