import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import schema from '../../harness/report/run-report.schema.json' with { type: 'json' };
import type { RequirementId } from '../../contract/requirements/index.js';
import type { Leftover, RunReport } from '../../harness/report/run-report.js';
import { faults, startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { freePort } from '../../bin/run/free-port.js';
import { ended, newFolder, reportIn, run, startCli, type EndedRun } from './cli.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const validate = ajv.compile(schema);

function expectValid(report: RunReport): void {
  expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
}

describe('a full run against the embedded reference supplier', () => {
  let outcome: EndedRun;
  beforeAll(async () => {
    outcome = await run(['--reference', '--runs', '5', '--seed', '42', '--mode', 'full']);
  });

  test('ends as conformant, with exit code 0', () => {
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0);
    expect(outcome.stdout).toMatch(/^CONFORMANT for all 13 operations; KCIs examined/);
    expect(outcome.stderr).not.toContain('error');
    const { verdict, counts, seed, leftovers } = outcome.report;
    expect({ verdict, seed }).toEqual({ verdict: 'conformant', seed: 42 });
    expect(removable(leftovers)).toEqual([]);
    expect(counts).toMatchObject({ fail: 0, warn: 0, inconclusive: 0, error: 0, 'not-run': 0 });
    expect(counts.pass).toBeGreaterThan(400);
  });

  test('says in every output, first of all, for what, and that it is the reference supplier', () => {
    const { headline, scope } = outcome.report;
    expect(headline).toBe(
      'CONFORMANT for all 13 operations; KCIs examined; properties tried 5 values each; the target is the embedded reference supplier',
    );
    expect(scope).toMatchObject({ reference: true, kcis: true, filters: [], shard: null, excluded: [], needs: [] });
    const outputs = readdirSync(outcome.out).filter((name) => !name.endsWith('.ndjson'));
    expect(outputs.sort()).toEqual(['junit.xml', 'report.html', 'report.json', 'report.md', 'traffic.har']);
    const texts = outputs.map((name) => [name, readFileSync(join(outcome.out, name), 'utf8')] as const);
    for (const [name, text] of [...texts, ['stdout', outcome.stdout], ['stderr', outcome.stderr]] as const)
      expect(text.replaceAll(/\s+/g, ' '), name).toContain('reference supplier');
  });

  test('writes a report that its schema allows, and that adds up', () => {
    expectValid(outcome.report);
    const { testCases, counts, exchanges } = outcome.report;
    expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(testCases.length);
    expect(new Set(testCases.map(({ id }) => id)).size).toBe(testCases.length);
    const lines = readFileSync(join(outcome.out, 'exchanges.ndjson'), 'utf8').trimEnd().split('\n');
    expect(exchanges).toBe(lines.length);
    const numbers = new Set(lines.map((line) => (JSON.parse(line) as { number: number }).number));
    expect(testCases.flatMap((testCase) => testCase.exchanges).filter((number) => !numbers.has(number))).toEqual([]);
  });

  test('writes JUnit XML with the same counts', () => {
    const xml = readFileSync(join(outcome.out, 'junit.xml'), 'utf8');
    expect(XMLValidator.validate(xml)).toBe(true);
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: '',
      isArray: (name) => name === 'testsuite',
    });
    const { testsuites } = parser.parse(xml) as { testsuites: { testsuite: Record<string, string>[] } };
    const sum = (name: string) => testsuites.testsuite.reduce((total, suite) => total + Number(suite[name]), 0);
    const { counts, testCases } = outcome.report;
    // What the profile excludes is not listed, and the run itself is.
    const excluded = testCases.filter(({ choice }) => choice === 'profile').length;
    expect(sum('tests')).toBe(testCases.length - excluded + 1);
    expect(sum('failures')).toBe(counts.fail);
    expect(sum('errors')).toBe(counts.error);
    expect(sum('skipped')).toBe(counts['not-applicable'] + counts['not-run'] + counts.inconclusive - excluded);
  });

  test('reports its progress on the way, and nothing else', () => {
    const lines = outcome.stderr.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Examining the embedded reference supplier at http:\/\/127\.0\.0\.1:\d+$/);
    const [cleaning = '', cleaned = ''] = lines.splice(-2);
    expect(cleaning).toMatch(/^Cleaning up: \d+ things? to remove from the supplier$/);
    expect(cleaned).toMatch(/^Cleaned up: \d+ removed(, \d+ left: .+)?$/);
    for (const line of lines.slice(1))
      expect(line).toMatch(/^\d+\/\d+ test cases, 0 failed, \d+ s, [\d.]+ a second, \d+ (s|min) left$/);
  });
});

describe.concurrent('a supplier with one fault', () => {
  const suppliers: ReferenceSupplier[] = [];
  afterAll(() => Promise.all(suppliers.map((supplier) => supplier.close())));
  async function violating(id: RequirementId): Promise<string> {
    const operation = 'POST /service-problems';
    const fault = faults.find((each) => each.requirement === id && each.operation === operation && !each.mode);
    const supplier = await startSupplier({ faults: fault ? [fault.name] : [] });
    suppliers.push(supplier);
    return supplier.url;
  }
  const only = ['--only', 'POST /service-problems', '--mode', 'smoke'];

  test('of a MUST is non-conformant: exit code 1, and the failure names requirement and operation', async () => {
    const { code, report, stdout } = await run([
      '--base-url',
      await violating('API-REQUEST-ID'),
      '--token',
      'demo-token',
      ...only,
    ]);
    expect(code).toBe(1);
    expect(report.verdict).toBe('non-conformant');
    expectValid(report);
    const failed = report.testCases.filter(({ verdict }) => verdict === 'fail');
    expect(failed.length).toBeGreaterThan(0);
    expect(new Set(failed.flatMap(({ violated }) => violated))).toEqual(new Set(['API-REQUEST-ID']));
    expect(new Set(failed.map(({ operation }) => operation))).toEqual(new Set(['POST /service-problems']));
    for (const text of ['API-REQUEST-ID', 'POST /service-problems', 'NON-CONFORMANT']) expect(stdout).toContain(text);
    expect(report.requirements.find(({ id }) => id === 'API-REQUEST-ID')?.verdict).toBe('fail');
  });

  test('of a SHOULD is conformant with a warning, but not strictly', async () => {
    const url = await violating('API-ERROR-BODY');
    const args = ['--base-url', url, '--token', 'demo-token', ...only];
    const [lenient, strict] = await Promise.all([run(args), run([...args, '--strict'])]);
    expect(lenient.code).toBe(0);
    expect(lenient.report.counts.warn).toBeGreaterThan(0);
    expect(lenient.report.counts.fail).toBe(0);
    expect([strict.code, strict.report.verdict]).toEqual([1, 'non-conformant']);
  });
});

describe.concurrent('a run', () => {
  test('in smoke mode, against a supplier in another process, is partial, though it judges each KCI', async () => {
    const listen = `127.0.0.1:${await freePort()}`;
    const simulator = startCli(['simulate', '--port', '0', '--mode', 'async', '--kci-url', `http://${listen}`]);
    const [line] = (await once(simulator.stdout, 'data')) as [Buffer];
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(line.toString())?.[0] ?? '';
    const args = ['--base-url', url, '--token', 'demo-token', '--mode', 'smoke', '--kci-listen', listen];
    const { code, report, stdout } = await run([...args, '--kci-timeout', '5000']);
    const verdicts = new Map(report.testCases.map(({ id, verdict }) => [id, verdict]));
    expect([verdicts.get('kcis.every-kci'), verdicts.get('kcis.every-promise')], stdout).toEqual(['pass', 'pass']);
    expect(report.scope).toMatchObject({ mode: 'smoke', kcis: true, needs: [{ sentence: 'Needs --mode full.' }] });
    expect(stdout).not.toMatch(/\bconformant\b/i);
    simulator.kill('SIGTERM');
    const { code: simulatorCode } = await ended(simulator);
    expect([code, report.verdict, report.target.baseUrl]).toEqual([0, 'partial', url]);
    expect(simulatorCode).toBe(0);
  });

  test('follows KCIs of a supplier that answers later', async () => {
    const port = await freePort();
    const supplier = await startSupplier({ mode: 'async', kciUrl: `http://127.0.0.1:${port}` });
    try {
      const listen = ['--kci-listen', `127.0.0.1:${port}`, '--kci-timeout', '5000'];
      const { code, report, stdout } = await run([
        '--base-url',
        supplier.url,
        '--token',
        'demo-token',
        '--area',
        'kcis',
        ...listen,
      ]);
      expect(code, stdout).toBe(0);
      const undecided = report.testCases.filter(({ area, verdict }) => area === 'kcis' && verdict !== 'pass');
      expect(undecided.map(({ id }) => id)).toEqual(['kci.sent-again']);
    } finally {
      await supplier.close();
    }
  });

  test('of all shards together examines each test case once', async () => {
    const only = ['--reference', '--only', 'POST /service-problem-cancellations', '--runs', '2'];
    const [first, second] = await Promise.all(['1/2', '2/2'].map((shard) => run([...only, '--shard', shard])));
    const executed = ({ report }: EndedRun) =>
      report.testCases.filter(({ verdict }) => verdict !== 'not-run').map(({ id }) => id);
    const both = [...executed(first as EndedRun), ...executed(second as EndedRun)];
    expect(new Set(both).size).toBe(both.length);
    const expected = (first as EndedRun).report.testCases.filter(
      ({ operation }) => operation === 'POST /service-problem-cancellations',
    );
    expect(both.length).toBe(expected.length);
  });

  test('takes every option from a variable, and the command line comes first', async () => {
    const supplier = await startSupplier();
    const out = newFolder();
    try {
      const { code, stdout, stderr } = await ended(
        startCli(['run', '--seed', '7'], {
          FCC_BASE_URL: supplier.url,
          FCC_TOKEN: 'demo-token',
          FCC_TENANT: 'TENANT9',
          FCC_MODE: 'smoke',
          FCC_AREA: 'service-problems, kcis',
          FCC_ONLY: 'create-problem.plain',
          FCC_SEED: '6',
          FCC_RUNS: '2',
          FCC_RATE: '50',
          FCC_CONCURRENCY: '2',
          FCC_TIMEOUT: '5000',
          FCC_KCI_LISTEN: '127.0.0.1:0',
          FCC_KCI_TIMEOUT: '1000',
          FCC_OUT: out,
          FCC_REPORTER: 'json',
          FCC_STRICT: 'no',
          FCC_SHARD: '',
          FCC_PROFILE: '',
        }),
      );
      expect(code, stderr).toBe(0);
      expect(stdout).toBe(`Reports: ${join(out, 'report.json')}\n`);
      const report = reportIn(out);
      expect(report).toMatchObject({ mode: 'smoke', seed: 7, target: { baseUrl: supplier.url } });
      expect(report.testCases.filter(({ verdict }) => verdict === 'pass').map(({ id }) => id)).toEqual([
        'create-problem.plain',
      ]);
      expect(readFileSync(join(out, 'exchanges.ndjson'), 'utf8')).toContain('TENANT9');
    } finally {
      await supplier.close();
    }
  });

  test('that is interrupted still reports what it found out, and is incomplete', async () => {
    const supplier = await startSupplier({ latencyMs: 20 });
    const out = newFolder();
    const running = startCli(['run', '--base-url', supplier.url, '--token', 'demo-token', '--out', out]);
    // The first line of progress after the opening one is in the middle of the run. A second signal would be obeyed.
    let signalled = false;
    running.stderr.on('data', (text: Buffer) => {
      if (signalled || !/^\d+\/\d+ test cases/m.test(text.toString())) return;
      signalled = running.kill('SIGINT');
    });
    const { code, stderr } = await ended(running);
    await supplier.close();
    const report = reportIn(out);
    expectValid(report);
    expect(code, stderr).toBe(3);
    expect(report).toMatchObject({ verdict: 'incomplete', reason: 'The run was interrupted.' });
    expect(report.counts.pass).toBeGreaterThan(0);
    expect(report.counts['not-run']).toBeGreaterThan(0);
    expect(report.counts.error).toBe(0);
    expect(XMLValidator.validate(readFileSync(join(out, 'junit.xml'), 'utf8'))).toBe(true);
    expect(removable(report.leftovers)).toEqual([]);
  });
});

/** What is left over although the API knows how to remove it. */
function removable(leftovers: readonly Leftover[]): readonly Leftover[] {
  return leftovers.filter(({ kind }) => kind !== 'appointment-reservation' && kind !== 'ethernet-order');
}
