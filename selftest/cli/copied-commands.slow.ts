import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Exchange } from '../../harness/report/exchange.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { startSupplier } from '../../simulator/index.js';
import { startGateway, type Instead } from '../hostile/gateway.js';
import { ended, newFolder, reportIn, startCli, type Ended } from './cli.js';

const ids = ['create-problem.auth.appended', 'create-problem.auth.altered', 'cancel-problem.unknown', 'quote.plain'];
const token = 'copied-token-1234';

/** Runs what a reader has copied, in a shell and in a folder. */
function inShell(command: string, cwd: string): Promise<Ended> {
  const { PATH = '' } = process.env;
  return new Promise((resolve) => {
    const child = execFile('sh', ['-c', command], { cwd, env: { PATH, FCC_TOKEN: token } }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

function printed(label: string, stdout: string, id: string): string {
  const line = stdout.split('\n').find((each) => each.trim().startsWith(`${label} `) && each.includes(id));
  expect(line, stdout).toBeDefined();
  return (line ?? '').trim().slice(label.length).trim();
}

test('what a report prints can be copied into a shell, and shows the same there', async () => {
  const supplier = await startSupplier({ faults: ['unknown-problem-cancelled-on-cancel'] });
  const credentials: string[] = [];
  const refusedQuote = { status: 422, body: '{"uuid":"1","code":"INVALID","messages":["no such site"]}' };
  let cancelling: Instead | undefined;
  await using gateway = await startGateway({
    target: supplier.url,
    admit: ({ headers }) => credentials.push(headers.authorization ?? '') > 0,
    instead: ({ url = '' }) => {
      if (url === '/quote') return refusedQuote;
      return url.includes('cancel') ? cancelling : undefined;
    },
  });
  const folder = newFolder();
  const run = await ended(
    startCli(['run', '--base-url', gateway.url, '--out', 'results', '--only', ...ids], { FCC_TOKEN: token }, folder),
  );
  expect(run.code, run.stdout + run.stderr).toBe(1);
  const report = reportIn(join(folder, 'results'));
  const testCase = (id: string) => report.testCases.find((each) => each.id === id) as TestCaseResult;
  const exchanges = readFileSync(join(folder, 'results', 'exchanges.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Exchange);

  const usual = `Bearer ${token}`;
  // The curl of a credential test sends the altered credential.
  for (const [id, sent] of [
    ['create-problem.auth.appended', `${usual}AAAA`],
    ['create-problem.auth.altered', credentials.find((each) => each !== usual && each.length === usual.length)],
  ] as const) {
    const { verdict, curl = '' } = testCase(id);
    expect(verdict).toBe('fail');
    expect(curl).not.toContain(token);
    credentials.length = 0;
    const { stdout } = await inShell(curl, folder);
    expect(credentials).toEqual([sent]);
    expect(stdout).toMatch(/^HTTP\/1\.1 201 /m);
  }

  // An undecided case has its curl.
  const { verdict, curl = '', reason } = testCase('quote.plain');
  expect([verdict, reason]).toEqual(['inconclusive', expect.stringContaining('(422 ')]);
  expect((await inShell(curl, folder)).stdout).toMatch(/^HTTP\/1\.1 422 [\s\S]*no such site/);

  // The judged request is compared with the accepted control, not with its own repeat.
  const { control, judgedExchange } = testCase('cancel-problem.unknown');
  const [accepted, judged] = [control, judgedExchange].map((number) =>
    exchanges.find((each) => each.number === number),
  );
  const problemOf = (exchange: Exchange | undefined) =>
    (JSON.parse(exchange?.request.body ?? '{}') as { readonly serviceProblemId?: number }).serviceProblemId;
  const raised = exchanges.map(({ request }) => (JSON.parse(request.body ?? '{}') as { readonly id?: number }).id);
  expect(accepted?.response?.status).toBe(201);
  expect(raised).toContain(problemOf(accepted));
  expect(raised).not.toContain(problemOf(judged));

  // A copied replay line works where it was copied, and says whether it is the same that fails.
  const replay = printed('replay', run.stdout, 'cancel-problem.unknown');
  const still = await inShell(replay, folder);
  expect([still.code, still.stdout], still.stderr).toEqual([1, expect.stringMatching(/^STILL FAILS: cancel-problem/)]);
  cancelling = { status: 500, body: '{}' };
  const otherwise = await inShell(replay, folder);
  await supplier.close();
  expect([otherwise.code, otherwise.stdout], otherwise.stderr).toEqual([
    1,
    expect.stringMatching(/^FAILS DIFFERENTLY: cancel-problem.*[\s\S]*now API-NO-SERVER-ERROR/),
  ]);
});
