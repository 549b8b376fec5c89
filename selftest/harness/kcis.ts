import { randomUUID } from 'node:crypto';
import type { Headers } from '../../harness/report/exchange.js';
import type { JsonObject } from '../../harness/json/json.js';
import { entityIn } from '../../harness/kci/inbox/entity.js';
import type { Accepted, EntityHistory, JudgedKci, KciRemark, KnownBefore } from '../../harness/kci/oracles/oracle.js';
import type { KciPost } from '../../harness/kci/inbox/post.js';

/** What a tenant sent of a service problem. */
export const problemRequest: JsonObject = {
  id: 23467,
  problemType: 'STABILITY',
  problemText: 'The service keeps dropping between 6pm and 9pm every evening.',
  serviceId: 'SI2345432345345',
  serviceSpecification: { id: 'ftthl2r' },
  address: { id: '200004033694', type: 'UPRN' },
  characteristics: [
    { name: 'END_USER_CPE', value: 'Zyzel DX3301' },
    { name: 'LIGHTS', value: 'red' },
  ],
  primaryContact: { name: 'John Smith', phoneNumber: '01234 567890' },
  hazards: 'Hazardous materials stored on site',
  notes: 'Lorem ipsum dolor sit amet...',
};

const problemMandatory = [
  '/id',
  '/problemType',
  '/problemText',
  '/serviceId',
  '/serviceSpecification',
  '/serviceSpecification/id',
  '/characteristics',
  '/primaryContact',
  '/primaryContact/name',
  '/primaryContact/phoneNumber',
  '/notes',
];

/** What a tenant sent of a provide order. */
const orderRequest: JsonObject = {
  id: 12345,
  orderType: 'NEW',
  tenant: 'TENANT1',
  address: { id: '10002429380', type: 'UPRN' },
  serviceOrderItem: {
    serviceSpecification: { id: 'FTTP' },
    serviceCharacteristics: [{ name: 'LINE_PROFILE', value: '1' }],
  },
  primaryContact: { name: 'John Smith', phoneNumber: '01234 567890' },
  requestedCompletionDate: '2024-04-12',
};

const orderMandatory = ['/id', '/orderType', '/tenant', '/address', '/serviceOrderItem', '/primaryContact'];

export const problem = (more: JsonObject = {}): JsonObject => ({
  status: 'ACKNOWLEDGED',
  supplierReference: 'SP_00000001',
  ...problemRequest,
  serviceSpecification: { id: 'ftthl2r', name: 'FTTH' },
  ...more,
});

export const order = (more: JsonObject = {}): JsonObject => ({
  status: 'ACKNOWLEDGED',
  supplierOrderReference: 'FC123',
  ...orderRequest,
  ...more,
});

/** A conforming KCI about a service problem, with a fresh id, and what is to be otherwise. */
export const problemKci = (more: JsonObject = {}, entity: JsonObject = {}): JsonObject => ({
  id: randomUUID(),
  sequenceNumber: 1,
  issuedOn: '2024-04-10T09:00:00.000Z',
  reasonCode: 'ACKNOWLEDGED',
  serviceProblem: problem(entity),
  ...more,
});

/** A conforming KCI about a provide order. */
export const orderKci = (more: JsonObject = {}, entity: JsonObject = {}): JsonObject => ({
  id: randomUUID(),
  sequenceNumber: 1,
  issuedOn: '2024-04-10T09:00:00.000Z',
  reasonCode: 'ACKNOWLEDGED',
  provideServiceOrder: order(entity),
  ...more,
});

export const usualHeaders: Headers = [
  ['Authorization', 'Bearer [redacted]'],
  ['Content-Type', 'application/json'],
  ['X-Request-ID', '5251cf7d-7971-42e4-a5be-c24ed58a7aa6'],
  ['X-Conversation-ID', 'conversation-1'],
];

/** A KCI as an oracle sees it. */
export const judged = (body: JsonObject, more: Partial<JudgedKci> = {}): JudgedKci => ({
  body,
  entity: entityIn(body),
  headers: usualHeaders,
  startedAt: '2024-04-10T09:00:01.000Z',
  arrivedAt: '2024-04-10T09:00:01.005Z',
  ...more,
});

export const history = (more: Partial<EntityHistory> = {}): EntityHistory => ({ kcis: 0, numbers: new Set(), ...more });

export const acceptedProblem = (more: Partial<Accepted> = {}): Accepted => ({
  body: problemRequest,
  mandatory: problemMandatory,
  amendments: [],
  conversationIds: ['conversation-1'],
  ...more,
});

export const acceptedOrder = (more: Partial<Accepted> = {}): Accepted => ({
  body: orderRequest,
  mandatory: orderMandatory,
  amendments: [],
  tenant: 'TENANT1',
  conversationIds: ['conversation-1'],
  ...more,
});

export const before = (more: Partial<KnownBefore> = {}): KnownBefore => ({
  idTaken: false,
  referenceTaken: false,
  history: history(),
  accepted: undefined,
  ...more,
});

/** Something that was sent to the inbox. */
export const post = (more: Partial<KciPost> = {}): KciPost => ({
  number: 1,
  startedAt: '2024-04-10T09:00:01.000Z',
  arrivedAt: '2024-04-10T09:00:01.005Z',
  outcome: 'taken',
  status: 204,
  reason: '',
  target: 'POST /kcis',
  headers: usualHeaders,
  bytes: 400,
  answer: '',
  late: false,
  ...more,
});

/** The violated requirements, each with its pointer. */
export const violations = (remarks: readonly KciRemark[]): readonly string[] =>
  remarks.flatMap((remark) =>
    'requirement' in remark ? [`${remark.requirement} ${remark.pointer ?? ''}`.trim()] : [],
  );

export const notes = (remarks: readonly KciRemark[]): readonly string[] =>
  remarks.flatMap((remark) => ('note' in remark ? [remark.note] : []));

/** Sends a KCI with the reason UPDATE about a service problem to an inbox at HOST:PORT. */
export function sendUpdate(listen: string, serviceProblem: JsonObject): Promise<Response> {
  return fetch(`http://${listen}/kcis`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      id: randomUUID(),
      sequenceNumber: 1,
      issuedOn: new Date().toISOString(),
      reasonCode: 'UPDATE',
      serviceProblem,
    }),
  });
}
