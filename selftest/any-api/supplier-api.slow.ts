import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../contract/package-root.js';
import type { RunReport } from '../../harness/report/run-report.js';
import { cli, newFolder, run } from '../cli/cli.js';

const shipped = join(packageRoot, 'contract/openapi/supplier-api-1.15.yaml');
const text = readFileSync(shipped, 'utf8');

/** Any part of a description, to be changed in place. */
// eslint-disable-next-line typescript/no-explicit-any -- a test changes what it knows to be there
type Part = any;

/** The shipped description after a change, as a file. */
function changed(change: (description: Part) => void): string {
  const description: Part = parse(text);
  change(description);
  const file = join(newFolder(), 'changed.json');
  writeFileSync(file, JSON.stringify(description));
  return file;
}

async function purposes(...args: readonly string[]): Promise<readonly { id: string; title: string }[]> {
  const { stdout, stderr } = await cli(['list', 'test-purposes', '--json', ...args]);
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as { testPurposes: { id: string; title: string }[] }).testPurposes;
}

const idsOf = (all: readonly { id: string }[]) => all.map(({ id }) => id);
const usual = await purposes();

describe.concurrent('the Supplier API by --spec', () => {
  test('gives the very same result where it is the shipped description', async () => {
    const facts = ({ suite, verdict, counts, testCases, requirements }: RunReport) => ({
      suite,
      verdict,
      counts,
      testCases: testCases.map(({ id, verdict: of, title, requirements: checked }) => [id, of, title, checked]),
      requirements,
    });
    const without = await run(['--reference', '--mode', 'smoke', '--seed', '1']);
    const withSpec = await run(['--reference', '--mode', 'smoke', '--seed', '1', '--spec', shipped]);
    expect([without.code, withSpec.code]).toEqual([0, 0]);
    const { profileDigest: _, ...suite } = without.report.suite;
    expect(withSpec.report.suite).toMatchObject(suite);
    expect({ ...facts(withSpec.report), suite: {} }).toEqual({ ...facts(without.report), suite: {} });
  });

  test('lists the same as without, also by FCC_SPEC', async () => {
    const { stdout } = await cli(['list', '--json'], { FCC_SPEC: shipped });
    expect(stdout).toBe((await cli(['list', '--json'])).stdout);
  });

  test('follows a longer limit of a changed copy', async () => {
    const spec = changed(({ components }) => {
      components.schemas.ServiceProblemRequest.properties.notes.maxLength = 1200;
    });
    const all = await purposes('--spec', spec);
    const [ids, before] = [idsOf(all), idsOf(usual)];
    expect(before.filter((id) => !ids.includes(id))).toEqual(
      expect.arrayContaining(['create-problem.length.notes.999', 'create-problem.length.notes.1000']),
    );
    expect(ids.filter((id) => !before.includes(id))).toEqual(
      expect.arrayContaining(['create-problem.length.notes.1199', 'create-problem.length.notes.1200']),
    );
    expect(all.find(({ id }) => id === 'create-problem.too-long.notes')?.title).toContain('1201 characters');
  });

  test('follows a new optional field, and a new value of a list', async () => {
    const spec = changed(({ components }) => {
      components.schemas.ServiceProblemRequest.properties.urgency = { type: 'string', enum: ['LOW', 'UNKNOWN'] };
    });
    const all = await purposes('--spec', spec);
    const added = idsOf(all).filter((id) => !idsOf(usual).includes(id));
    expect(added.sort()).toEqual([
      'create-problem.lower-case.urgency',
      'create-problem.null.urgency',
      'create-problem.type.urgency.boolean',
      'create-problem.type.urgency.number',
      'create-problem.unlisted.urgency',
    ]);
    // The value that is unlisted elsewhere is listed here.
    expect(all.find(({ id }) => id === 'create-problem.unlisted.urgency')?.title).toContain('UNKNOWN_VALUE');
  });

  test('knows its operations by their ids alone, wherever they are', async () => {
    const spec = changed(({ paths }) => {
      for (const path of Object.keys(paths)) {
        paths[`/supplier/v1${path}`] = paths[path];
        delete paths[path];
      }
    });
    expect(idsOf(await purposes('--spec', spec)).sort()).toEqual([...idsOf(usual)].sort());
  });

  test('knows its operations by path and headers where their ids are others', async () => {
    const spec = changed(({ paths }) => {
      for (const item of Object.values(paths) as Part[])
        for (const operation of Object.values(item) as Part[]) {
          delete operation.operationId;
          delete operation['x-area'];
          delete operation['x-capability'];
        }
    });
    expect(idsOf(await purposes('--spec', spec)).sort()).toEqual([...idsOf(usual)].sort());
  });

  test('demands what a changed copy demands, and checks a new operation against the copy alone', async () => {
    const spec = changed(({ components, paths }) => {
      components.schemas.ServiceTest.required.push('urgency');
      paths['/health'] = { get: { tags: ['Health'], responses: { 200: { description: 'Well.' } } } };
    });
    const { code, report } = await run(['--reference', '--spec', spec, '--only', 'POST /service-tests', 'GET /health']);
    const failed = report.testCases.filter(({ verdict }) => verdict === 'fail');
    const said = new Set(
      failed.flatMap(({ violated, operation, area }) => violated.map((id) => `${id} ${operation} ${area}`)),
    );
    expect(code).toBe(1);
    expect(said).toEqual(new Set(['ST-BODY POST /service-tests service-tests', 'API-STATUS GET /health health']));
    expect(report.counts.error).toBe(0);
  });
});
