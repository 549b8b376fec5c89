import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { describe, expect, test } from 'vitest';
import { readDescription } from '../config/read-description.js';
import { chooseDescription } from '../../contract/description.js';
import { decide } from '../../harness/engine/outcome.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { openSession } from '../harness/sessions.js';
import { labelsServer, type Fault } from './labels-server.js';

const many = '/repos/{owner}/{repo}/labels';
const one = '/repos/{owner}/{repo}/labels/{name}';

const { source } = await readDescription(fileURLToPath(new URL('labels/labels.yaml', import.meta.url)));
chooseDescription(source);
const purposes = await allPurposes();

/** Decides every test purpose of the description against a server of its own, as a run does. */
async function examine(fault?: Fault): Promise<readonly TestCaseResult[]> {
  await using server = await labelsServer(fault);
  await using open = await openSession(server.url, undefined, {
    auth: { type: 'bearer', token: 'labels-token' },
    testData: { requests: { 'issues/delete-label': { path: { name: 'wontfix' } } } },
  });
  const atOnce = pLimit(16);
  return await Promise.all(purposes.map((purpose) => atOnce(() => decide(purpose, open.session))));
}

function saidOf(results: readonly TestCaseResult[]): readonly string[] {
  const said = results.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn');
  return [...new Set(said.flatMap(({ operation, violated }) => violated.map((id) => `${id} ${operation}`)))].sort();
}

describe('a server of an API that this project does not know', () => {
  test.each<[string, Fault, readonly string[]]>([
    [
      'an undocumented status code of a success',
      ({ method }, sound) => (method === 'POST' && sound.status === 201 ? { ...sound, status: 200 } : undefined),
      [`API-STATUS POST ${many}`],
    ],
    [
      'an undocumented status code of a rejection',
      ({ method }, { status }) =>
        method === 'GET' && status === 422 ? { status: 400, body: { message: '' } } : undefined,
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
  ])('that has %s is found out, by operation and requirement', async (_, fault, expected) => {
    const results = await examine(fault);
    expect(saidOf(results)).toEqual(expected);
    expect(results.map(({ verdict }) => verdict)).not.toContain('error');
    expect(results.map(({ verdict }) => verdict)).toContain('fail');
  });

  test('that has an error body that breaks its schema is only warned about', async () => {
    const results = await examine(({ method }, { status }) =>
      method === 'POST' && status === 422 ? { status, body: { error: 'wrong' } } : undefined,
    );
    expect(saidOf(results)).toEqual([`API-ERROR-BODY POST ${many}`]);
    expect(results.map(({ verdict }) => verdict)).not.toContain('fail');
  });

  test('that has no fault is not blamed for anything', async () => {
    const results = await examine();
    expect(saidOf(results)).toEqual([]);
    expect(new Set(results.map(({ verdict }) => verdict))).toEqual(new Set(['pass']));
  });
});
