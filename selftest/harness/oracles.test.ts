import { describe, expect, test } from 'vitest';
import {
  amendProblem,
  cancelProblem,
  createProblem,
  decideResolution,
  serviceProblemOperations,
} from '../../contract/requirements/index.js';
import type { Headers } from '../../harness/report/exchange.js';
import { acceptance, judgeAcceptance, judgeErrorAnswer, judgeRejection } from '../../harness/oracles/judgement.js';
import type { Rejection } from '../../harness/oracles/rejection.js';
import type { Json, JsonObject } from '../../harness/json/json.js';
import { withValue, without } from '../../harness/json/json-pointer.js';
import { followsSchema } from '../../harness/oracles/answer-schema.js';
import { hasJsonContentType } from '../../harness/oracles/content-type.js';
import { isJson } from '../../harness/wire/media-type.js';
import { keepsData } from '../../harness/oracles/echo-back.js';
import { explainsItself } from '../../harness/oracles/error-body.js';
import { echoesHeaders, echoesHeadersOnError } from '../../harness/oracles/header-echo.js';
import { acknowledgesProblem } from '../../harness/oracles/service-problem.js';
import { answersAsDocumented } from '../../harness/oracles/status.js';
import { answeredProblem, briefly, correlation, errorBody, jsonType, replyOf, sentProblem } from './replies.js';

const [requestId, conversationId] = correlation as [Headers[number], Headers[number]];
const judged = (facts: Parameters<typeof replyOf>[0]) => briefly(judgeAcceptance(replyOf(facts), 'API-VALID-ACCEPTED'));

const sentCancellation: JsonObject = {
  id: 2,
  serviceProblemId: 1,
  supplierServiceProblemReference: 'SK_PRO233827673',
  reasonCode: 'OTHER',
};
const sentAmendment: JsonObject = { id: 2, serviceProblemId: 1, notes: 'Amended.' };
const sentDecision: JsonObject = { status: 'REJECTED', tenantNotes: 'Issue still persists' };
const answeredResolution: JsonObject = {
  supplierReference: '1234',
  status: 'REJECTED',
  resolvedDate: '2022-01-10T09:00:00.000Z',
  resolutionDetails: { resolutionCode: 'NETWORK_ISSUE' },
  tenantNotes: 'Issue still persists',
};

describe('a conforming answer is accepted in each form that the documents allow', () => {
  test.each<[string, Parameters<typeof replyOf>[0]]>([
    ['plain', {}],
    [
      'with other letter case in header names',
      { headers: [...jsonType, ...correlation].map(([n, v]) => [n.toLowerCase(), v]) },
    ],
    ['with a charset', { headers: [['content-type', 'Application/JSON ; charset=utf-8'], ...correlation] }],
    ['with undocumented fields', { body: { ...answeredProblem, extra: { a: [1] } } }],
    [
      'with its characteristics in another order',
      { body: { ...answeredProblem, characteristics: (sentProblem['characteristics'] as Json[]).toReversed() } },
    ],
    [
      'with more about a characteristic',
      {
        body: {
          ...answeredProblem,
          characteristics: (sentProblem['characteristics'] as JsonObject[]).map((item) => ({ ...item, unit: 'none' })),
        },
      },
    ],
    ['committed already', { body: { ...answeredProblem, status: 'IN_PROGRESS' } }],
    [
      'with the problem type CPE that the request had',
      { sent: { ...sentProblem, problemType: 'CPE' }, body: { ...answeredProblem, problemType: 'CPE' } },
    ],
    ['without a value for a null of the request', { sent: { ...sentProblem, address: null } }],
    [
      'with a null for a null of the request',
      { sent: { ...sentProblem, address: null }, body: { ...answeredProblem, address: null } },
    ],
    [
      'with the ids that the request had, whatever they are',
      {
        requestHeaders: [
          ['x-request-id', ' A;b '],
          ['X-CONVERSATION-ID', 'é'],
        ],
        headers: [...jsonType, ['X-Request-ID', ' A;b '], ['X-Conversation-ID', 'é']],
      },
    ],
    ['202 without a body', { status: 202, text: '', headers: correlation }],
    [
      '202 with a body of any kind',
      { status: 202, text: '<p>later</p>', headers: [['Content-Type', 'text/html'], ...correlation] },
    ],
    [
      '201 to an amendment',
      { operation: amendProblem, sent: sentAmendment, body: { ...sentAmendment, supplierReference: 'SI_RE1' } },
    ],
    ['201 to a cancellation', { operation: cancelProblem, sent: sentCancellation, body: sentCancellation }],
    ['200 to a decision', { operation: decideResolution, status: 200, sent: sentDecision, body: answeredResolution }],
    [
      '200 with a resolution code beyond the ten',
      {
        operation: decideResolution,
        status: 200,
        sent: sentDecision,
        body: { ...answeredResolution, resolutionDetails: { resolutionCode: 'SOMETHING_NEW' } },
      },
    ],
    [
      '200 with a date at an offset',
      {
        operation: decideResolution,
        status: 200,
        sent: sentDecision,
        body: { ...answeredResolution, resolvedDate: '2022-07-10T09:00:00+01:00' },
      },
    ],
  ])('%s', (_, facts) => expect(judged(facts)).toEqual([]));

  test('with the status PENDING, which is a warning only', () => {
    expect(judged({ body: { ...answeredProblem, status: 'PENDING' } })).toEqual(['SP-CREATE-STATUS-DESCRIBED /status']);
  });
});

describe('a violation is found, with its requirement and its place', () => {
  const body = (path: readonly (string | number)[], value: Json) => ({ body: withValue(answeredProblem, path, value) });
  const lacking = (...path: string[]) => ({ body: without(answeredProblem, path) });

  test.each<[string, Parameters<typeof replyOf>[0], readonly string[]]>([
    ['no Content-Type', { headers: correlation }, ['API-CONTENT-TYPE']],
    ['a body labelled as HTML', { headers: [['Content-Type', 'text/html'], ...correlation] }, ['API-CONTENT-TYPE']],
    [
      'a body labelled as a kind of JSON',
      { headers: [['Content-Type', 'application/problem+json'], ...correlation] },
      ['API-CONTENT-TYPE'],
    ],
    ['a body that is not JSON', { text: '{"id":' }, ['SP-CREATE-BODY']],
    ['no body', { text: '' }, ['SP-CREATE-BODY']],
    ['a body that is not text', { text: undefined }, ['SP-CREATE-BODY']],
    ['a list for a body', { body: [answeredProblem] }, ['SP-CREATE-BODY ']],
    ['no status', lacking('status'), ['SP-CREATE-BODY /status']],
    ['a status of its own', body(['status'], 'OPEN'), ['SP-CREATE-BODY /status']],
    ['a null status', body(['status'], null), ['SP-CREATE-BODY /status']],
    ['a refused problem', body(['status'], 'REJECTED'), ['SP-CREATE-STATUS /status']],
    ['a completed problem', body(['status'], 'COMPLETED'), ['SP-CREATE-STATUS /status']],
    ['a problem on hold', body(['status'], 'HELD'), ['SP-CREATE-STATUS-DESCRIBED /status']],
    ['no reference', lacking('supplierReference'), ['SP-CREATE-REFERENCE /supplierReference']],
    ['an empty reference', body(['supplierReference'], ''), ['SP-CREATE-BODY /supplierReference']],
    [
      'a reference of 51 characters',
      body(['supplierReference'], 'x'.repeat(51)),
      ['SP-CREATE-BODY /supplierReference'],
    ],
    ['a numeric reference', body(['supplierReference'], 123), ['SP-CREATE-BODY /supplierReference']],
    ['a required field that is missing', lacking('notes'), ['SP-CREATE-BODY /notes']],
    [
      'a required field that is missing deep down',
      lacking('primaryContact', 'name'),
      ['SP-CREATE-BODY /primaryContact/name'],
    ],
    ['an optional field that is changed', body(['hazards'], 'A cat'), ['API-UNCHANGED /hazards']],
    ['an id that is changed', body(['id'], 1), ['API-UNCHANGED /id']],
    ['an id that becomes text', body(['id'], '23467'), ['SP-CREATE-BODY /id', 'API-UNCHANGED /id']],
    [
      'a field deep down that is changed',
      body(['primaryContact', 'name'], 'J'),
      ['API-UNCHANGED /primaryContact/name'],
    ],
    [
      'a characteristic that is changed',
      body(['characteristics', 1, 'value'], 'NO'),
      ['API-UNCHANGED /characteristics'],
    ],
    [
      'a characteristic that is dropped',
      { body: { ...answeredProblem, characteristics: [(sentProblem['characteristics'] as Json[])[0] ?? null] } },
      ['API-UNCHANGED /characteristics'],
    ],
    [
      'one of two equal characteristics that is swapped for another',
      {
        sent: {
          ...sentProblem,
          characteristics: [
            { name: 'A', value: '1' },
            { name: 'A', value: '1' },
          ],
        },
        body: {
          ...answeredProblem,
          characteristics: [
            { name: 'A', value: '1' },
            { name: 'B', value: '2' },
          ],
        },
      },
      ['API-UNCHANGED /characteristics'],
    ],
    ['no X-Request-ID', { headers: [...jsonType, conversationId] }, ['API-REQUEST-ID']],
    ['no X-Conversation-ID', { headers: [...jsonType, requestId] }, ['API-CONVERSATION-ID']],
    [
      'two X-Request-IDs, one wrong',
      { headers: [...jsonType, ...correlation, ['x-request-id', 'x']] },
      ['API-REQUEST-ID'],
    ],
    ['an X-Request-ID that comes twice', { headers: [...jsonType, ...correlation, requestId] }, ['API-REQUEST-ID']],
    [
      'an X-Request-ID that comes twice in one header',
      { headers: [...jsonType, ['X-Request-ID', `${requestId[1]}, ${requestId[1]}`], conversationId] },
      ['API-REQUEST-ID'],
    ],
    [
      'text without the white space at its ends',
      { sent: { ...sentProblem, hazards: ' A dog ' } },
      ['API-OUTER-SPACE /hazards'],
    ],
    [
      'text that is too short only because it was trimmed',
      { sent: { ...sentProblem, problemText: ' No sync. ' }, body: { ...answeredProblem, problemText: 'No sync.' } },
      ['API-OUTER-SPACE /problemText'],
    ],
    [
      'ids in another letter case',
      { headers: [...jsonType, ...correlation.map(([n, v]) => [n, v.toUpperCase()] as const)] },
      ['API-REQUEST-ID', 'API-CONVERSATION-ID'],
    ],
    [
      'a 202 with other values',
      { status: 202, text: '', headers: correlation.map(([n]) => [n, 'other'] as const) },
      ['API-ACCEPTED-HEADERS'],
    ],
    ['an undocumented code', { status: 200 }, ['API-STATUS']],
    ['a redirect', { status: 302, text: '' }, ['API-STATUS']],
    ['a 404', { status: 404 }, ['API-VALID-ACCEPTED']],
    ['a server error', { status: 500 }, ['API-NO-SERVER-ERROR']],
    ['a bad gateway', { status: 502 }, ['API-NO-SERVER-ERROR']],
    ['not implemented', { status: 501 }, ['API-IMPLEMENTED']],
    ['no answer', { failure: { kind: 'reset', message: 'gone' } }, ['API-ANSWER']],
    ['a refusal', { status: 422, body: errorBody }, ['API-VALID-ACCEPTED']],
    [
      'a wrong reference of an amendment',
      { operation: amendProblem, sent: sentAmendment, body: { ...sentAmendment, supplierReference: 'a' } },
      ['SP-AMEND-BODY /supplierReference'],
    ],
    [
      'an amendment without its id',
      { operation: amendProblem, sent: sentAmendment, body: { serviceProblemId: 1, notes: 'Amended.' } },
      ['SP-AMEND-BODY /id'],
    ],
    [
      'a cancellation with another reason',
      { operation: cancelProblem, sent: sentCancellation, body: { ...sentCancellation, reasonCode: 'ISSUE_RESOLVED' } },
      ['API-UNCHANGED /reasonCode'],
    ],
    [
      'a cancellation that is accepted with 200',
      { operation: cancelProblem, status: 200, sent: sentCancellation, body: sentCancellation },
      ['API-STATUS'],
    ],
    ['a 202 to a decision', { operation: decideResolution, status: 202, sent: sentDecision, text: '' }, ['API-STATUS']],
    ...(
      [
        ['a date without an offset', ['resolvedDate'], '2022-01-10T09:00:00', '/resolvedDate'],
        ['a date without a time', ['resolvedDate'], '2022-01-10', '/resolvedDate'],
        ['an empty list of faults', ['resolutionDetails', 'faultCode'], [], '/resolutionDetails/faultCode'],
        [
          'a resolution code with a hyphen',
          ['resolutionDetails', 'resolutionCode'],
          'A-B',
          '/resolutionDetails/resolutionCode',
        ],
        [
          'a resolution text that is too long',
          ['resolutionDetails', 'resolutionText'],
          'x'.repeat(257),
          '/resolutionDetails/resolutionText',
        ],
        ['an empty list of violations', ['slaViolation'], [], '/slaViolation'],
      ] as const
    ).map(([name, path, value, pointer]): [string, Parameters<typeof replyOf>[0], readonly string[]] => [
      name,
      {
        operation: decideResolution,
        status: 200,
        sent: sentDecision,
        body: withValue(answeredResolution, path, value),
      },
      [`SP-RESOLVE-BODY ${pointer}`],
    ]),
    [
      'the opposite decision',
      {
        operation: decideResolution,
        status: 200,
        sent: sentDecision,
        body: { ...answeredResolution, status: 'ACCEPTED' },
      },
      ['API-UNCHANGED /status'],
    ],
  ])('%s', (_, facts, findings) => expect(new Set(judged(facts))).toEqual(new Set(findings)));

  test('says whether a header is missing or has another value', () => {
    const missing = echoesHeaders(replyOf({ headers: [...jsonType, conversationId] }));
    expect(missing[0]).toMatchObject({ actual: 'no X-Request-ID header', expected: `X-Request-ID: ${requestId[1]}` });
    const changed = echoesHeaders(replyOf({ headers: [...jsonType, ['X-Request-ID', 'other'], conversationId] }));
    expect(changed[0]).toMatchObject({ actual: 'X-Request-ID: other' });
    expect(changed[0]?.reason).not.toBe(missing[0]?.reason);
  });

  test('names the operation and the exchange that show it', () => {
    const [first] = judgeAcceptance(replyOf({ operation: cancelProblem, status: 404 }), 'API-VALID-ACCEPTED');
    expect(first).toMatchObject({ operation: cancelProblem, exchange: 7 });
  });

  test.each<[string, JsonObject, number, string]>([
    ['an emoji', { notes: 'Red \u{1f534}' }, 422, 'API-UNUSUAL-TEXT'],
    ['right-to-left script', { notes: '\u05e9\u05dc\u05d5\u05dd' }, 400, 'API-UNUSUAL-TEXT'],
    ['a line break', { notes: 'one\ntwo' }, 422, 'API-UNUSUAL-TEXT'],
    ['white space at its ends', { notes: 'one ' }, 422, 'API-UNUSUAL-TEXT'],
    ['a blank value', { characteristics: [{ name: 'END_USER_CPE', value: ' ' }] }, 422, 'API-UNUSUAL-TEXT'],
    ['a short phone number', { primaryContact: { name: 'J', phoneNumber: '12345678' } }, 422, 'API-UNUSUAL-TEXT'],
    ['a plus in an e-mail address', { primaryContact: { email: 'a+b@example.net' } }, 422, 'API-UNUSUAL-TEXT'],
    ['markup that a firewall stops', { notes: '<b>No</b>' }, 403, 'API-UNUSUAL-TEXT'],
    ['markup', { notes: '<b>No</b>' }, 422, 'API-VALID-ACCEPTED'],
    ['a way out of a folder that a firewall stops', { notes: '../' }, 403, 'API-UNUSUAL-TEXT'],
    ['an accent', { notes: 'Zo\u00eb' }, 422, 'API-VALID-ACCEPTED'],
    ['a quote', { notes: "O'Brien" }, 403, 'API-VALID-ACCEPTED'],
  ])('takes the refusal of %s for what it is', (_, change, status, requirement) => {
    const reply = replyOf({ sent: { ...sentProblem, ...change }, status, body: errorBody });
    expect(briefly(judgeAcceptance(reply, 'API-VALID-ACCEPTED'))).toEqual([requirement]);
  });

  test.each<[string, Parameters<typeof replyOf>[0]]>([
    ['a missing header on a 202', { status: 202, text: '', headers: [] }],
    ['an optional field that does not come back', lacking('hazards')],
    [
      'text in another normal form',
      { sent: { ...sentProblem, hazards: 'Zoe\u0308' }, body: { ...answeredProblem, hazards: 'Zo\u00eb' } },
    ],
  ])('notes %s', (_, facts) => {
    const reply = replyOf(facts);
    expect(judgeAcceptance(reply, 'API-VALID-ACCEPTED')).toEqual([]);
    expect([...reply.journal.notes, ...reply.journal.habits]).not.toEqual([]);
  });

  test('names the requirement that a refusal violates', () => {
    const reply = replyOf({ status: 400, body: errorBody });
    expect(briefly(judgeAcceptance(reply, 'API-JSON-LAYOUT'))).toEqual(['API-JSON-LAYOUT']);
  });

  test('asks for no header that the request did not have', () => {
    const facts = { requestHeaders: [conversationId], headers: [...jsonType, conversationId] };
    expect(echoesHeaders(replyOf(facts))).toEqual([]);
    expect(echoesHeadersOnError(replyOf({ ...facts, status: 400 }))).toEqual([]);
  });
});

describe('an error answer', () => {
  const of = (facts: Parameters<typeof replyOf>[0]) =>
    briefly(judgeErrorAnswer(replyOf({ status: 422, body: errorBody, ...facts })));

  test.each([400, 401, 422])('%i with the documented body is right', (status) => expect(of({ status })).toEqual([]));
  test.each([
    'INVALID_REQUEST',
    'MALFORMED_REQUEST',
    'NOT_AUTHORISED',
    'NOT_FOUND',
    'NOT_IMPLEMENTED',
    'SUPPLIER_FAULT',
  ])('may have the code %s whatever its status', (code) => expect(of({ body: { ...errorBody, code } })).toEqual([]));
  test('may have a uuid of any form, several reasons and more fields', () => {
    expect(of({ body: { ...errorBody, uuid: 'E-1', messages: ['', 'b'], extra: 1 } })).toEqual([]);
  });
  test('403 needs no body and no headers', () => expect(of({ status: 403, text: '', headers: [] })).toEqual([]));

  test.each<[string, Parameters<typeof replyOf>[0], readonly string[]]>([
    ['no body', { text: '' }, ['API-ERROR-BODY']],
    ['HTML', { text: '<h1>no</h1>', headers: [['Content-Type', 'text/html'], ...correlation] }, ['API-ERROR-BODY']],
    ['a list', { body: [errorBody] }, ['API-ERROR-BODY']],
    ['no uuid', { body: without(errorBody, ['uuid']) }, ['API-ERROR-BODY /uuid']],
    ['no code', { body: without(errorBody, ['code']) }, ['API-ERROR-BODY /code']],
    ['no messages', { body: without(errorBody, ['messages']) }, ['API-ERROR-BODY /messages']],
    ['a code of its own', { body: { ...errorBody, code: 'E42' } }, ['API-ERROR-BODY /code']],
    ['a gateway code', { body: { ...errorBody, code: 'GATEWAY_FAULT' } }, ['API-ERROR-BODY /code']],
    ['one text for the messages', { body: { ...errorBody, messages: 'no' } }, ['API-ERROR-BODY /messages']],
    ['messages that are not texts', { body: { ...errorBody, messages: ['a', 1] } }, ['API-ERROR-BODY /messages/1']],
    ['another label', { headers: [['Content-Type', 'text/plain'], ...correlation] }, ['API-ERROR-BODY']],
    ['no reason on a 422', { body: { ...errorBody, messages: [] } }, ['API-REJECTION-REASON /messages']],
    ['a blank reason on a 422', { body: { ...errorBody, messages: [' '] } }, ['API-REJECTION-REASON /messages']],
    ['another correlation', { headers: [...jsonType, ['X-Request-ID', 'x'], conversationId] }, ['API-ERROR-HEADERS']],
  ])('with %s is found out', (_, facts, findings) => expect(of(facts)).toEqual(findings));

  test('may lack the headers, which is noted', () => {
    const reply = replyOf({ status: 422, body: errorBody, headers: jsonType });
    expect(judgeErrorAnswer(reply)).toEqual([]);
    expect(reply.journal.habits.map(({ what }) => what)).toEqual(['X-Request-ID', 'X-Conversation-ID']);
  });

  test('may give its reasons as objects, which is noted once', () => {
    const messages = [{ code: 'E1', text: 'The problem is unknown.' }, { code: 'E2' }];
    const reply = replyOf({ status: 422, body: { ...errorBody, messages } });
    expect(judgeErrorAnswer(reply)).toEqual([]);
    expect(reply.journal.notes).toHaveLength(1);
  });

  test('needs a reason only on a 422', () => {
    expect(of({ status: 400, body: { ...errorBody, messages: [] } })).toEqual([]);
  });
});

describe('a request that must be rejected', () => {
  const rejection: Rejection = {
    by: 'API-JSON-ONLY',
    described: [400, 422],
    otherwise: 'API-FIELD-CODE',
    tolerated: [415],
    pointer: '/notes',
  };
  const of = (facts: Parameters<typeof replyOf>[0], changes: Partial<Rejection> = {}) =>
    judgeRejection(replyOf({ body: errorBody, ...facts }), { ...rejection, ...changes });

  test.each([400, 422])('is right when it is answered %i', (status) => expect(of({ status })).toEqual([]));
  test.each([201, 202])('violates its requirement when it is answered %i', (status) => {
    expect(of({ status })).toMatchObject([{ requirement: 'API-JSON-ONLY', pointer: '/notes', exchange: 7 }]);
  });
  test('violates a lesser requirement when another documented code is answered', () => {
    expect(briefly(of({ status: 403, text: '' }))).toEqual(['API-FIELD-CODE /notes']);
    expect(briefly(of({ status: 422 }, { described: [400] }))).toEqual(['API-FIELD-CODE /notes']);
  });
  test('may be accepted where the documents leave that open, which is noted', () => {
    const reply = replyOf({ status: 201 });
    expect(judgeRejection(reply, { ...rejection, noted: 'It is accepted.' })).toEqual([]);
    expect(reply.journal.notes).toEqual(['It is accepted.']);
  });
  test.each<[string, Json]>([
    ['text', ''],
    ['list', []],
  ])('may be accepted with an empty %s in an amendment, which removes a field', (_, value) => {
    const sent = { ...sentAmendment, notes: value };
    const reply = replyOf({ operation: amendProblem, sent, body: sent });
    expect(judgeRejection(reply, rejection)).toEqual([]);
    expect(reply.journal.notes).toHaveLength(1);
    expect(judgeRejection(replyOf({ sent: { ...sentProblem, notes: value } }), rejection)).toHaveLength(1);
  });
  test('is judged by its error body too', () => {
    expect(briefly(of({ status: 400, text: '' }))).toEqual(['API-ERROR-BODY']);
  });
  test('may be answered with the code that HTTP has for it, which is noted', () => {
    const reply = replyOf({ status: 415, text: '', headers: [] });
    expect(judgeRejection(reply, rejection)).toEqual([]);
    expect(reply.journal.notes).toEqual([expect.stringContaining('415')]);
  });
  test.each<[number, string]>([
    [415, 'API-REFUSAL-STATUS'],
    [404, 'API-REFUSAL-STATUS'],
    [301, 'API-STATUS'],
    [500, 'API-NO-SERVER-ERROR'],
    [501, 'API-IMPLEMENTED'],
  ])('violates another requirement when it is answered %i', (status, requirement) => {
    expect(briefly(of({ status }, { tolerated: [] }))).toEqual([requirement]);
  });
  test('violates API-ANSWER when it is not answered', () => {
    expect(briefly(of({ failure: { kind: 'timeout', message: 'late' } }))).toEqual(['API-ANSWER']);
  });
});

describe.each(serviceProblemOperations)('the requirements of an accepted %s', (operation) => {
  test('bind it, and cover whatever its answer can violate', () => {
    const wanted = acceptance(operation);
    expect(new Set(wanted).size).toBe(wanted.length);
    for (const id of [
      'API-CONTENT-TYPE',
      'API-REQUEST-ID',
      'API-CONVERSATION-ID',
      'API-UNCHANGED',
      'API-OUTER-SPACE',
    ] as const)
      expect(wanted).toContain(id);
    expect(wanted.filter((id) => id.endsWith('-BODY'))).toHaveLength(1);
    expect(wanted.includes('API-ACCEPTED-HEADERS')).toBe(operation !== decideResolution);
    expect(wanted.some((id) => id.startsWith('SP-CREATE-STATUS'))).toBe(operation === createProblem);
  });
});

test('oracles say nothing of answers that are not theirs', () => {
  const accepted = replyOf({ status: 202, text: '' });
  expect([followsSchema, keepsData, acknowledgesProblem, explainsItself].flatMap((oracle) => oracle(accepted))).toEqual(
    [],
  );
  expect(acknowledgesProblem(replyOf({ operation: amendProblem, body: { status: 'REJECTED' } }))).toEqual([]);
  expect(explainsItself(replyOf({ status: 500, text: '' }))).toEqual([]);
  expect(answersAsDocumented(replyOf({ status: 503, text: '' }))).toEqual([]);
});

test.each<[string | undefined, boolean]>([
  ['application/json', true],
  ['APPLICATION/json;charset=utf-8', true],
  ['application/json-seq', false],
  ['text/json', false],
  ['', false],
  [undefined, false],
])('the media type %j is JSON: %j', (contentType, json) => {
  expect(isJson(contentType)).toBe(json);
  const headers: Headers = contentType === undefined ? [] : [['Content-Type', contentType]];
  expect(hasJsonContentType(replyOf({ headers }))).toHaveLength(json ? 0 : 1);
});
