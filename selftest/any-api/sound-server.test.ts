import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { RunReport } from '../../harness/run-report.js';
import { newFolder, run, type EndedRun } from '../cli/cli.js';
import { labelsServer, type Fault } from './labels-server.js';

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

function saidOf({ testCases }: RunReport): readonly string[] {
  const said = testCases.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
  return [...new Set(said.flatMap(({ operation, violated }) => violated.map((id) => `${id} ${operation}`)))].sort();
}

describe.concurrent('a server of an API that this project does not know', () => {
  test('is conformant when it does what its description says', async () => {
    const { code, report, stderr } = await examine();
    const undecided = report.testCases.filter(({ verdict }) => !['pass', 'not-applicable'].includes(verdict));
    expect(undecided).toEqual([]);
    expect([code, report.verdict]).toEqual([0, 'conformant']);
    expect(report.counts.pass).toBeGreaterThan(40);
    expect(stderr).not.toMatch(/error|warning/i);
  });

  test('is reported as what its description calls it, and held against nothing else', async () => {
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

  test.each<[string, Fault, readonly string[]]>([
    [
      'an undocumented status code',
      ({ method }, { status }) => (method === 'GET' && status === 404 ? { status: 410 } : undefined),
      [],
    ],
    [
      'an undocumented status code of a success',
      ({ method }, sound) => (method === 'POST' && sound.status === 201 ? { ...sound, status: 200 } : undefined),
      [`API-STATUS POST ${many}`],
    ],
    [
      'an undocumented status code of a rejection',
      ({ method }, { status }) => (method === 'GET' && status === 422 ? { status: 400, body: { message: '' } } : undefined),
      [`API-STATUS GET ${many}`],
    ],
    [
      'an answer that breaks its schema',
      ({ url }, sound) =>
        url.pathname.endsWith('/bug') && sound.status === 200
          ? { ...sound, body: { ...(sound.body as object), id: 'one' } }
          : undefined,
      [`API-BODY GET ${one}`],
    ],
    [
      'an answer that lacks a required field',
      ({ method }, sound) =>
        method === 'GET' && Array.isArray(sound.body)
          ? { ...sound, body: (sound.body as object[]).map((each) => ({ ...each, color: undefined })) }
          : undefined,
      [`API-BODY GET ${many}`],
    ],
    [
      'a success without its required header',
      (_, sound) => (Array.isArray(sound.body) ? { ...sound, headers: {} } : undefined),
      [`API-ANSWER-HEADER GET ${many}`],
    ],
    [
      'a header of another type',
      (_, sound) => (Array.isArray(sound.body) ? { ...sound, headers: { 'X-RateLimit-Limit': 'many' } } : undefined),
      [`API-ANSWER-HEADER GET ${many}`],
    ],
    [
      'a success with another media type',
      (_, sound) =>
        Array.isArray(sound.body)
          ? { ...sound, headers: { ...sound.headers, 'content-type': 'text/plain' } }
          : undefined,
      [`API-CONTENT-TYPE GET ${many}`],
    ],
    [
      'an accepted request without a required field',
      ({ method, text, token }, { status }) =>
        method === 'POST' && status === 422 && token === 'Bearer labels-token' && !text.includes('"name"')
          ? { status: 201, body: { id: 1, name: 'none', color: 'f29513', default: false } }
          : undefined,
      [`API-FIELD-REQUIRED POST ${many}`],
    ],
    [
      'an accepted field of another type',
      ({ method, text }, { status }) =>
        method === 'POST' && status === 422 && /"(color|description)":\s*(12345|true)/.test(text)
          ? { status: 201, body: { id: 1, name: 'none', color: 'f29513', default: false } }
          : undefined,
      [`API-FIELD-TYPE POST ${many}`],
    ],
    [
      'an accepted parameter of another type',
      ({ url }, sound) =>
        url.searchParams.get('per_page') === 'not-a-number' && sound.status === 422
          ? { status: 200, body: [], headers: { 'X-RateLimit-Limit': '5000' } }
          : undefined,
      [`API-PARAMETER-TYPE GET ${many}`],
    ],
    [
      'malformed JSON that is accepted',
      ({ method }, { status }) =>
        method === 'POST' && status === 400
          ? { status: 201, body: { id: 1, name: 'none', color: 'f29513', default: false } }
          : undefined,
      [`API-FIELD-TYPE POST ${many}`, `API-JSON-ONLY POST ${many}`],
    ],
    [
      'a server error',
      ({ method }, { status }) => (method === 'POST' && status === 400 ? { status: 500 } : undefined),
      [`API-NO-SERVER-ERROR POST ${many}`],
    ],
    [
      'requests that are accepted without authentication',
      ({ method, token, url }, { status }) =>
        method === 'GET' && status === 401 && token === undefined && !url.pathname.endsWith('/labels')
          ? { status: 200, body: { id: 3, name: 'bug', color: 'f29513', default: false } }
          : undefined,
      [`API-AUTH-REQUIRED GET ${one}`],
    ],
    [
      'a refusal of another layout of JSON',
      ({ method, text }, { status }) =>
        method === 'POST' && status === 201 && text.includes('\\u')
          ? { status: 422, body: { message: 'Validation Failed' } }
          : undefined,
      [`API-JSON-LAYOUT POST ${many}`],
    ],
  ])('with %s is found out, by operation and requirement', async (_, fault, expected) => {
    const { code, report } = await examine(fault);
    expect(saidOf(report)).toEqual(expected);
    expect(report.counts.error).toBe(0);
    expect([code, report.verdict]).toEqual(expected.length > 0 ? [1, 'non-conformant'] : [0, 'conformant']);
  });

  test('with an error body that breaks its schema is only warned about', async () => {
    const { code, report } = await examine(({ method }, { status }) =>
      method === 'POST' && status === 422 ? { status, body: { error: 'wrong' } } : undefined,
    );
    expect([code, saidOf(report)]).toEqual([0, [`API-ERROR-BODY POST ${many}`]]);
    expect(report.testCases.filter(({ verdict }) => verdict === 'fail')).toEqual([]);
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
