// cspell:ignore plian certfy jnit tenent
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Certification, CertifyOptions } from '../../bin/run/certify-options.js';
import { startSupplier } from '../../simulator/index.js';
import { newFolder } from '../cli/cli.js';

/** The built package; `npm test` builds it first. */
const entry = new URL('../../dist/bin/api.js', import.meta.url).href;

/** What a program that certifies left when it ended by itself. */
interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | null;
}

/**
 * Runs a program that has `certify`, and returns what it wrote. It is a process of its own: what is promised is about
 * the process.
 */
async function program(lines: string): Promise<Ended> {
  const source = `import { certify } from ${JSON.stringify(entry)};\n${lines}`;
  const environment = Object.entries(process.env).filter(([name]) => !/^(FCC_|VITEST|NODE_OPTIONS|CI$)/.test(name));
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: newFolder(),
    env: Object.fromEntries(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once('close', resolve)),
  ]);
  return { stdout, stderr, code };
}

/** Certifies in a program, which writes what that came to as all that it writes. */
async function certified(options: CertifyOptions): Promise<Certification> {
  const { stdout, stderr } = await program(
    `process.stdout.write(JSON.stringify(await certify(${JSON.stringify(options)})));`,
  );
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Certification;
}

const only = ['create-problem.plain'] as const;
const little = { reference: true, only } as const;

describe.concurrent('a program certifies', () => {
  test('the embedded reference supplier, and gets its report and evidence', async () => {
    const { report, exchangesFile, ledgerFile, reports } = await certified({ ...little, seed: 7 });

    expect(report).toMatchObject({ verdict: 'partial', mode: 'full', seed: 7, counts: { pass: 1 } });
    expect(readFileSync(exchangesFile, 'utf8').trim().split('\n')).toHaveLength(report.exchanges);
    expect(existsSync(ledgerFile)).toBe(true);
    expect(reports).toEqual([]);
    expect(readdirSync(dirname(exchangesFile)).sort()).toEqual(['exchanges.ndjson', 'ledger.ndjson']);
  });

  test('a supplier that does not conform, without an error', async () => {
    const supplier = await startSupplier({ faults: ['constant-reference-on-create'] });
    try {
      const { report } = await certified({
        baseUrl: supplier.url,
        token: 'demo-token',
        only: ['POST /service-problems'],
        runs: 3,
      });
      expect(report.verdict).toBe('non-conformant');
    } finally {
      await supplier.close();
    }
  });

  test('a supplier that is not there, without an error', async () => {
    const { report } = await certified({ only, baseUrl: 'http://127.0.0.1:1' });

    expect(report.verdict).toBe('error');
    expect(report.reason).toMatch(/cannot be reached/);
  });

  test('by a profile that is an object, and writes the reports that it names', async () => {
    const out = join(newFolder(), 'reports');
    const { report, reports } = await certified({
      ...little,
      profile: { supplier: { name: 'Acme' }, tenant: 'ACME' },
      out,
      reporters: ['json', 'junit'],
    });

    expect(report.target.supplier).toBe('Acme');
    expect(reports).toEqual([join(out, 'report.json'), join(out, 'junit.xml')]);
    const written = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as unknown;
    expect(written).toEqual(report);
  });
});

describe('a wrong certification is refused with a typed error, as on the command line', () => {
  const wrong: readonly (readonly [string, object, RegExp])[] = [
    ['a mistyped area', { areas: ['service-problem'] }, /^UsageError: .*Did you mean service-problems\?/],
    ['a mistyped option', { area: ['kcis'] }, /^UsageError: There is no option area\. Did you mean areas\?/],
    ['no supplier', {}, /^UsageError: No supplier is named\. .*--base-url/],
    ['the reference supplier in certify mode', { mode: 'certify', reference: true }, /^UsageError: .*drop --reference/],
    ['a mistyped id', { only: ['create-problem.plian'] }, /^UsageError: .*Did you mean create-problem\.plain\?/],
    ['a mistyped mode', { mode: 'certfy' }, /^UsageError: There is no mode certfy\. Did you mean certify\?/],
    ['a mistyped report', { reporters: ['jnit'] }, /^UsageError: There is no report jnit\. Did you mean junit\?/],
    ['a filter in certify mode', { mode: 'certify', only }, /^UsageError: --mode certify examines everything/],
    ['a profile that is not there', { profile: 'nowhere.yaml' }, /^UsageError: .*nowhere\.yaml cannot be read/],
    ['a mistyped key of a profile', { profile: { tenent: 'ACME' } }, /^ProfileError: .*tenant/s],
    ['a supplier that looks like production', { baseUrl: 'https://api.thefibrecafe.net' }, /^UsageError: .*production/],
    ['a folder that is a file', { ...little, out: fileURLToPath(import.meta.url) }, /^SuiteError: .*cannot be written/],
  ];
  let errors: readonly string[];

  beforeAll(async () => {
    const { stdout } = await program(`
      const errors = [];
      for (const options of ${JSON.stringify(wrong.map(([, options]) => options))})
        await certify(options).catch(({ name, message }) => errors.push(name + ': ' + message));
      process.stdout.write(JSON.stringify(errors));
    `);
    errors = JSON.parse(stdout) as string[];
  });

  test.each(wrong.map(([what, , message], index) => [what, message, index] as const))('%s', (_, message, index) => {
    expect(errors[index]).toMatch(message);
  });
});

test('a run is ended by an abort signal, and its report has what was measured', async () => {
  const { stdout } = await program(`
    const controller = new AbortController();
    let done = 0;
    const { report } = await certify({
      reference: true,
      signal: controller.signal,
      rate: 50,
      onProgress(progress) {
        done = progress.done;
        if (progress.total < 100) process.stdout.write('too few test cases');
        controller.abort();
      },
    });
    const { verdict, reason, counts } = report;
    process.stdout.write(JSON.stringify({ verdict, reason, measured: counts.pass > 0, done: done > 0 }));
  `);

  expect(JSON.parse(stdout)).toEqual({
    verdict: 'incomplete',
    reason: 'The run was interrupted.',
    measured: true,
    done: true,
  });
});

test('a process that certifies twice keeps its exit code, its signal handlers and its environment', async () => {
  const { stdout, code } = await program(`
    const state = () => JSON.stringify([process.exitCode, process.env, process.eventNames().map((name) => [String(name), process.listenerCount(name)])]);
    process.exitCode = 5;
    await certify(${JSON.stringify(little)});
    const before = state();
    const results = [];
    for (const only of [['create-problem.plain'], ['quote.plain', 'create-order.plain']]) results.push((await certify({ reference: true, only })).report.counts.pass);
    process.stdout.write(JSON.stringify({ kept: state() === before, results }));
  `);

  expect(code).toBe(5);
  expect(JSON.parse(stdout)).toEqual({ kept: true, results: [1, 2] });
});
