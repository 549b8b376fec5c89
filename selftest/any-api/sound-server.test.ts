import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { newFolder, run, type EndedRun } from '../cli/cli.js';
import { labelsServer, type Fault } from './labels-server.js';

const reportSchema = JSON.parse(
  readFileSync(new URL('../../harness/report/run-report.schema.json', import.meta.url), 'utf8'),
) as object;
const description = fileURLToPath(new URL('labels/labels.yaml', import.meta.url));
const many = '/repos/{owner}/{repo}/labels';
const one = '/repos/{owner}/{repo}/labels/{name}';

/** What a plain deletion deletes is gone, so that it must not be what others look at. */
const profile = join(newFolder(), 'labels.yaml');
writeFileSync(profile, 'testData: { requests: { issues/delete-label: { path: { name: wontfix } } } }');

async function examine(fault?: Fault, ...more: readonly string[]): Promise<EndedRun> {
  await using server = await labelsServer(fault);
  return await run(['--spec', description, '--profile', profile, '--base-url', server.url, ...more], {
    FCC_TOKEN: 'labels-token',
  });
}

describe.concurrent('a server of an API that this project does not know', () => {
  test('is conformant when it does what its description says', async () => {
    const { code, report, stderr } = await examine();
    const undecided = report.testCases.filter(({ verdict }) => !['pass', 'not-applicable'].includes(verdict));
    expect(undecided).toEqual([]);
    expect([code, report.verdict]).toEqual([0, 'conformant']);
    const validate = new Ajv2020({ strict: false }).compile(reportSchema);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.counts.pass).toBeGreaterThan(40);
    expect(stderr).not.toMatch(/error|warning/i);
  });

  test('is reported under the name in its description, and checked against nothing else', async () => {
    const { report, stdout } = await examine();
    expect(report.suite.specification).toBe('Repository labels 2022-11-28');
    expect(new Set(report.testCases.map(({ area }) => area))).toEqual(new Set(['issues']));
    expect(new Set(report.testCases.map(({ operation }) => operation))).toEqual(
      new Set([`GET ${many}`, `POST ${many}`, `GET ${one}`, `DELETE ${one}`]),
    );
    for (const { id, source } of report.requirements) {
      expect(id).toMatch(/^API-/);
      expect(source).toMatch(/^Repository labels 2022-11-28 \(.*labels\.yaml\): #\/paths\//);
    }
    const ids = report.requirements.map(({ id }) => id as string);
    expect(ids.filter((id) => /REQUEST-ID|CONVERSATION|TENANT|ERROR-HEADERS|-CODE$/.test(id))).toEqual([]);
    expect(stdout).toContain('CONFORMANT');
  });

  test('is non-conformant when it does not', async () => {
    const { code, report, stdout } = await examine(({ method }, sound) =>
      method === 'POST' && sound.status === 201 ? { ...sound, status: 200 } : undefined,
    );
    expect([code, report.verdict]).toEqual([1, 'non-conformant']);
    const failed = report.testCases.filter(({ verdict }) => verdict === 'fail');
    expect(new Set(failed.map(({ operation }) => operation))).toEqual(new Set([`POST ${many}`]));
    expect(failed[0]).toMatchObject({
      violated: ['API-STATUS'],
      expected: 'one of 201, 4XX',
      reproduced: true,
      curl: expect.stringMatching(/^curl -i -X POST .*Bearer \$FCC_TOKEN/) as string,
    });
    expect(stdout).toContain('Repository labels 2022-11-28');
  });

  test('that refuses the plain request is not blamed, and the report says what to write', async () => {
    const { code, report } = await examine(({ url }) =>
      url.pathname.endsWith('/bug') ? { status: 404, body: { message: 'Not Found' } } : undefined,
    );
    expect([code, report.verdict]).toEqual([3, 'incomplete']);
    const { verdict, reason } = report.testCases.find(({ operation }) => operation === `GET ${one}`) ?? {};
    expect(verdict).toBe('inconclusive');
    expect(reason).toContain('testData.requests."get-repos-owner-repo-labels-name"');
  });

  test('can be filtered by its own areas and operations', async () => {
    const { report } = await examine(undefined, '--area', 'issues', '--only', `GET ${one}`);
    const executed = report.testCases.filter(({ verdict }) => verdict !== 'not-run');
    expect(new Set(executed.map(({ operation }) => operation))).toEqual(new Set([`GET ${one}`]));
  });
});
