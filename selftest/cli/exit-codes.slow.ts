import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import type { RunVerdict } from '../../harness/report/run-report.js';
import { command, newFolder, reportIn } from './cli.js';
import { troubleInWorker } from './trouble-in-worker.js';

/** A description of two operations: what they answer is all that a verdict rests on, and a run takes a second. */
const description = `
openapi: 3.1.0
info: { title: Two operations, version: '1' }
paths:
  /first:
    get:
      responses:
        '200':
          description: It has a name.
          content:
            application/json:
              schema: { type: object, required: [name], properties: { name: { type: string } } }
  /second:
    get:
      responses:
        '200': { description: Anything., content: { application/json: { schema: { type: object } } } }
`;

/** What GET /first answers, for each verdict that a run can come to. */
const subjects = {
  conformant: (_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"name":"x"}'),
  'non-conformant': (_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"name":1}'),
  incomplete: (_, response) => response.writeHead(429, { 'Retry-After': '99999999999' }).end(),
  error: (request) => request.socket.destroy(),
} satisfies Record<string, RequestListener>;
type Subject = keyof typeof subjects;
const codes: Readonly<Record<Subject, number>> = { conformant: 0, 'non-conformant': 1, incomplete: 3, error: 2 };

/** Where the output of the command "$@" goes; what the shell ends with is the exit code of the command. */
const outputs = {
  'a terminal': 'COMMAND=$(printf "%q " "$@"); script -qec "$COMMAND" /dev/null',
  'a file': '"$@" > printed 2>&1',
  '| true': '"$@" | true',
  '| head -1': '"$@" | head -1',
  '2>&1 | head -1': '"$@" 2>&1 | head -1',
  'a full device': '"$@" > /dev/full 2>&1',
  'a closed stderr': '"$@" 2>&-',
} as const;

/** What happens in the middle of a run: GET /first is decided, and GET /second has no answer yet. */
const accidents = ['SIGINT', 'SIGTERM', 'SIGHUP', 'the end of the worker'] as const;

/** The other quarters of the matrix are run for other commits: CI turns it, `EXIT_CODES=all` runs the whole. */
const { EXIT_CODES: part = '0' } = process.env;
const isChosen = (row: number, subject: number) => part === 'all' || (row + Number(part)) % 4 === subject;
const rows = [...Object.keys(outputs), ...accidents];
const cells = Object.keys(subjects).flatMap((subject, column) =>
  rows.flatMap((row, index) => (isChosen(index, column) ? [[subject as Subject, row] as const] : [])),
);

describe.concurrent('the exit code is that of the verdict', () => {
  test.each(cells.filter(([, row]) => row in outputs))('%s, printed to %s', async (subject, output) => {
    await using supplier = await supplierOf(subject, { unreachable: subject === 'error' });
    const { code, out } = await runIn(outputs[output as keyof typeof outputs], supplier.url);
    expect(code).toBe(codes[subject]);
    expectWhole(out, subject);
  });

  test.each(cells.filter(([, row]) => !(row in outputs)))('%s, cut short by %s', async (subject, accident) => {
    const isSignal = accident.startsWith('SIG');
    const trouble = troubleInWorker('ends');
    await using supplier = await supplierOf(subject, { hangs: true, unreachable: subject === 'error' && isSignal });
    // Of a supplier that cannot be reached nothing is decided, so there is no middle.
    const middle = subject === 'error' ? /^Examining/m : /^6\/8 test cases/m;
    const { code, out } = await runIn('exec "$@"', supplier.url, trouble.environment, middle, (pid) =>
      isSignal ? process.kill(pid, accident) : trouble.begin(),
    );
    const verdict = subject === 'conformant' ? (isSignal ? 'incomplete' : 'error') : subject;
    const expected = !isSignal && verdict === 'incomplete' ? 'error' : verdict;
    expect(code).toBe(codes[expected]);
    expectWhole(out, expected);
  });
});

/** A supplier to examine by the description. */
async function supplierOf(subject: Subject, { hangs = false, unreachable = false } = {}) {
  if (unreachable)
    return { url: `http://127.0.0.1:${await freePort()}`, [Symbol.asyncDispose]: () => Promise.resolve() };
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === '/second' && hangs) return;
    if (request.url === '/') response.writeHead(404).end();
    else
      (subject !== 'error' && request.url === '/second' ? subjects.conformant : subjects[subject])(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Runs the command in a shell; does something with its process when its standard error shows a line. */
async function runIn(
  shell: string,
  url: string,
  environment: Readonly<Record<string, string>> = {},
  middle?: RegExp,
  what?: (pid: number) => void,
): Promise<{ readonly code: number | null; readonly out: string }> {
  const out = newFolder();
  const folder = newFolder();
  const spec = join(folder, 'api.yaml');
  writeFileSync(spec, description);
  const kept = Object.entries(process.env).filter(([name]) => !/^(FCC_|VITEST|NODE_OPTIONS|CI$)/.test(name));
  const args = ['run', '--spec', spec, '--base-url', url, '--token', 'canary', '--timeout', '20000', '--out', out];
  const running = spawn('bash', ['-c', `set -o pipefail; ${shell}`, 'bash', process.execPath, command, ...args], {
    cwd: folder,
    env: { ...Object.fromEntries(kept), ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let shown = '';
  let done = false;
  running.stderr.on('data', (text: Buffer) => {
    shown += text.toString();
    if (done || !middle?.test(shown) || running.pid === undefined) return;
    done = true;
    what?.(running.pid);
  });
  const [code] = (await once(running, 'close')) as [number | null];
  return { code, out };
}

/** Every report is there, whole, and says the same. */
function expectWhole(out: string, verdict: RunVerdict): void {
  const read = (name: string) => readFileSync(join(out, name), 'utf8');
  expect(reportIn(out)).toMatchObject({ verdict, leftovers: [] });
  expect(XMLValidator.validate(read('junit.xml'))).toBe(true);
  expect(JSON.parse(read('traffic.har'))).toHaveProperty('log.entries');
  expect(read('report.md')).not.toBe('');
  expect(read('report.html')).toMatch(/<\/html>\n$/);
}
