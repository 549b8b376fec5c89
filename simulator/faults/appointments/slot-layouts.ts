import { bodyFaults } from '../../variations/fault-tables.js';
import type { Fault } from '../../variations/fault.js';
import { isJsonObject, plainText } from '../../json/json.js';
import { lastSlot, startOf } from '../../variations/slot-bodies.js';

const documentedAddress = { id: '200004033694', type: 'UPRN' };

/** Answers searches for appointments in another layout, or about another address. */
export const slotLayouts: readonly Fault[] = [
  ...bodyFaults('slots', 'AP-SLOTS-BODY', [
    [
      'slot-without-start',
      'Leaves the start of a slot out.',
      lastSlot(({ timeslotStartDateTime: _start, ...slot }) => slot),
    ],
    ['slot-without-end', 'Leaves the end of a slot out.', lastSlot(({ timeslotEndDateTime: _end, ...slot }) => slot)],
    [
      'unknown-classification',
      'Answers a classification that is not documented.',
      lastSlot((slot) => ({ ...slot, classification: 'MORNING' })),
    ],
    [
      'null-for-classification',
      'Answers null for a classification.',
      lastSlot((slot) => ({ ...slot, classification: null })),
    ],
    [
      'text-for-standard',
      'Answers a text for whether a slot is a standard one.',
      lastSlot((slot) => ({ ...slot, standard: 'true' })),
    ],
    [
      'number-for-start',
      'Answers the start of a slot in milliseconds.',
      lastSlot((slot) => ({ ...slot, timeslotStartDateTime: Date.parse(startOf(slot)) })),
    ],
    [
      'start-without-offset',
      'Answers the start of a slot without an offset.',
      lastSlot((slot) => ({ ...slot, timeslotStartDateTime: startOf(slot).slice(0, 19) })),
    ],
    [
      'null-for-slots',
      'Answers null in place of the list of slots.',
      (body) => ({ ...body, availableTimeslots: null }),
    ],
    ['answer-as-list', 'Answers the list of slots alone.', (body) => body['availableTimeslots'] ?? []],
  ]),
  ...bodyFaults('slots', 'AP-SLOTS-ADDRESS', [
    [
      'constant-address',
      'Answers about the same address whatever the request.',
      (body) => ({ ...body, address: documentedAddress }),
    ],
    [
      'address-id-cut-off',
      'Answers about an address whose identifier lacks the last character.',
      (body) => {
        const address = isJsonObject(body['address']) ? body['address'] : {};
        return { ...body, address: { ...address, id: plainText(address['id']).slice(0, -1) } };
      },
    ],
  ]),
];
