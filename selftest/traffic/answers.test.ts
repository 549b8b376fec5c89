import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createProblem, sendUpdate } from '../../contract/requirements/index.js';
import { fullProblem, smallProblem } from '../simulator/requests.js';
import { answerTo, entry, judged, server, verdictOn, violations, type EntryParts, type RawEntry } from './captures.js';

const withoutReference = answerTo(smallProblem(), { supplierReference: undefined });

describe('what an answer shows', () => {
  test('nothing is wrong with one as it is documented, which is not conformance', async () => {
    const judgement = await judged([entry(), entry({ sent: fullProblem(2), at: 1 })]);
    expect(violations(judgement)).toEqual([]);
    expect(judgement.verdict).toBe('no-violation-observed');
    expect(judgement.headline).toContain('That is not conformance');
    expect(verdictOn(judgement, createProblem)).toBe('no-violation-observed');
    expect(verdictOn(judgement, 'POST /quote')).toBe('no-traffic');
    expect(JSON.stringify(judgement)).not.toMatch(/"conformant"/);
  });

  test.each<readonly [string, EntryParts, string]>([
    ['a status that is not documented', { status: 200 }, 'API-STATUS'],
    ['a server error', { status: 500, answered: '' }, 'API-NO-SERVER-ERROR'],
    ['an unusual refusal', { status: 404, answered: '' }, 'API-REFUSAL-STATUS'],
    ['another media type', { answerHeaders: { 'Content-Type': 'text/html' } }, 'API-CONTENT-TYPE'],
    ['no echo', { answerHeaders: { 'X-Request-ID': undefined } }, 'API-REQUEST-ID'],
    ['another echo', { answerHeaders: { 'X-Conversation-ID': 'other' } }, 'API-CONVERSATION-ID'],
    ['a broken body', { answered: answerTo(smallProblem(), { status: 7 }) }, 'SP-CREATE-BODY'],
    ['no JSON', { answered: '<html>' }, 'SP-CREATE-BODY'],
    ['no reference', { answered: withoutReference }, 'SP-CREATE-REFERENCE'],
    ['other data', { answered: answerTo(smallProblem(), { notes: 'Other' }) }, 'API-UNCHANGED'],
    [
      'a new problem that has ended',
      { answered: answerTo(smallProblem(), { status: 'CANCELLED' }) },
      'SP-CREATE-STATUS',
    ],
    ['an error without a body', { status: 422, answered: '' }, 'API-ERROR-BODY'],
    [
      'an error without a reason',
      { status: 422, answered: { uuid: 'u', code: 'VALIDATION_FAILED', messages: [] } },
      'API-REJECTION-REASON',
    ],
  ])('%s is found', async (_, parts, requirement) => {
    const judgement = await judged([entry(parts)]);
    expect(violations(judgement)).toContain(`${requirement} in ${createProblem}`);
    expect(verdictOn(judgement, createProblem)).toBe('violation-observed');
    expect(judgement.findings.every(({ places }) => places[0]?.entry === 1)).toBe(true);
  });

  test('a text is shown by its length alone, however long it is', async () => {
    const sent = { ...smallProblem(), notes: `"${'n'.repeat(499)}` };
    const { findings } = await judged([entry({ sent, answered: { ...answerTo(sent), notes: 'Other notes' } })], {
      showValues: false,
    });
    expect(findings.map(({ expected, actual }) => [expected, actual])).toEqual([
      ['"[500 characters]"', '"[11 characters]"'],
    ]);
  });

  test('one cause is one finding, however often it is seen', async () => {
    const judgement = await judged(
      Array.from({ length: 9 }, (__, index) => entry({ sent: smallProblem(index + 1), status: 200, at: index })),
    );
    expect(judgement.findings).toHaveLength(1);
    expect(judgement.findings[0]).toMatchObject({ requirement: 'API-STATUS', occurrences: 9 });
    expect(judgement.findings[0]?.places).toHaveLength(5);
  });

  test('a 501 counts only where the operation has accepted a request', async () => {
    const alone = await judged([entry({ status: 501, answered: '' })]);
    expect(violations(alone)).toEqual([]);
    expect(alone.notes.join()).toContain('is answered 501');
    const both = await judged([entry({ status: 501, answered: '' }), entry({ at: 1 })]);
    expect(violations(both)).toEqual([`API-IMPLEMENTED in ${createProblem}`]);
  });

  test.each([429, 503])('a %d says nothing', async (status) => {
    const judgement = await judged([entry({ status, answered: '' })]);
    expect(judgement.verdict).toBe('no-traffic');
  });
});

describe('of the answer to a request that breaks its own description', () => {
  test.each<readonly [string, EntryParts]>([
    ['a field is missing', { sent: { ...smallProblem(), notes: undefined } }],
    ['a field has another type', { sent: { ...smallProblem(), problemText: 7 } }],
    ['the body is not JSON', { sent: '{"id":', answered: {} }],
    ['a header is missing', { requestHeaders: { Tenant: undefined } }],
  ])('only the status and the form of errors are judged: %s', async (_, parts) => {
    const accepted = await judged([entry({ answered: {}, ...parts })]);
    expect(violations(accepted)).toEqual([]);
    expect(accepted.operations.find(({ operation }) => operation === createProblem)?.invalidRequests).toBe(1);
    const requirements = accepted.requirements.map(({ id }) => id);
    expect(requirements).toContain('API-STATUS');
    expect(requirements).not.toContain('SP-CREATE-BODY');
    expect(violations(await judged([entry({ ...parts, status: 500 })]))).toContain(
      `API-NO-SERVER-ERROR in ${createProblem}`,
    );
    expect(violations(await judged([entry({ ...parts, status: 422, answered: {} })]))).toContain(
      `API-ERROR-BODY in ${createProblem}`,
    );
  });
});

describe('what was not recorded does not count as a failure', () => {
  const wrong = { answered: withoutReference, answerHeaders: { 'X-Request-ID': undefined } };

  test.each<readonly [string, (raw: RawEntry) => void]>([
    ['without a text', ({ response }) => delete response.content['text']],
    ['in another file', ({ response }) => (response.content = { mimeType: 'application/json', size: 9, _file: 'a' })],
    ['evicted', ({ response }) => (response.content['text'] = '')],
    ['shortened', ({ response }) => (response.content['text'] = '{"id":1')],
    ['removed', ({ response }) => (response.content['text'] = '[redacted]')],
    ['broken off', ({ response }) => (response['_error'] = 'net::ERR_ABORTED')],
  ])('a body %s', async (_, change) => {
    const judgement = await judged([entry({ ...wrong, as: (raw) => (change(raw), raw) })]);
    expect(violations(judgement)).toEqual([`API-REQUEST-ID in ${createProblem}`]);
    expect(judgement.operations.find(({ operation }) => operation === createProblem)?.unrecordedBodies).toBe(1);
    expect(judgement.notExamined).toContainEqual(
      expect.objectContaining({ requirement: 'SP-CREATE-REFERENCE', why: 'not-recorded' }),
    );
  });

  test('the body of a request', async () => {
    const judgement = await judged([entry({ ...wrong, as: (raw) => (delete raw.request.postData, raw) })]);
    expect(violations(judgement)).toEqual([]);
    expect(judgement.operations.find(({ operation }) => operation === createProblem)?.unknownRequests).toBe(1);
  });

  test('all headers', async () => {
    const answerHeaders = { 'X-Request-ID': undefined, 'X-Conversation-ID': undefined, 'Content-Type': undefined };
    const judgement = await judged([entry({ answerHeaders })]);
    expect(violations(judgement)).toEqual([]);
    expect(judgement.notExamined).toContainEqual(
      expect.objectContaining({ requirement: 'API-REQUEST-ID', why: 'not-recorded' }),
    );
  });

  test.each(['[redacted]', '***', '<REMOVED>', 'REDACTED'])('a header that is %s', async (value) => {
    const [name] = ['X-Request-ID'];
    expect(violations(await judged([entry({ answerHeaders: { [name]: value } })]))).toEqual([]);
    expect(violations(await judged([entry({ requestHeaders: { [name]: value } })]))).toEqual([]);
  });

  test('a value within a body', async () => {
    const answered = answerTo(smallProblem(), { notes: '[REDACTED]' });
    expect(violations(await judged([entry({ answered })]))).toEqual([]);
  });
});

describe('the ways in which programs write HAR', () => {
  test.each<readonly [string, (raw: RawEntry) => void]>([
    [
      'names in lower case, and the pseudo headers of HTTP/2',
      ({ request, response }) => {
        for (const message of [request, response])
          message.headers = [
            { name: ':method', value: 'POST' },
            ...message.headers.map(({ name, value }) => ({ name: name.toLowerCase(), value })),
          ];
      },
    ],
    [
      'bodies in Base64',
      ({ response: { content } }) => {
        content['text'] = Buffer.from(String(content['text'])).toString('base64');
        content['encoding'] = 'base64';
      },
    ],
    [
      'bodies that are still packed',
      ({ response }) => {
        response.content['text'] = gzipSync(String(response.content['text'])).toString('base64');
        response.content['encoding'] = 'base64';
        response.headers.push({ name: 'Content-Encoding', value: 'gzip' });
      },
    ],
    ['the size on the wire', ({ response }) => (response['bodySize'] = 12)],
    ['no size', ({ response }) => (response.content['size'] = -1)],
    ['the media type beside the headers', ({ response }) => response.headers.pop()],
    ['a port that is the usual one', ({ request }) => (request.url = request.url.replace('.net/', '.net:443/'))],
    ['a host in capitals', ({ request }) => (request.url = request.url.replace('api.', 'API.'))],
    ['no time', (raw) => (raw.time = -1)],
    ['an invalid time', (raw) => (raw.startedDateTime = '')],
  ])('%s', async (_, change) => {
    const good = await judged([entry({ as: (raw) => (change(raw), raw) })]);
    expect(violations(good)).toEqual([]);
    expect(good.counts.judged).toBe(1);
    const wrong = await judged([entry({ answered: withoutReference, as: (raw) => (change(raw), raw) })]);
    expect(violations(wrong)).toEqual([`SP-CREATE-REFERENCE in ${createProblem}`]);
  });

  test('a header that came twice is found', async () => {
    const twice = (raw: RawEntry) => {
      const [request] = raw.response.headers;
      if (request) raw.response.headers.push({ ...request });
      return raw;
    };
    expect(violations(await judged([entry({ as: twice })]))).toEqual([`API-REQUEST-ID in ${createProblem}`]);
  });

  test.each<readonly [string, EntryParts, string]>([
    ['another host', { url: 'https://other.example.net/v1/service-problems' }, 'otherHosts'],
    ['another path', { url: 'https://api.example.net/v2/service-problems' }, 'otherPaths'],
    ['another method', { method: 'GET' }, 'otherPaths'],
    ['a preflight', { method: 'OPTIONS', status: 204 }, 'preflights'],
    ['an aborted request', { status: 0 }, 'unanswered'],
    ['a failed one', { status: -1 }, 'unanswered'],
    ['no answer at all', { as: ({ response: _, ...raw }) => raw }, 'unanswered'],
    ['one from the cache', { status: 500, as: (raw) => ({ ...raw, _fromCache: 'disk' }) }, 'local'],
    [
      'one that a service worker made',
      { status: 500, as: (raw) => ({ ...raw, response: { ...raw.response, _fetchedViaServiceWorker: true } }) },
      'local',
    ],
    [
      'a redirect that the browser made up',
      { status: 307, answerHeaders: { 'Non-Authoritative-Reason': 'HSTS' } },
      'local',
    ],
    ['a request without an address', { as: () => ({ request: {} }) }, 'unreadable'],
    ['a null', { as: () => null }, 'unreadable'],
  ])('%s is counted, and not judged', async (_, parts, counted) => {
    const judgement = await judged([entry(parts), entry({ at: 1 })]);
    expect(violations(judgement)).toEqual([]);
    expect(judgement.counts).toMatchObject({ entries: 2, judged: 1, [counted]: 1 });
  });

  test('a redirect is an answer that is not documented', async () => {
    const judgement = await judged([entry({ status: 302, answered: '', answerHeaders: { Location: server } })]);
    expect(violations(judgement)).toEqual([`API-STATUS in ${createProblem}`]);
  });

  test('where nothing matched, the hosts are named', async () => {
    const judgement = await judged([entry({ url: 'https://other.example.net/' })]);
    expect(judgement.verdict).toBe('no-traffic');
    expect(judgement.headline).toContain('https://other.example.net');
    expect(verdictOn(judgement, sendUpdate)).toBe('no-traffic');
  });
});

describe('personal data', () => {
  const answered = answerTo(smallProblem(), {
    notes: 'Ring Jane Smith on 07700 900123',
    primaryContact: { name: 'Jane Smith', phoneNumber: '07700 900123' },
    status: 'COMPLETED',
  });

  test('is left out of the findings, but codes stay', async () => {
    const text = JSON.stringify(await judged([entry({ answered })], { showValues: false }));
    expect(text).not.toMatch(/Smith|07700|Lorem/);
    expect(text).toContain(String.raw`\"COMPLETED\"`);
    expect(text).toMatch(/\[\d+ characters\]/);
  });

  test('is left out of what a server error says', async () => {
    const parts = { status: 500, answered: 'No such person: Jane Smith' };
    expect(JSON.stringify(await judged([entry(parts)], { showValues: false }))).not.toContain('Smith');
    expect(JSON.stringify(await judged([entry(parts)]))).toContain('Smith');
  });

  test('is shown where that is asked for', async () => {
    expect(JSON.stringify(await judged([entry({ answered })]))).toContain('Jane Smith');
  });
});
