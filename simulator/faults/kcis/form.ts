import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createOrder,
  createProblem,
  decideResolution,
  sendUpdate,
  startServiceTest,
} from '../../../contract/requirements/index.js';
import { isJsonObject, without, type JsonObject } from '../../json/json.js';
import type { SentKci } from '../../state/update.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { kciFaults } from '../../variations/fault-tables.js';

const everything = [createProblem, amendProblem, cancelProblem, createOrder, amendOrder, cancelOrder];

/** Sends KCIs whose form, headers, id, number or date is wrong. */
export const form: readonly Fault[] = [
  ...kciFaults('KCI-AUTHENTICATED', [
    ['kci-without-token', 'Sends KCIs without a token.', everything, withoutHeader('authorization')],
  ]),
  ...kciFaults('KCI-REQUEST-ID', [
    ['kci-without-request-id', 'Sends KCIs without X-Request-ID.', everything, withoutHeader('x-request-id')],
  ]),
  ...kciFaults('KCI-CONTENT-TYPE', [
    [
      'kci-as-plain-text',
      'Labels KCIs as plain text.',
      everything,
      sent((kci) => ({ ...kci, headers: { ...kci.headers, 'content-type': 'text/plain' } })),
    ],
  ]),
  ...kciFaults('KCI-WELL-FORMED', [
    [
      'kci-cut-off',
      'Sends the beginning of a KCI before the whole.',
      [createOrder],
      alsoSent((kci) => ({ ...kci, text: JSON.stringify(kci.body).slice(0, 40) })),
    ],
  ]),
  ...kciFaults('KCI-SCHEMA', [
    [
      'kci-with-text-for-number',
      'Writes the sequenceNumber of KCIs as a text.',
      everything,
      withBody((body) => ({ ...body, sequenceNumber: String(body['sequenceNumber'] as number) })),
    ],
    [
      'kci-without-issue',
      'Leaves issuedOn out of KCIs.',
      everything,
      withBody((body) => without(body, '/issuedOn') as JsonObject),
    ],
    [
      'hold-kci-without-reason',
      'Leaves the reason out of the KCI about a hold or its end.',
      [sendUpdate],
      {
        updates: (update) => {
          const isOfHold = update.reasonCode === 'DELAY' || update.reasonCode === 'RESUMED';
          return [
            isOfHold
              ? { ...update, sent: (kci) => ({ ...kci, body: without(kci.body, '/reasonCode') as JsonObject }) }
              : update,
          ];
        },
      },
    ],
    [
      'kci-with-text-for-test-id',
      'Writes the id of a service test as a text in KCIs, and leaves its reference out.',
      [sendUpdate, startServiceTest],
      withBody((body) => {
        const { serviceTest: test } = body;
        if (!isJsonObject(test)) return body;
        const { supplierReference: _reference, ...others } = test;
        return { ...body, serviceTest: { ...others, id: String(test['id'] as number) } };
      }),
    ],
  ]),
  ...kciFaults('KCI-ID-UNIQUE', [
    [
      'kci-with-constant-id',
      'Gives all KCIs the same id.',
      everything,
      withBody((body) => ({ ...body, id: '5251cf7d-7971-42e4-a5be-c24ed58a7aa6' })),
    ],
  ]),
  ...kciFaults('KCI-SEQUENCE', [
    [
      'kci-always-first',
      'Gives all KCIs the sequenceNumber 1.',
      everything,
      withBody((body) => ({ ...body, sequenceNumber: 1 })),
    ],
  ]),
  ...kciFaults('KCI-ISSUED-ON', [
    [
      'kci-in-local-time',
      'Leaves the zone out of issuedOn.',
      everything,
      withBody((body) => ({ ...body, issuedOn: '2024-04-10T09:00:00.000' })),
    ],
  ]),
  ...kciFaults('KCI-ISSUED-BEFORE-SENT', [
    [
      'kci-from-the-future',
      'Dates KCIs far in the future.',
      // Of what no answer promised too: sound ones after it would step back in time.
      [...everything, decideResolution, sendUpdate],
      withBody((body) => ({ ...body, issuedOn: '2199-01-01T00:00:00.000Z' })),
    ],
  ]),
  ...kciFaults('KCI-ISSUED-AFTER-REQUEST', [
    [
      'kci-from-the-past',
      'Dates all KCIs alike, long before anybody asked for anything.',
      [...everything, decideResolution, startServiceTest, sendUpdate],
      withBody((body) => ({ ...body, issuedOn: '2001-01-01T00:00:00.000Z' })),
    ],
  ]),
  ...kciFaults('KCI-ISSUED-ORDER', [
    [
      'kci-issued-backwards',
      'Dates each KCI before the one with the number before.',
      everything,
      withBody((body) => ({
        ...body,
        issuedOn: new Date(Date.now() - 3_600_000 * Number(body['sequenceNumber'])).toISOString(),
      })),
    ],
  ]),
  ...kciFaults('KCI-ENTITY', [
    [
      'kci-about-nothing',
      'Sends a KCI without its order before the whole.',
      [createOrder],
      alsoSent((kci) => ({ ...kci, body: withoutEntity(kci.body) })),
    ],
  ]),
];

/** Every KCI goes out otherwise. */
function sent(change: (kci: SentKci) => SentKci): Behaviour {
  return { updates: (update) => [{ ...update, sent: change }] };
}

/** A broken KCI goes out first, and then the sound one, so that only its form is wrong. */
function alsoSent(change: (kci: SentKci) => SentKci): Behaviour {
  return { updates: (update) => [{ ...update, sent: change }, update] };
}

function withBody(change: (body: JsonObject) => JsonObject): Behaviour {
  return sent((kci) => ({ ...kci, body: change(kci.body) }));
}

function withoutHeader(name: string): Behaviour {
  return sent((kci) => ({
    ...kci,
    headers: Object.fromEntries(Object.entries(kci.headers).filter(([key]) => key !== name)),
  }));
}

function withoutEntity(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => !isJsonObject(value)));
}
