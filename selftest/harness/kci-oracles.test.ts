import { describe, expect, test } from 'vitest';
import { changesOf } from '../../harness/kci/oracles/amendment.js';
import { keepsEntity } from '../../harness/kci/oracles/entity.js';
import { hasOwnId, keepsReference, keepsTenant, namesEntity } from '../../harness/kci/oracles/identity.js';
import { judgeKci } from '../../harness/kci/oracles/judgement.js';
import { followsLifecycle, isAboutAccepted } from '../../harness/kci/oracles/lifecycle.js';
import type { KnownBefore } from '../../harness/kci/oracles/oracle.js';
import { keepsOrder, tellsWhen } from '../../harness/kci/oracles/order.js';
import {
  createsOnlyOwn,
  explainsProblem,
  hasFieldsOfReason,
  hasStatusOfReason,
} from '../../harness/kci/oracles/reason.js';
import { followsSchema, validationMessages } from '../../harness/kci/oracles/schema.js';
import { comesAsDocumented, keepsConversation } from '../../harness/kci/oracles/transport.js';
import { isJsonObject, type Json, type JsonObject } from '../../harness/json/json.js';
import { without } from '../../harness/json/json-pointer.js';
import {
  acceptedOrder,
  acceptedProblem,
  before,
  history,
  judged,
  notes,
  order,
  orderKci,
  post,
  problem,
  problemKci,
  usualHeaders,
  violations,
} from './kcis.js';

const less = (body: JsonObject, ...path: string[]): JsonObject => without(body, path) as JsonObject;
const kciOf = (key: string, entity: JsonObject, more: JsonObject = {}): JsonObject => ({
  ...less(problemKci(more), 'serviceProblem'),
  [key]: entity,
});

describe('a KCI that conforms', () => {
  const asOrder: KnownBefore = before({ accepted: acceptedOrder() });
  const asProblem: KnownBefore = before({ accepted: acceptedProblem() });
  const anything = before();
  const committed = { committedDate: '2024-04-15T09:00:00.000Z', targetDate: '2024-04-15T10:00:00+01:00' };

  test.each<[string, JsonObject, KnownBefore]>([
    ['acknowledges a service problem', problemKci(), asProblem],
    ['is listened to without anything being known', problemKci(), anything],
    ['names its problem by the id only', less(problemKci(), 'serviceProblem', 'supplierReference'), asProblem],
    ['names its problem by the reference only', kciOf('serviceProblem', less(problem(), 'id')), anything],
    ['has an offset', problemKci({ issuedOn: '2024-04-10T10:00:00+01:00' }), asProblem],
    ['has no fraction of a second', problemKci({ issuedOn: '2024-04-10T09:00:00Z' }), asProblem],
    ['has microseconds', problemKci({ issuedOn: '2024-04-10T09:00:00.123456Z' }), asProblem],
    [
      'has upper-case hexadecimal digits in its id',
      problemKci({ id: '5251CF7D-7971-42E4-A5BE-C24ED58A7AA6' }),
      anything,
    ],
    ['commits to a problem', problemKci({ reasonCode: 'COMMITTED' }, { status: 'IN_PROGRESS' }), asProblem],
    ['has fields that nothing is known of', problemKci({ colour: 'red', more: [1, { x: null }] }), asProblem],
    [
      'has notes and codes of the supplier',
      problemKci({
        supplierCode: '313',
        supplierCodes: ['a', 'b'],
        supplierNotes: [{ note: 'n', type: 'Engineer Note', created: '2022-01-01T09:09:33.001Z' }],
      }),
      asProblem,
    ],
    ['acknowledges a provide order', orderKci(), asOrder],
    ['commits to an order', orderKci({ reasonCode: 'COMMITTED' }, { status: 'IN_PROGRESS', ...committed }), asOrder],
    ['is about an order under the key of the guide', kciOf('serviceOrder', order()), asOrder],
    [
      'modifies',
      kciOf('modifyServiceOrder', {
        id: 12345,
        tenant: 'TENANT1',
        supplierOrderReference: 'FC123',
        status: 'ACKNOWLEDGED',
        serviceId: 'S12345',
        serviceCharacteristics: [{ name: 'LINE_PROFILE', value: '2' }],
      }),
      anything,
    ],
    [
      'ceases',
      kciOf('ceaseServiceOrder', {
        id: 12345,
        tenant: 'TENANT1',
        supplierOrderReference: 'FC123',
        status: 'ACKNOWLEDGED',
        requestedCompletionDate: '2024-04-12',
        serviceId: 'S12345',
      }),
      anything,
    ],
    [
      'ceases at a date-time',
      kciOf('ceaseServiceOrder', {
        id: 12345,
        status: 'ACKNOWLEDGED',
        requestedCompletionDate: '2024-04-12T00:00:00Z',
      }),
      anything,
    ],
    [
      'brings an unsolicited cease',
      kciOf(
        'ceaseServiceOrder',
        { supplierOrderReference: 'FC123', tenant: 'TENANT1', status: 'ACKNOWLEDGED', serviceId: 'S12345' },
        { reasonCode: 'CREATED' },
      ),
      before({ accepted: 'foreign' }),
    ],
    [
      'brings one that is committed to',
      kciOf(
        'unsolicitedCeaseServiceOrder',
        { supplierOrderReference: 'FC123', status: 'IN_PROGRESS' },
        { reasonCode: 'CREATED' },
      ),
      before({ accepted: 'foreign' }),
    ],
    [
      'brings one with the status of the guide',
      kciOf('ceaseServiceOrder', { supplierOrderReference: 'FC123', status: 'COMMITTED' }, { reasonCode: 'CREATED' }),
      anything,
    ],
    [
      'is about an Ethernet order',
      kciOf('provideEthernetOrder', { id: 7, tenant: 'TENANT1', status: 'ACKNOWLEDGED' }),
      anything,
    ],
    [
      'brings the result of a service test',
      kciOf(
        'serviceTest',
        { id: 7, supplierReference: 'T1', status: 'COMPLETED', serviceId: 'S', result: { testOutcome: {} } },
        { reasonCode: 'UPDATE' },
      ),
      anything,
    ],
    [
      'reports an incident',
      kciOf(
        'reportableIncident',
        { supplierReference: 'INC_1', status: 'OPEN', anything: true },
        { reasonCode: 'CREATED' },
      ),
      anything,
    ],
    [
      'holds a problem',
      problemKci({ reasonCode: 'DELAY', problemCode: 'NETWORK_ISSUE', sequenceNumber: 2 }, { status: 'HELD' }),
      before({
        accepted: acceptedProblem({ status: 'IN_PROGRESS' }),
        history: history({
          kcis: 1,
          numbers: new Set([1]),
          newest: {
            sequenceNumber: 1,
            issuedAt: Date.parse('2024-04-10T08:00:00Z'),
            arrivedAt: '2024-04-10T08:00:00.000Z',
          },
        }),
      }),
    ],
    [
      'asks for information',
      problemKci(
        { reasonCode: 'INFORMATION_REQUIRED', text: 'Which lights are on?', problemCode: 'INFORMATION_REQUIRED' },
        { status: 'PENDING' },
      ),
      before({ accepted: acceptedProblem({ status: 'IN_PROGRESS' }) }),
    ],
    [
      'resolves a problem',
      problemKci(
        {
          reasonCode: 'UPDATE',
          serviceProblemResolution: {
            supplierReference: '1234',
            resolvedDate: '2024-04-10T09:00:00Z',
            resolutionDetails: { resolutionCode: 'NETWORK_ISSUE' },
          },
        },
        { status: 'RESOLVED' },
      ),
      before({ accepted: acceptedProblem({ status: 'IN_PROGRESS' }) }),
    ],
    ['rejects after a 202', problemKci({ reasonCode: 'UPDATE' }, { status: 'REJECTED' }), asProblem],
    [
      'rejects an order',
      orderKci(
        { reasonCode: 'ORDER_REJECTED', text: 'No line.', problemCode: 'NETWORK_ISSUE' },
        { status: 'REJECTED' },
      ),
      asOrder,
    ],
    [
      'cancels an order',
      orderKci({ reasonCode: 'CANCELLED', problemCode: 'OTHER', text: 'As asked.' }, { status: 'CANCELLED' }),
      asOrder,
    ],
    ['cancels a problem without a code', problemKci({ reasonCode: 'CANCELLED' }, { status: 'CANCELLED' }), asProblem],
    [
      'completes a problem without a known reason',
      problemKci({ reasonCode: 'COMPLETED' }, { status: 'COMPLETED' }),
      before({ accepted: acceptedProblem({ status: 'RESOLVED' }) }),
    ],
    [
      're-opens a problem',
      problemKci({ reasonCode: 'UPDATE' }, { status: 'IN_PROGRESS' }),
      before({ accepted: acceptedProblem({ status: 'RESOLVED' }) }),
    ],
  ])('%s', (_, body, known) => {
    expect(violations(judgeKci(judged(body), known))).toEqual([]);
    expect(validationMessages(body)).toEqual([]);
  });

  test('without anything to note has no remark at all', () => {
    expect(judgeKci(judged(problemKci()), before({ accepted: acceptedProblem() }))).toEqual([]);
    expect(judgeKci(judged(problemKci()), before())).toEqual([]);
  });
});

describe('how a KCI came', () => {
  const headers = (changes: Readonly<Record<string, string | undefined>>) =>
    [
      ...usualHeaders.filter(([name]) => !(name in changes)),
      ...Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    ] as const;

  test.each([
    ['as documented', {}],
    ['with a charset', { 'Content-Type': 'application/json; charset=utf-8' }],
    ['with another letter case', { 'Content-Type': 'Application/JSON', Authorization: 'bearer [redacted]' }],
  ])('%s', (_, changes) => expect(comesAsDocumented(post({ headers: headers(changes) }))).toEqual([]));

  test.each<[string, Parameters<typeof post>[0], string]>([
    ['without a token', { headers: headers({ Authorization: undefined }) }, 'KCI-AUTHENTICATED'],
    [
      'without a token, refused',
      { headers: headers({ Authorization: undefined }), outcome: 'unauthenticated' },
      'KCI-AUTHENTICATED',
    ],
    ['with Basic', { headers: headers({ Authorization: 'Basic [redacted]' }) }, 'KCI-AUTHENTICATED'],
    [
      'with a wrong token',
      { outcome: 'unauthenticated', reason: 'The access token is not known.' },
      'KCI-AUTHENTICATED',
    ],
    ['without X-Request-ID', { headers: headers({ 'X-Request-ID': undefined }) }, 'KCI-REQUEST-ID'],
    ['with an empty X-Request-ID', { headers: headers({ 'X-Request-ID': ' ' }) }, 'KCI-REQUEST-ID'],
    ['as text', { headers: headers({ 'Content-Type': 'text/plain' }) }, 'KCI-CONTENT-TYPE'],
    ['without a media type', { headers: headers({ 'Content-Type': undefined }) }, 'KCI-CONTENT-TYPE'],
    ['as no JSON', { outcome: 'malformed', reason: 'The body is not JSON.' }, 'KCI-WELL-FORMED'],
    ['cut off', { outcome: 'cut-off', reason: 'The request broke off.' }, 'KCI-WELL-FORMED'],
    ['too large', { outcome: 'too-large', reason: 'The body is too large.' }, 'KCI-WELL-FORMED'],
  ])('%s', (_, more, requirement) => {
    const remarks = comesAsDocumented(post(more));
    expect(violations(remarks)).toEqual([requirement]);
    for (const remark of remarks) expect(Object.values(remark)).not.toContain('');
  });

  test('in another conversation, or in none, is noted', () => {
    const known = before({ accepted: acceptedProblem() });
    const of = (value: string | undefined) =>
      keepsConversation(judged(problemKci(), { headers: headers({ 'X-Conversation-ID': value }) }), known);
    expect(of('conversation-1')).toEqual([]);
    expect(notes(of('conversation-2'))).toEqual([expect.stringMatching(/no request/)]);
    expect(notes(of(undefined))).toEqual([expect.stringMatching(/optional/)]);
  });
});

describe('the schema', () => {
  test.each<[string, JsonObject, string]>([
    ['no id', less(problemKci(), 'id'), '/id'],
    ['a number as id', problemKci({ id: 5 }), '/id'],
    ['an id that is not a UUID', problemKci({ id: 'KCI-1' }), '/id'],
    ['no sequenceNumber', less(problemKci(), 'sequenceNumber'), '/sequenceNumber'],
    ['a sequenceNumber below 1', problemKci({ sequenceNumber: 0 }), '/sequenceNumber'],
    ['a text as sequenceNumber', problemKci({ sequenceNumber: '1' }), '/sequenceNumber'],
    ['no issuedOn', less(problemKci(), 'issuedOn'), '/issuedOn'],
    ['a number as issuedOn', problemKci({ issuedOn: 1704873600 }), '/issuedOn'],
    ['no reasonCode', less(problemKci(), 'reasonCode'), '/reasonCode'],
    ['null as reasonCode', problemKci({ reasonCode: null }), '/reasonCode'],
    ['an object as problemCode', problemKci({ problemCode: {} }), '/problemCode'],
    ['a list as text', problemKci({ text: ['x'] }), '/text'],
    ['an empty supplierCode', problemKci({ supplierCode: '' }), '/supplierCode'],
    ['a supplierCode of 51 characters', problemKci({ supplierCode: 'x'.repeat(51) }), '/supplierCode'],
    ['a text as supplierCodes', problemKci({ supplierCodes: 'R9' }), '/supplierCodes'],
    ['numbers in supplierCodes', problemKci({ supplierCodes: [9] }), '/supplierCodes/0'],
    ['a note that is a text', problemKci({ supplierNotes: ['x'] }), '/supplierNotes/0'],
    ['a note with a loose date', problemKci({ supplierNotes: [{ created: 'today' }] }), '/supplierNotes/0/created'],
    ['a text as the id of a problem', problemKci({}, { id: '23467' }), '/serviceProblem/id'],
    ['a state of a problem that there is not', problemKci({}, { status: 'FINE' }), '/serviceProblem/status'],
    ["a state that is the gateway's", problemKci({}, { status: 'SENT_TO_SUPPLIER' }), '/serviceProblem/status'],
    ['a state in lower case', problemKci({}, { status: 'acknowledged' }), '/serviceProblem/status'],
    [
      'a reference of 51 characters',
      problemKci({}, { supplierReference: 'X'.repeat(51) }),
      '/serviceProblem/supplierReference',
    ],
    ['a number as the tenant of an order', orderKci({}, { tenant: 1 }), '/provideServiceOrder/tenant'],
    ['a number as the state of an order', orderKci({}, { status: 1 }), '/provideServiceOrder/status'],
    [
      'a plain date as committedDate',
      orderKci({}, { committedDate: '2024-04-15' }),
      '/provideServiceOrder/committedDate',
    ],
  ])('is broken by %s', (_, body, pointer) => {
    expect(violations(followsSchema(judged(body), before()))).toEqual([`KCI-SCHEMA ${pointer}`]);
    expect(validationMessages(body)).toHaveLength(1);
  });

  test.each<[string, JsonObject]>([
    ['what is inferred of a problem', less(problemKci(), 'serviceProblem', 'notes')],
    ['what is known from examples of orders', orderKci({}, { serviceId: 5 })],
    ['what tenants learn about tests', kciOf('serviceTest', { id: 1, status: 'ODD' })],
    [
      'a resolution without its code',
      problemKci({
        serviceProblemResolution: {
          supplierReference: '1',
          resolvedDate: '2024-04-10T09:00:00Z',
          resolutionDetails: {},
        },
      }),
    ],
    ['a number for the amendment that is a text', orderKci({ serviceOrderAmendmentId: 'A' })],
  ])('notes, and does not fail, %s', (_, body) => {
    const remarks = followsSchema(judged(body), before());
    expect(violations(remarks)).toEqual([]);
    expect(notes(remarks)).toHaveLength(1);
    expect(validationMessages(body)).toEqual([]);
  });

  test('is broken in no more than twenty places at once, the violations first', () => {
    const supplierNotes = Array.from({ length: 5000 }, () => 'x');
    expect(violations(followsSchema(judged(problemKci({ supplierNotes })), before()))).toHaveLength(20);
  });
});

describe('the id of a KCI', () => {
  test('is its own', () => {
    expect(hasOwnId(judged(problemKci()), before())).toEqual([]);
    expect(violations(hasOwnId(judged(problemKci()), before({ idTaken: true })))).toEqual(['KCI-ID-UNIQUE /id']);
  });
});

describe('the entity of a KCI', () => {
  test.each<[string, JsonObject]>([
    ['is missing', less(problemKci(), 'serviceProblem')],
    [
      'has neither id nor reference',
      less(less(problemKci(), 'serviceProblem', 'id'), 'serviceProblem', 'supplierReference'),
    ],
    ['has an id of null and an empty reference', problemKci({}, { id: null, supplierReference: '' })],
    ['is a text', problemKci({ serviceProblem: 'SP_00000001' })],
    ['is a list', problemKci({ serviceProblem: [problem()] })],
    ['is only its resolution', kciOf('serviceProblemResolution', { supplierReference: '1', status: 'PENDING' })],
  ])('fails when it %s', (_, body) => expect(violations(namesEntity(judged(body), before()))).toEqual(['KCI-ENTITY']));

  test.each<[string, JsonObject, RegExp]>([
    ['has only its reference', kciOf('serviceProblem', less(problem(), 'id')), /reference alone/],
    ['has an unknown key', kciOf('thing', { id: 1, status: 'X' }), /"thing" is not one/],
    ['is one of two', problemKci({ serviceTest: { id: 5 } }), /several entities: serviceProblem, serviceTest/],
  ])('is noted when it %s', (_, body, note) => {
    const remarks = namesEntity(judged(body), before());
    expect(violations(remarks)).toEqual([]);
    expect(notes(remarks)).toEqual([expect.stringMatching(note)]);
  });

  test('keeps the reference that it was given', () => {
    const known = [
      before({ accepted: acceptedProblem({ reference: 'SP_00000001' }) }),
      before({ history: history({ reference: 'SP_00000001' }) }),
    ];
    for (const at of known) {
      expect(keepsReference(judged(problemKci()), at)).toEqual([]);
      const other = keepsReference(judged(problemKci({}, { supplierReference: 'SP_2' })), at);
      expect(violations(other)).toEqual(['KCI-REFERENCE /serviceProblem/supplierReference']);
      const none = keepsReference(judged(problemKci({}, { supplierReference: null })), at);
      expect(notes(none)).toEqual([expect.stringMatching(/without its reference/)]);
    }
    expect(keepsReference(judged(problemKci()), before())).toEqual([]);
    const taken = keepsReference(judged(problemKci()), before({ referenceTaken: true }));
    expect(violations(taken)).toEqual(['KCI-REFERENCE /serviceProblem/supplierReference']);
    const orders = keepsReference(
      judged(orderKci({}, { supplierOrderReference: 'X' })),
      before({ history: history({ reference: 'FC123' }) }),
    );
    expect(violations(orders)).toEqual(['KCI-REFERENCE /provideServiceOrder/supplierOrderReference']);
  });

  test('is that of its tenant', () => {
    const known = before({ accepted: acceptedOrder() });
    expect(keepsTenant(judged(orderKci()), known)).toEqual([]);
    expect(keepsTenant(judged(less(orderKci(), 'provideServiceOrder', 'tenant')), known)).toEqual([]);
    expect(violations(keepsTenant(judged(orderKci({}, { tenant: 'TENANT2' })), known))).toEqual([
      'KCI-TENANT /provideServiceOrder/tenant',
    ]);
    const headers = [...usualHeaders, ['Tenant', 'TENANT2'] as const];
    expect(notes(keepsTenant(judged(orderKci(), { headers }), known))).toEqual([
      expect.stringMatching(/Tenant header/),
    ]);
  });
});

describe('the order of KCIs', () => {
  const nine = Date.parse('2024-04-10T09:00:00.000Z');
  const afterThree = before({
    history: history({
      kcis: 3,
      numbers: new Set([1, 2, 3]),
      newest: { sequenceNumber: 3, issuedAt: nine, arrivedAt: '2024-04-10T09:00:00.500Z' },
    }),
  });
  const of = (sequenceNumber: number, issuedOn: string, startedAt = '2024-04-10T09:00:01.000Z') =>
    keepsOrder(judged(problemKci({ sequenceNumber, issuedOn }), { startedAt }), afterThree);

  test('rises by one', () => {
    expect(of(4, '2024-04-10T09:00:00.700Z')).toEqual([]);
    expect(of(4, '2024-04-10T09:00:00.000Z')).toEqual([]);
    expect(of(4, '2024-04-10T10:00:00.000+01:00')).toEqual([]);
    expect(keepsOrder(judged(problemKci()), before())).toEqual([]);
  });

  test.each<[string, readonly [number, string], string]>([
    ['a number that was used', [3, '2024-04-10T09:00:00.700Z'], 'KCI-SEQUENCE /sequenceNumber'],
    ['a number that was used long ago', [1, '2024-04-10T08:00:00.000Z'], 'KCI-SEQUENCE /sequenceNumber'],
    ['an issue long before the one with a lower number', [4, '2024-04-10T08:59:58.000Z'], 'KCI-ISSUED-ORDER /issuedOn'],
  ])('fails with %s', (_, [number, issuedOn], expected) =>
    expect(violations(of(number, issuedOn))).toEqual([expected]),
  );

  test('fails with a step back, of a KCI that was issued later or sent after the answer', () => {
    const withoutTwo = { ...afterThree.history, numbers: new Set([1, 3]) };
    const stepBack = (issuedOn: string, startedAt: string) =>
      keepsOrder(judged(problemKci({ sequenceNumber: 2, issuedOn }), { startedAt }), before({ history: withoutTwo }));
    expect(violations(stepBack('2024-04-10T09:00:05.000Z', '2024-04-10T09:00:00.400Z'))).toHaveLength(1);
    expect(violations(stepBack('2024-04-10T09:00:00.200Z', '2024-04-10T09:00:00.600Z'))).toHaveLength(1);
    expect(violations(stepBack('never', '2024-04-10T09:00:00.600Z'))).toHaveLength(1);
    // Under way at the same time, or issued before or in the same moment: it only arrived late.
    for (const late of [
      stepBack('2024-04-10T09:00:00.000Z', '2024-04-10T09:00:09.000Z'),
      stepBack('2024-04-10T09:00:00.000Z', '2024-04-10T09:00:00.400Z'),
      stepBack('2024-04-10T08:59:59.000Z', '2024-04-10T09:00:09.000Z'),
      stepBack('never', '2024-04-10T09:00:00.400Z'),
    ]) {
      expect(violations(late)).toEqual([]);
      expect(notes(late)).toEqual([expect.stringMatching(/arrived after number 3/)]);
    }
  });

  test.each<[string, readonly KnownBefore[], JsonObject, RegExp]>([
    ['another start', [before()], { sequenceNumber: 2 }, /not 1/],
    ['a gap', [afterThree], { sequenceNumber: 6 }, /from 3 to 6/],
    [
      'a clock that is a little behind',
      [afterThree],
      { sequenceNumber: 4, issuedOn: '2024-04-10T08:59:59.500Z' },
      /shortly before/,
    ],
  ])('is noted with %s', (_, [known = before()], more, note) => {
    const remarks = keepsOrder(judged(problemKci(more)), known);
    expect(violations(remarks)).toEqual([]);
    expect(notes(remarks)).toEqual([expect.stringMatching(note)]);
  });
});

describe('issuedOn', () => {
  test.each([
    '2024-02-29T00:00:00Z',
    '2024-04-10T09:00:01.999Z',
    '2024-04-10T09:04:00Z',
    '2024-04-10t09:00:00z',
    '2016-12-31T23:59:60Z',
    '2024-04-10T11:00:00+02:00',
  ])('is good as %s', (issuedOn) => expect(tellsWhen(judged(problemKci({ issuedOn })), before())).toEqual([]));

  test.each([
    '2024-04-10T09:00:00',
    '2024-04-10 09:00:00Z',
    '2024-04-10',
    '2024-04-10T09:00:00+0100',
    '2024-04-10T09:00Z',
    '2024-02-30T09:00:00Z',
    '2024-13-01T09:00:00Z',
    '2024-04-10T25:00:00Z',
    '10/04/2024 09:00',
    'Wed, 10 Apr 2024 09:00:00 GMT',
    '1712739600000',
    '',
  ])('fails as %j', (issuedOn) =>
    expect(violations(tellsWhen(judged(problemKci({ issuedOn })), before()))).toEqual(['KCI-ISSUED-ON /issuedOn']),
  );

  test.each(['2024-04-10T09:06:00Z', '2025-04-10T09:00:00Z', '2024-04-10T09:00:00-01:00'])('warns as %s', (issuedOn) =>
    expect(violations(tellsWhen(judged(problemKci({ issuedOn })), before()))).toEqual([
      'KCI-ISSUED-BEFORE-SENT /issuedOn',
    ]),
  );

  test('warns as a time before what it is about was asked for, as far as clocks do not explain it', () => {
    const askedAt = Date.parse('2024-04-10T09:00:00Z');
    const known = before({ accepted: { ...acceptedProblem(), askedAt } });
    const found = (issuedOn: string) => violations(tellsWhen(judged(problemKci({ issuedOn })), known));
    expect(found('2024-04-10T08:56:00Z')).toEqual([]);
    expect(found('2024-04-10T08:54:00Z')).toEqual(['KCI-ISSUED-AFTER-REQUEST /issuedOn']);
  });
});

describe('the fields of a reason', () => {
  const missing = (body: JsonObject) => violations(hasFieldsOfReason(judged(body), before()));
  const held = { status: 'HELD' };

  test.each<[string, JsonObject, string]>([
    ['DELAY of a problem', problemKci({ reasonCode: 'DELAY', text: 'x' }, held), 'KCI-PROBLEM-CODE /problemCode'],
    ['DELAY with a blank code', problemKci({ reasonCode: 'DELAY', problemCode: ' ' }), 'KCI-PROBLEM-CODE /problemCode'],
    ['DELAY of an order', orderKci({ reasonCode: 'DELAY' }), 'KCI-PROBLEM-CODE /problemCode'],
    ['REAPPOINT', problemKci({ reasonCode: 'REAPPOINT' }), 'KCI-PROBLEM-CODE /problemCode'],
    ['WARNING of an order', orderKci({ reasonCode: 'WARNING' }), 'KCI-PROBLEM-CODE /problemCode'],
    ['CANCELLED of an order', orderKci({ reasonCode: 'CANCELLED' }), 'KCI-PROBLEM-CODE /problemCode'],
    ['INFORMATION_REQUIRED', problemKci({ reasonCode: 'INFORMATION_REQUIRED', problemCode: 'X' }), 'KCI-TEXT /text'],
    [
      'INFORMATION_REQUIRED with a blank text',
      orderKci({ reasonCode: 'INFORMATION_REQUIRED', problemCode: 'X', text: ' \n' }),
      'KCI-TEXT /text',
    ],
    ['ORDER_REJECTED', orderKci({ reasonCode: 'ORDER_REJECTED', problemCode: 'OTHER' }), 'KCI-TEXT /text'],
    [
      'COMMITTED without committedDate',
      orderKci({ reasonCode: 'COMMITTED' }, { targetDate: '2024-04-15T09:00:00Z' }),
      'KCI-COMMITTED-DATES /provideServiceOrder/committedDate',
    ],
    [
      'COMMITTED without targetDate',
      orderKci({ reasonCode: 'COMMITTED' }, { committedDate: '2024-04-15T09:00:00Z' }),
      'KCI-COMMITTED-DATES /provideServiceOrder/targetDate',
    ],
  ])('are demanded: %s', (_, body, expected) => expect(missing(body)).toEqual([expected]));

  test.each<[string, JsonObject]>([
    ['WARNING of a problem', problemKci({ reasonCode: 'WARNING' })],
    ['CANCELLED of a problem', problemKci({ reasonCode: 'CANCELLED' })],
    ['INFORMATION_REQUIRED without problemCode', problemKci({ reasonCode: 'INFORMATION_REQUIRED', text: 'x' })],
    ['ORDER_REJECTED without problemCode', orderKci({ reasonCode: 'ORDER_REJECTED', text: 'x' })],
    ['AMENDED without the amendment', orderKci({ reasonCode: 'AMENDED' })],
    ['REAPPOINTED without the slot', orderKci({ reasonCode: 'REAPPOINTED' })],
    ['an unknown code', problemKci({ reasonCode: 'BROKEN' })],
    ['a code that is a name of JavaScript', problemKci({ reasonCode: 'constructor' })],
  ])('are noted: %s', (_, body) => {
    const remarks = hasFieldsOfReason(judged(body), before());
    expect(violations(remarks)).toEqual([]);
    expect(notes(remarks)).toHaveLength(1);
  });

  test.each<[string, JsonObject]>([
    ['COMMITTED of a problem', problemKci({ reasonCode: 'COMMITTED' })],
    ['AMENDED with the amendment anywhere', orderKci({ reasonCode: 'AMENDED' }, { serviceOrderAmendmentId: 5 })],
    ['REAPPOINTED with a slot', orderKci({ reasonCode: 'REAPPOINTED' }, { appointmentTimeslot: {} })],
  ])('are there: %s', (_, body) => expect(hasFieldsOfReason(judged(body), before())).toEqual([]));
});

describe('the status of a reason', () => {
  test.each<[string, JsonObject]>([
    ['ACKNOWLEDGED as IN_PROGRESS', problemKci({}, { status: 'IN_PROGRESS' })],
    ['COMMITTED as ACKNOWLEDGED', problemKci({ reasonCode: 'COMMITTED' })],
    ['RESUMED as HELD', problemKci({ reasonCode: 'RESUMED' }, { status: 'HELD' })],
    ['COMMITTED of an order as HELD', orderKci({ reasonCode: 'COMMITTED' }, { status: 'HELD' })],
    ['CANCELLED of an order as IN_PROGRESS', orderKci({ reasonCode: 'CANCELLED' }, { status: 'IN_PROGRESS' })],
    ['ORDER_REJECTED as ACKNOWLEDGED', orderKci({ reasonCode: 'ORDER_REJECTED' })],
    ['CREATED as COMPLETED', kciOf('ceaseServiceOrder', { id: 1, status: 'COMPLETED' }, { reasonCode: 'CREATED' })],
  ])('fails: %s', (_, body) =>
    expect(violations(hasStatusOfReason(judged(body), before()))).toEqual([
      expect.stringMatching(/^KCI-REASON-STATUS \/\w+\/status$/),
    ]),
  );

  test.each(['ACKNOWLEDGED', 'COMMITTED', 'RESUMED', 'CANCELLED', 'ORDER_REJECTED'])(
    'has to be shown with %s',
    (reasonCode) => {
      const { status: _, ...shown } = order();
      const remarks = hasStatusOfReason(judged(kciOf('provideServiceOrder', shown, { reasonCode })), before());
      expect(violations(remarks)).toEqual(['KCI-REASON-STATUS /provideServiceOrder/status']);
    },
  );

  test('may be missing with any other reason', () => {
    const { status: _, ...shown } = order();
    const kci = judged(kciOf('provideServiceOrder', shown, { reasonCode: 'UPDATE' }));
    expect(hasStatusOfReason(kci, before())).toEqual([]);
  });

  test('of another type is for the schema to judge', () =>
    expect(hasStatusOfReason(judged(orderKci({}, { status: 7 })), before())).toEqual([]));

  test.each<[string, JsonObject]>([
    ['DELAY as IN_PROGRESS', problemKci({ reasonCode: 'DELAY' }, { status: 'IN_PROGRESS' })],
    ['CANCELLED of a problem as HELD', problemKci({ reasonCode: 'CANCELLED' }, { status: 'HELD' })],
    ['INFORMATION_REQUIRED of an order as HELD', orderKci({ reasonCode: 'INFORMATION_REQUIRED' }, { status: 'HELD' })],
    ['COMPLETED of an order as IN_PROGRESS', orderKci({ reasonCode: 'COMPLETED' }, { status: 'IN_PROGRESS' })],
    ['TERMINATED as IN_PROGRESS', orderKci({ reasonCode: 'TERMINATED' }, { status: 'IN_PROGRESS' })],
  ])('is noted: %s', (_, body) => {
    const remarks = hasStatusOfReason(judged(body), before());
    expect(violations(remarks)).toEqual([]);
    expect(notes(remarks)).toHaveLength(1);
  });

  test.each(['UPDATE', 'ADDITIONAL', 'WARNING', 'AMENDED', 'REAPPOINTED', 'INFORMATION_REQUIRED'])(
    'is free with %s',
    (reasonCode) =>
      expect(hasStatusOfReason(judged(problemKci({ reasonCode }, { status: 'HELD' })), before())).toEqual([]),
  );
});

describe('CREATED', () => {
  test.each(['provideServiceOrder', 'modifyServiceOrder', 'serviceProblem', 'serviceTest'])('fails for %s', (key) =>
    expect(violations(createsOnlyOwn(judged(kciOf(key, { id: 1 }, { reasonCode: 'CREATED' })), before()))).toEqual([
      'KCI-CREATED /reasonCode',
    ]),
  );
  test.each([
    'ceaseServiceOrder',
    'unsolicitedCeaseServiceOrder',
    'serviceOrder',
    'reportableIncident',
    'networkIncident',
  ])('passes for %s', (key) =>
    expect(createsOnlyOwn(judged(kciOf(key, { id: 1, status: 'X' }, { reasonCode: 'CREATED' })), before())).toEqual([]),
  );
});

describe('a problem code', () => {
  const said = (body: JsonObject) => explainsProblem(judged(body), before());

  test('OTHER is explained', () => {
    const bare = { reasonCode: 'DELAY', problemCode: 'OTHER' };
    expect(violations(said(orderKci(bare)))).toEqual(['KCI-PROBLEM-CODE-OTHER /problemCode']);
    expect(violations(said(orderKci({ ...bare, text: '', supplierCodes: [] })))).toHaveLength(1);
    for (const more of [{ text: 'x' }, { supplierCode: '3' }, { supplierCodes: ['3'] }])
      expect(said(orderKci({ ...bare, ...more }))).toEqual([]);
    expect(violations(said(problemKci(bare)))).toEqual([]);
    expect(notes(said(problemKci(bare)))).toHaveLength(1);
  });

  test('of an order that is not known, or not for this reason, is noted', () => {
    expect(said(orderKci({ reasonCode: 'DELAY', problemCode: 'NETWORK_ISSUE' }))).toEqual([]);
    expect(said(orderKci({ reasonCode: 'DELAY', problemCode: 'SITE_UNSAFE' }))).toEqual([]);
    expect(notes(said(orderKci({ reasonCode: 'DELAY', problemCode: 'CAPACITY_ISSUE' })))).toHaveLength(1);
    expect(notes(said(orderKci({ reasonCode: 'DELAY', problemCode: 'MOON' })))).toHaveLength(1);
    expect(said(problemKci({ reasonCode: 'DELAY', problemCode: 'MOON' }))).toEqual([]);
  });
});

describe('the data of the entity', () => {
  const ofProblem = (entity: JsonObject, more: JsonObject = {}, amendments: readonly JsonObject[] = []) =>
    keepsEntity(
      judged(problemKci(more, entity)),
      before({
        accepted: acceptedProblem({
          amendments: amendments.map((sent) => ({ changes: changesOf(sent), before: {}, outcome: 'open' })),
        }),
      }),
    );
  const ofOrder = (entity: JsonObject, more: JsonObject = {}) =>
    keepsEntity(judged(orderKci(more, entity)), before({ accepted: acceptedOrder() }));

  test.each<[string, JsonObject]>([
    ['unchanged', {}],
    [
      'with more fields',
      { resolvedBy: 'x', primaryContact: { name: 'John Smith', phoneNumber: '01234 567890', more: 1 } },
    ],
    [
      'with its list in another order',
      {
        characteristics: [
          { name: 'LIGHTS', value: 'red' },
          { name: 'END_USER_CPE', value: 'Zyzel DX3301' },
        ],
      },
    ],
    ['in another state', { status: 'HELD' }],
  ])('come back %s', (_, entity) => expect(ofProblem(entity)).toEqual([]));

  test('of an order come back with its dates in another form', () => {
    const accepted = acceptedOrder({ body: { slot: { start: '2024-04-12T09:00:00Z' }, day: '2024-04-12' } });
    const shown = { slot: { start: '2024-04-12T10:00:00.000+01:00' }, day: '2024-04-12T00:00:00Z' };
    expect(keepsEntity(judged(orderKci({}, shown)), before({ accepted }))).toEqual([]);
    const other = { ...shown, day: '2024-04-13T00:00:00Z' };
    expect(violations(keepsEntity(judged(orderKci({}, other)), before({ accepted })))).toHaveLength(1);
  });

  describe('with texts that are shown otherwise', () => {
    const sent = { notes: ' Zoe\u0308\u2019s light ', conformanceTest: { deeper: 'a' } };
    const accepted = acceptedProblem({ body: sent, documented: ['/notes'] });
    const shown = (entity: JsonObject) => keepsEntity(judged(problemKci({}, entity)), before({ accepted }));

    test('warn about missing white space at their ends', () => {
      for (const notes of ['Zoe\u0308\u2019s light', 'Zo\u00eb\u2019s light', 'Zoe\u0308\u2019s light '])
        expect(violations(shown({ ...sent, notes }))).toEqual(['KCI-OUTER-SPACE /serviceProblem/notes']);
    });

    test('note another Unicode normal form, and what is not documented', () => {
      for (const [entity, note] of [
        [{ ...sent, notes: ' Zo\u00eb\u2019s light ' }, /normal form/],
        [{ ...sent, conformanceTest: { deeper: '(too deep)' } }, /not documented/],
      ] as const) {
        expect(violations(shown(entity))).toEqual([]);
        expect(notes(shown(entity))).toEqual([expect.stringMatching(note)]);
      }
    });

    test('fail with anything else', () =>
      expect(violations(shown({ ...sent, notes: 'Zoe\u0308\u2019s lights' }))).toEqual([
        'KCI-ENTITY-UNCHANGED /serviceProblem/notes',
      ]));
  });

  test.each<[string, JsonObject, string]>([
    ['a text', { notes: 'Other' }, '/serviceProblem/notes'],
    [
      'a nested text',
      { primaryContact: { name: 'Jane Smith', phoneNumber: '01234 567890' } },
      '/serviceProblem/primaryContact/name',
    ],
    ['the type of a value', { serviceId: 5 }, '/serviceProblem/serviceId'],
    ['an object into a text', { primaryContact: 'John Smith' }, '/serviceProblem/primaryContact'],
    ['a lost item', { characteristics: [{ name: 'LIGHTS', value: 'red' }] }, '/serviceProblem/characteristics'],
    [
      'an item',
      {
        characteristics: [
          { name: 'LIGHTS', value: 'green' },
          { name: 'END_USER_CPE', value: 'Zyzel DX3301' },
        ],
      },
      '/serviceProblem/characteristics',
    ],
    ['an optional field', { hazards: 'None' }, '/serviceProblem/hazards'],
  ])('fail when changed in %s', (_, entity, pointer) => {
    expect(violations(ofProblem(entity))).toEqual([`KCI-ENTITY-UNCHANGED ${pointer}`]);
    // Under these reasons a change may be the news.
    for (const reasonCode of ['UPDATE', 'AMENDED', 'ADDITIONAL', 'REAPPOINTED', 'UNHEARD_OF']) {
      expect(violations(ofProblem(entity, { reasonCode }))).toEqual([]);
      expect(notes(ofProblem(entity, { reasonCode }))).toHaveLength(1);
    }
  });

  test.each<[string, readonly string[], string]>([
    ['a mandatory field', ['notes'], 'KCI-ENTITY-WHOLE /serviceProblem/notes'],
    ['a mandatory object', ['primaryContact'], 'KCI-ENTITY-WHOLE /serviceProblem/primaryContact'],
    [
      'a nested mandatory field',
      ['primaryContact', 'phoneNumber'],
      'KCI-ENTITY-WHOLE /serviceProblem/primaryContact/phoneNumber',
    ],
  ])('are incomplete without %s', (_, path, expected) => {
    const body = less(problemKci({ reasonCode: 'UPDATE' }), 'serviceProblem', ...path);
    expect(violations(keepsEntity(judged(body), before({ accepted: acceptedProblem() })))).toEqual([expected]);
  });

  test.each([
    ['an optional field', ['hazards']],
    ['a nested optional field', ['address', 'type']],
  ])('are noted without %s', (_, path) => {
    const body = less(problemKci({ reasonCode: 'UPDATE' }), 'serviceProblem', ...path);
    const remarks = keepsEntity(judged(body), before({ accepted: acceptedProblem() }));
    expect(violations(remarks)).toEqual([]);
    expect(notes(remarks)).toHaveLength(1);
  });

  test('of an order are incomplete without its tenant, but not without its type', () => {
    const lacking = (name: string) =>
      keepsEntity(judged(less(orderKci(), 'provideServiceOrder', name)), before({ accepted: acceptedOrder() }));
    expect(violations(lacking('tenant'))).toEqual(['KCI-ENTITY-WHOLE /provideServiceOrder/tenant']);
    expect(violations(lacking('orderType'))).toEqual([]);
    expect(notes(lacking('orderType'))).toHaveLength(1);
    expect(lacking('id')).toEqual([]);
    expect(lacking('supplierOrderReference')).toEqual([]);
  });

  test('of an order may have characteristics that were found on the way', () => {
    const serviceOrderItem = {
      serviceSpecification: { id: 'FTTP', name: 'Fibre' },
      serviceCharacteristics: [
        { name: 'SERVICE_ID', value: 'S1' },
        { name: 'LINE_PROFILE', value: '1' },
      ],
    };
    const remarks = ofOrder({ serviceOrderItem }, { reasonCode: 'ADDITIONAL' });
    expect(violations(remarks)).toEqual([]);
    expect(notes(remarks)).toHaveLength(1);
  });

  test('may be those of an amendment that is under way, or not yet', () => {
    const amendment: JsonObject = {
      id: 9,
      notes: 'Amended',
      primaryContact: { name: 'Jane Smith', phoneNumber: '01234 567891' },
    };
    const after = { notes: 'Amended', primaryContact: { name: 'Jane Smith', phoneNumber: '01234 567891' } };
    expect(ofProblem({}, {}, [amendment])).toEqual([]);
    expect(ofProblem(after, {}, [amendment])).toEqual([]);
    expect(violations(ofProblem({ notes: 'Neither' }, {}, [amendment]))).toEqual([
      'KCI-ENTITY-UNCHANGED /serviceProblem/notes',
    ]);
    const removal: JsonObject = { id: 9, hazards: '' };
    expect(ofProblem({ hazards: null }, {}, [removal])).toEqual([]);
  });

  test('are not judged where it is not known what was accepted', () => {
    for (const accepted of [undefined, 'foreign', 'refused'] as const)
      expect(keepsEntity(judged(problemKci({}, { notes: 'Other' })), before({ accepted }))).toEqual([]);
  });
});

describe('the lifecycle', () => {
  const from = (status: string, known: Partial<KnownBefore> = {}) =>
    before({ accepted: acceptedProblem({ status }), ...known });
  const goes = (start: string, reasonCode: string, status: string) =>
    followsLifecycle(judged(problemKci({ reasonCode }, { status })), from(start));

  test.each<[string, string, string]>([
    ['ACKNOWLEDGED', 'COMMITTED', 'IN_PROGRESS'],
    ['IN_PROGRESS', 'DELAY', 'HELD'],
    ['HELD', 'RESUMED', 'IN_PROGRESS'],
    ['IN_PROGRESS', 'INFORMATION_REQUIRED', 'PENDING'],
    ['PENDING', 'AMENDED', 'IN_PROGRESS'],
    ['PENDING_CANCELLATION', 'CANCELLED', 'CANCELLED'],
    ['PENDING_AMENDMENT', 'AMENDMENT_REJECTED', 'IN_PROGRESS'],
    ['IN_PROGRESS', 'UPDATE', 'RESOLVED'],
    ['RESOLVED', 'UPDATE', 'COMPLETED'],
    ['RESOLVED', 'UPDATE', 'IN_PROGRESS'],
    ['RESOLVED', 'ADDITIONAL', 'RESOLVED'],
    ['SENT_TO_SUPPLIER', 'ACKNOWLEDGED', 'ACKNOWLEDGED'],
  ])('goes from %s with %s to %s', (start, reason, status) => expect(goes(start, reason, status)).toEqual([]));

  test.each<[string, string, string, string]>([
    ['COMPLETED', 'UPDATE', 'IN_PROGRESS', 'KCI-AFTER-END'],
    ['COMPLETED', 'CANCELLED', 'CANCELLED', 'KCI-AFTER-END'],
    ['REJECTED', 'ACKNOWLEDGED', 'ACKNOWLEDGED', 'KCI-AFTER-END'],
    ['ACKNOWLEDGED', 'UPDATE', 'REJECTED', 'KCI-REJECTED-EARLY'],
    ['IN_PROGRESS', 'ORDER_REJECTED', 'REJECTED', 'KCI-REJECTED-EARLY'],
    ['RESOLVED', 'UPDATE', 'REJECTED', 'KCI-REJECTED-EARLY'],
    ['CANCELLED', 'UPDATE', 'IN_PROGRESS', 'KCI-AFTER-END'],
  ])('never goes from %s with %s to %s', (start, reason, status, requirement) =>
    expect(violations(goes(start, reason, status))).toEqual([`${requirement} /serviceProblem/status`]),
  );

  test.each<[string, string, string, RegExp]>([
    ['COMPLETED', 'UPDATE', 'COMPLETED', /repeats the final state/],
    ['IN_PROGRESS', 'TERMINATED', 'REJECTED', /goes from IN_PROGRESS to REJECTED/],
    ['HELD', 'COMMITTED', 'IN_PROGRESS', /do not describe/],
    ['IN_PROGRESS', 'ACKNOWLEDGED', 'ACKNOWLEDGED', /do not describe/],
    ['IN_PROGRESS', 'UPDATE', 'COMPLETED', /do not describe/],
    ['IN_PROGRESS', 'UPDATE', 'NETWORK_INCIDENT', /network incident.*inferred/],
  ])('is noted from %s with %s to %s', (start, reason, status, note) => {
    const remarks = goes(start, reason, status);
    expect(violations(remarks)).toEqual([]);
    expect(notes(remarks)).toEqual([expect.stringMatching(note)]);
  });

  test('of an order ends with its cancellation', () => {
    const known = before({ history: history({ kcis: 1, status: 'CANCELLED' }) });
    const remarks = followsLifecycle(judged(orderKci({ reasonCode: 'RESUMED' }, { status: 'IN_PROGRESS' })), known);
    expect(violations(remarks)).toEqual(['KCI-AFTER-END /provideServiceOrder/status']);
  });

  test('does not fail a KCI that was overtaken by the last one', () => {
    const newest = { sequenceNumber: 3, issuedAt: undefined, arrivedAt: '' };
    const known = from('COMPLETED', { history: history({ kcis: 1, numbers: new Set([3]), newest }) });
    const kci = (sequenceNumber: number) =>
      judged(problemKci({ sequenceNumber, reasonCode: 'UPDATE' }, { status: 'RESOLVED' }));
    expect(followsLifecycle(kci(2), known)).toEqual([]);
    expect(violations(followsLifecycle(kci(4), known))).toHaveLength(1);
  });

  test('of what was not seen before is open', () =>
    expect(followsLifecycle(judged(problemKci({ reasonCode: 'RESUMED' }, { status: 'COMPLETED' })), before())).toEqual(
      [],
    ));

  test.each<[string, Json]>([
    ['no status', null],
    ['an unknown status', 'FINE'],
    ["a status of the gateway's", 'SENT_TO_SUPPLIER'],
  ])('with %s is noted', (_, status) => {
    const remarks = followsLifecycle(judged(orderKci({}, { status })), before());
    expect(violations(remarks)).toEqual([]);
    expect(notes(remarks)).toHaveLength(1);
  });
});

describe('what a KCI is about', () => {
  test('was accepted', () => {
    expect(isAboutAccepted(judged(problemKci()), before({ accepted: acceptedProblem() }))).toEqual([]);
    const refused = isAboutAccepted(judged(problemKci()), before({ accepted: 'refused' }));
    expect(violations(refused)).toEqual(['KCI-ACCEPTED-ONLY /serviceProblem']);
    const repeated = isAboutAccepted(judged(problemKci({}, { status: 'REJECTED' })), before({ accepted: 'refused' }));
    expect(notes(repeated)).toHaveLength(1);
    const foreign = isAboutAccepted(judged(problemKci()), before({ accepted: 'foreign' }));
    expect([violations(foreign), notes(foreign).length]).toEqual([[], 1]);
    expect(isAboutAccepted(judged(problemKci({ reasonCode: 'CREATED' })), before({ accepted: 'foreign' }))).toEqual([]);
  });
});

test('nothing that a KCI can hold makes an oracle throw', () => {
  const odd: readonly Json[] = [
    null,
    true,
    0,
    -1,
    Number.MAX_VALUE,
    '',
    'x',
    '\u0000',
    [],
    [[]],
    {},
    { id: {} },
    { status: [] },
  ];
  for (const value of odd)
    for (const name of Object.keys({ ...problemKci(), problemCode: 1, text: 1, supplierNotes: 1 })) {
      const body = problemKci({ [name]: value });
      expect(() => judgeKci(judged(body), before({ accepted: acceptedProblem() }))).not.toThrow();
      const entity = problem();
      for (const field of Object.keys(entity)) {
        const remarks = judgeKci(judged(problemKci({}, { [field]: value })), before({ accepted: acceptedProblem() }));
        expect(remarks.every((remark) => isJsonObject(remark))).toBe(true);
      }
    }
});
