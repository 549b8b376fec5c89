import { createProblem, type OperationKey } from '../../contract/requirements/index.js';
import type { Exchange, Headers, TransportFailure } from '../../harness/report/exchange.js';
import type { Finding } from '../../harness/report/finding.js';
import { Journal } from '../../harness/session/journal.js';
import type { Json, JsonObject } from '../../harness/json/json.js';
import { Reply } from '../../harness/wire/reply.js';
import { operationOf } from '../../contract/description.js';

/** The two correlation headers, as a sound request and a sound answer have them. */
export const correlation: Headers = [
  ['X-Request-ID', '5251cf7d-7971-42e4-a5be-c24ed58a7aa6'],
  ['X-Conversation-ID', '3456cf7d-4471-42e4-a5be-c24ed58a7aa6'],
];

export const jsonType: Headers = [['Content-Type', 'application/json']];

/** A valid service problem, and a sound 201 to it. */
export const sentProblem: JsonObject = {
  id: 23467,
  problemType: 'STABILITY',
  problemText: 'The service keeps dropping.',
  serviceId: 'SI2345432345345',
  serviceSpecification: { id: 'ftthl2r' },
  characteristics: [
    { name: 'END_USER_CPE', value: 'Zyzel DX3301' },
    { name: 'CPE_POWER_ON', value: 'YES' },
  ],
  primaryContact: { name: 'John Smith', phoneNumber: '01234 567890' },
  hazards: 'A dog',
  notes: 'Lorem ipsum dolor sit amet...',
};
export const answeredProblem: JsonObject = {
  ...sentProblem,
  status: 'ACKNOWLEDGED',
  supplierReference: 'A123X',
  serviceSpecification: { id: 'ftthl2r', name: 'FTTH' },
};

export const errorBody: JsonObject = {
  uuid: '87432dfb-2e47-4532-a1b7-4b113d48867d',
  code: 'INVALID_REQUEST',
  messages: ['problemText: at least 10 characters'],
};

export interface ReplyFacts {
  readonly operation?: OperationKey;
  readonly sent?: Json;
  readonly requestHeaders?: Headers;
  readonly status?: number;
  readonly headers?: Headers;
  /** The body as JSON. */
  readonly body?: Json;
  /** The body as it is; undefined for bytes that are not text. */
  readonly text?: string | undefined;
  readonly failure?: TransportFailure;
}

/** An answer made by hand: a sound 201 to a service problem, but for what is given. */
export function replyOf(facts: ReplyFacts = {}): Reply {
  const { operation = createProblem, sent = sentProblem, status = 201, body = answeredProblem, failure } = facts;
  const { requestHeaders = correlation, headers = [...jsonType, ...correlation] } = facts;
  const text = 'text' in facts ? facts.text : JSON.stringify(body);
  const exchange: Exchange = {
    number: 7,
    operation,
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    request: { method: 'POST', url: 'http://x', headers: requestHeaders, body: JSON.stringify(sent) },
    ...(failure ? { failure } : { response: { status, headers, text, bytes: text?.length ?? 1 } }),
  };
  return new Reply(operationOf(operation), exchange, sent, new Journal());
}

/** What findings say in short: requirement, and pointer if there is one. */
export function briefly(findings: readonly Finding[]): string[] {
  return findings.map(({ requirement, pointer }) =>
    pointer === undefined ? requirement : `${requirement} ${pointer}`,
  );
}
