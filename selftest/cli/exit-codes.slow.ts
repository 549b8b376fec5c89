import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { startSupplier } from '../../simulator/index.js';
import { startGateway, type Instead } from '../hostile/gateway.js';
import { command, newFolder, reportIn } from './cli.js';
import { troubleInWorker } from './trouble-in-worker.js';

const amendments = '/service-problem-amendments';
const quotes = '/quote';

/** What is examined: something that is created, and is to be removed; what the verdict rests on; and one thing beside. */
const only = ['create-problem.plain', 'amend-problem.plain', 'quote.plain'];

/** What amendments are answered, for each verdict that a run can come to; nothing listens where it is an error. */
const subjects = {
  conformant: undefined,
  'non-conformant': { status: 500, body: '{}' },
  incomplete: { status: 429, headers: { 'Retry-After': '99999999999' } },
  error: undefined,
} satisfies Record<string, Instead | undefined>;
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

/** What happens in the middle of a run: all is decided but the quote, which has no answer yet. */
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
    await using supplier = await supplierOf(subject, subject === 'error' ? 'is away' : 'answers');
    const { code, out, shown } = await runIn(outputs[output as keyof typeof outputs], supplier.url);
    expect(code, shown).toBe(codes[subject]);
    expectWhole(out, subject);
    supplier.expectClean();
  });

  test.each(cells.filter(([, row]) => !(row in outputs)))('%s, cut short by %s', async (subject, accident) => {
    const isSignal = accident.startsWith('SIG');
    const trouble = troubleInWorker('ends');
    const isAway = subject === 'error' && isSignal;
    await using supplier = await supplierOf(subject, isAway ? 'is away' : 'hangs');
    // Of a supplier that cannot be reached nothing is decided, so there is no middle.
    const middle = isAway ? /^Examining/m : /^2\/3 test cases/m;
    const { code, out, shown } = await runIn('exec "$@"', supplier.url, trouble.environment, middle, (pid) =>
      isSignal ? process.kill(pid, accident) : trouble.begin(),
    );
    const expected = afterAccident(subject, isSignal);
    expect(code, shown).toBe(codes[expected]);
    expectWhole(out, expected);
    supplier.expectClean();
  });
});

/** A failure stays one; without any, a signal leaves a run incomplete, and a worker that is lost is an error. */
function afterAccident(subject: Subject, isSignal: boolean): Subject {
  if (subject === 'non-conformant') return subject;
  if (!isSignal) return 'error';
  return subject === 'conformant' ? 'incomplete' : subject;
}

/** A supplier for a verdict, that takes demo-token. */
async function supplierOf(subject: Subject, manner: 'answers' | 'hangs' | 'is away') {
  if (manner === 'is away') {
    const url = `http://127.0.0.1:${await freePort()}`;
    return { url, expectClean: () => undefined, [Symbol.asyncDispose]: () => Promise.resolve() };
  }
  const supplier = await startSupplier();
  const left = new Set<unknown>();
  let created = 0;
  const gateway = await startGateway({
    target: supplier.url,
    admit: ({ url }) => (manner === 'hangs' && url === quotes ? new Promise<boolean>(() => undefined) : true),
    instead: ({ url }) => (url === amendments ? subjects[subject] : undefined),
    watch: ({ path, status, sent }) => {
      if (status !== 201) return;
      const body = JSON.parse(sent) as Record<string, unknown>;
      if (path === '/service-problems') created += left.add(body['id']) && 1;
      if (path === '/service-problem-cancellations') left.delete(body['serviceProblemId']);
    },
  });
  return {
    url: gateway.url,
    /** Whether all that was created was removed. */
    expectClean() {
      expect(created).toBeGreaterThan(0);
      expect([...left]).toEqual([]);
    },
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]();
      await supplier.close();
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
): Promise<{ readonly code: number | null; readonly out: string; readonly shown: string }> {
  const out = newFolder();
  const folder = newFolder();
  const kept = Object.entries(process.env).filter(([name]) => !/^(FCC_|VITEST|NODE_OPTIONS|CI$)/.test(name));
  const target = ['run', '--base-url', url, '--token', 'demo-token', '--timeout', '20000', '--out', out];
  const args = [...target, '--only', ...only];
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
  return { code, out, shown };
}

/** Every report is there, whole, and says the same. */
function expectWhole(out: string, subject: Subject): void {
  const read = (name: string) => readFileSync(join(out, name), 'utf8');
  // Of what a supplier implements, the rest was not chosen.
  const verdict = subject === 'conformant' ? 'partial' : subject;
  expect(reportIn(out)).toMatchObject({ verdict, leftovers: [] });
  expect(XMLValidator.validate(read('junit.xml'))).toBe(true);
  expect(JSON.parse(read('traffic.har'))).toHaveProperty('log.entries');
  expect(read('report.md')).not.toBe('');
  expect(read('report.html')).toMatch(/<\/html>\n$/);
}
