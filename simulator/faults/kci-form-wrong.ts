import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createOrder,
  createProblem,
  decideResolution,
  sendUpdate,
  type OperationKey,
  type RequirementId,
} from '../../contract/requirements/index.js';
import type { Fault } from '../variations/fault.js';
import { isJsonObject, without, type JsonObject } from '../json/json.js';
import type { SentKci, Update } from '../state/update.js';

type Defect = readonly [
  name: string,
  requirement: RequirementId,
  description: string,
  scope: readonly OperationKey[],
  updates: (update: Update) => readonly Update[],
];

const everything = [createProblem, amendProblem, cancelProblem, createOrder, amendOrder, cancelOrder];

/** Every KCI goes out otherwise. */
const sent = (change: (kci: SentKci) => SentKci) => (update: Update) => [{ ...update, sent: change }];
const withBody = (change: (body: JsonObject) => JsonObject) => sent((kci) => ({ ...kci, body: change(kci.body) }));
const withoutHeader = (name: string) =>
  sent((kci) => ({ ...kci, headers: Object.fromEntries(Object.entries(kci.headers).filter(([key]) => key !== name)) }));

/** A broken KCI goes out first, and then the sound one, so that only its form is wrong. */
const alsoSent = (change: (kci: SentKci) => SentKci) => (update: Update) => [{ ...update, sent: change }, update];

const withoutEntity = (body: JsonObject) =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => !isJsonObject(value)));

const defects: readonly Defect[] = [
  ['kci-without-token', 'KCI-AUTHENTICATED', 'Sends KCIs without a token.', everything, withoutHeader('authorization')],
  [
    'kci-without-request-id',
    'KCI-REQUEST-ID',
    'Sends KCIs without X-Request-ID.',
    everything,
    withoutHeader('x-request-id'),
  ],
  [
    'kci-as-plain-text',
    'KCI-CONTENT-TYPE',
    'Labels KCIs as plain text.',
    everything,
    sent((kci) => ({ ...kci, headers: { ...kci.headers, 'content-type': 'text/plain' } })),
  ],
  [
    'kci-cut-off',
    'KCI-WELL-FORMED',
    'Sends the beginning of a KCI before the whole.',
    [createOrder],
    alsoSent((kci) => ({ ...kci, text: JSON.stringify(kci.body).slice(0, 40) })),
  ],
  [
    'kci-with-text-for-number',
    'KCI-SCHEMA',
    'Writes the sequenceNumber of KCIs as a text.',
    everything,
    withBody((body) => ({ ...body, sequenceNumber: String(body['sequenceNumber'] as number) })),
  ],
  [
    'kci-without-issue',
    'KCI-SCHEMA',
    'Leaves issuedOn out of KCIs.',
    everything,
    withBody((body) => without(body, '/issuedOn') as JsonObject),
  ],
  [
    'kci-with-constant-id',
    'KCI-ID-UNIQUE',
    'Gives all KCIs the same id.',
    everything,
    withBody((body) => ({ ...body, id: '5251cf7d-7971-42e4-a5be-c24ed58a7aa6' })),
  ],
  [
    'kci-always-first',
    'KCI-SEQUENCE',
    'Gives all KCIs the sequenceNumber 1.',
    everything,
    withBody((body) => ({ ...body, sequenceNumber: 1 })),
  ],
  [
    'kci-in-local-time',
    'KCI-ISSUED-ON',
    'Leaves the zone out of issuedOn.',
    everything,
    withBody((body) => ({ ...body, issuedOn: '2024-04-10T09:00:00.000' })),
  ],
  [
    'kci-from-the-future',
    'KCI-ISSUED-BEFORE-SENT',
    'Dates KCIs far in the future.',
    // Of what no answer promised too: sound ones after it would step back in time.
    [...everything, decideResolution, sendUpdate],
    withBody((body) => ({ ...body, issuedOn: '2199-01-01T00:00:00.000Z' })),
  ],
  [
    'kci-issued-backwards',
    'KCI-ISSUED-ORDER',
    'Dates each KCI before the one with the number before.',
    everything,
    withBody((body) => ({
      ...body,
      issuedOn: new Date(Date.now() - 3_600_000 * Number(body['sequenceNumber'])).toISOString(),
    })),
  ],
  [
    'kci-about-nothing',
    'KCI-ENTITY',
    'Sends a KCI without its order before the whole.',
    [createOrder],
    alsoSent((kci) => ({ ...kci, body: withoutEntity(kci.body) })),
  ],
];

/** Sends KCIs whose form, headers, id, number or date is wrong. */
export const kciFormWrong: readonly Fault[] = defects.map(([name, requirement, description, scope, updates]) => ({
  name,
  requirement,
  operation: sendUpdate,
  description,
  mode: 'async',
  scope,
  behaviour: { updates },
}));
