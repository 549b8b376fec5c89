import type { Fault } from '../../variations/fault.js';
import { bodyFaults, violating } from '../../variations/fault-tables.js';
import { onSuccessBody } from '../../variations/variation.js';
import { having, isJsonArray, isJsonObject, plainText, valueAt, type Json, type JsonObject } from '../../json/json.js';

const hourMs = 3_600_000;

/** Answers fields otherwise than they were sent, or not at all. */
export const fields: readonly Fault[] = [
  ...violating('API-UNCHANGED', [
    [
      'id-shifted',
      'Answers an id that is one higher.',
      ['create', 'amend', 'cancel', 'reserve', 'order', 'order-cancel', 'test'],
      onSuccessBody((body) => ({ ...body, id: Number(body['id']) + 1 })),
    ],
    [
      'contacts-swapped',
      'Swaps the primary and the secondary contact.',
      ['create', 'amend'],
      onSuccessBody((body) => {
        const { primaryContact, secondaryContact } = body;
        return primaryContact === undefined || secondaryContact === undefined
          ? body
          : { ...body, primaryContact: secondaryContact, secondaryContact: primaryContact };
      }),
    ],
    [
      'characteristic-dropped',
      'Drops the last of several characteristics.',
      ['create', 'amend'],
      onSuccessBody((body) => {
        const { characteristics } = body;
        return isJsonArray(characteristics) && characteristics.length > 1
          ? { ...body, characteristics: characteristics.slice(0, -1) }
          : body;
      }),
    ],
    [
      'escalation-flipped',
      'Answers the opposite of the escalation request.',
      ['amend'],
      onSuccessBody((body) =>
        typeof body['escalationRequest'] === 'boolean'
          ? { ...body, escalationRequest: !body['escalationRequest'] }
          : body,
      ),
    ],
    [
      'decision-flipped',
      'Answers the opposite decision.',
      ['resolutions'],
      onSuccessBody((body) => ({ ...body, status: body['status'] === 'ACCEPTED' ? 'REJECTED' : 'ACCEPTED' })),
    ],
  ]),
  ...bodyFaults('quote', 'API-UNCHANGED', [
    [
      'external-identifier-in-lower-case',
      'Answers the external identifier in lower case.',
      changed('/externalIdentifier', (text) => text.toLowerCase()),
    ],
    [
      'site-dropped',
      'Drops the last site.',
      (body) => ({ ...body, sites: isJsonArray(body['sites']) ? body['sites'].slice(0, -1) : [] }),
    ],
    [
      'roles-exchanged',
      'Answers every end of a quote as the first one.',
      (body) => ({
        ...body,
        sites: (isJsonArray(body['sites']) ? body['sites'] : []).map((site) =>
          isJsonObject(site) ? { ...site, role: 'A-END' } : site,
        ),
      }),
    ],
    [
      'contract-in-years',
      'Answers another length of the contract.',
      (body) =>
        having(
          body,
          '/contractDetails/contractLength/value',
          Math.trunc(Number(valueAt(body, '/contractDetails/contractLength/value')) / 12),
        ),
    ],
  ]),
  ...bodyFaults('reserve', 'API-UNCHANGED', [
    ['purpose-in-lower-case', 'Answers the purpose in lower case.', changed('/purpose', (text) => text.toLowerCase())],
    [
      'slot-an-hour-later',
      'Answers a slot that starts and ends an hour later.',
      (body) => {
        const later = (text: string): string => new Date(Date.parse(text) + hourMs).toISOString();
        return changed('/timeslot/timeslotEndDateTime', later)(changed('/timeslot/timeslotStartDateTime', later)(body));
      },
    ],
    [
      'address-type-in-lower-case',
      'Answers the type of the address in lower case.',
      changed('/address/type', (text) => text.toLowerCase()),
    ],
  ]),
  ...bodyFaults('order', 'API-UNCHANGED', [
    ['tenant-in-lower-case', 'Answers the tenant in lower case.', changed('/tenant', (text) => text.toLowerCase())],
    [
      'order-type-altered',
      'Answers an order for a new installation as one to start a line.',
      (body) => (body['orderType'] === 'NEW' ? { ...body, orderType: 'START' } : body),
    ],
    [
      'contact-name-in-upper-case',
      'Answers the name of the contact in upper case.',
      changed('/primaryContact/name', (text) => text.toUpperCase()),
    ],
    [
      'address-id-cut-off',
      'Answers the identifier of the address without its last character.',
      changed('/address/id', (text) => text.slice(0, -1)),
    ],
  ]),
  ...bodyFaults('order-cancel', 'API-UNCHANGED', [
    ['reason-replaced', 'Answers OTHER for every reason.', changed('/reasonCode', () => 'OTHER')],
    [
      'order-id-shifted',
      'Answers an id of the order that is one higher.',
      (body) => ({ ...body, orderId: Number(body['orderId']) + 1 }),
    ],
  ]),
  ...bodyFaults('test', 'API-UNCHANGED', [
    ['problem-type-replaced', 'Answers CUSTOMER for every kind of problem.', changed('/problemType', () => 'CUSTOMER')],
    [
      'service-id-in-lower-case',
      'Answers the service in lower case.',
      changed('/serviceId', (text) => text.toLowerCase()),
    ],
  ]),
];

/** Changes the text that a pointer names, if there is one. */
function changed(pointer: string, change: (text: string) => string): (body: JsonObject) => JsonObject {
  return (body) => {
    const text: Json | undefined = valueAt(body, pointer);
    return text === undefined ? body : having(body, pointer, change(plainText(text)));
  };
}
