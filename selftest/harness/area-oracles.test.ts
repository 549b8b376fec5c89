import { describe, expect, test } from 'vitest';
import {
  amendOrder,
  checkAvailability,
  createEthernetOrder,
  createOrder,
  findAppointments,
  requestQuote,
  reserveAppointment,
  startServiceTest,
  type OperationKey,
} from '../../contract/requirements/index.js';
import { judgeAcceptance } from '../../harness/oracles/judgement.js';
import type { Json, JsonObject } from '../../harness/json/json.js';
import { Reply } from '../../harness/wire/reply.js';
import { operationOf } from '../../contract/description.js';
import { briefly, correlation, jsonType, replyOf, type ReplyFacts } from './replies.js';

/** What every answer to an order has. */
const acknowledged = { status: 'ACKNOWLEDGED' };

const address = { id: '200004033694', type: 'UPRN' };

/** What fails an answer, and what is only noted. */
function judged(operation: OperationKey, asked: JsonObject, facts: ReplyFacts) {
  const made = replyOf({ operation, ...facts });
  const sent = operationOf(operation).request && facts.sent;
  const reply = new Reply(made.operation, made.exchange, sent, made.journal, asked);
  const findings = briefly(judgeAcceptance(reply, 'API-VALID-ACCEPTED'));
  const { notes, habits } = made.journal;
  return { findings, notes, habits };
}

const slots = (body: Json, asked: JsonObject = {}, date?: string) =>
  judged(
    findAppointments,
    { address, ...asked },
    {
      status: 200,
      body,
      headers: [...jsonType, ...correlation, ...(date === undefined ? [] : [['Date', date] as const])],
    },
  ).findings;

const slot = (start: string, end: string, others: JsonObject = {}) => ({
  availableTimeslots: [{ timeslotStartDateTime: start, timeslotEndDateTime: end, ...others }],
});

describe('slots', () => {
  test.each<[string, Json]>([
    ['none', { availableTimeslots: [] }],
    ['no list', {}],
    ['in winter', slot('2027-01-11T09:00:00+00:00', '2027-01-11T13:00:00+00:00')],
    ['in summer', slot('2027-07-12T09:00:00+01:00', '2027-07-12T13:00:00+01:00')],
    ['in UTC, in summer', slot('2027-07-12T08:00:00Z', '2027-07-12T12:00:00Z')],
    ['over the clock change', slot('2027-03-28T00:30:00+00:00', '2027-03-28T04:00:00+01:00')],
  ])('are taken as they are documented: %s', (_, body) => expect(slots(body)).toEqual([]));

  test.each<[string, Json, string]>([
    ['end as they start', slot('2027-01-11T09:00:00Z', '2027-01-11T09:00:00Z'), 'AP-SLOT-ORDER'],
    ['end before they start', slot('2027-01-11T13:00:00Z', '2027-01-11T09:00:00Z'), 'AP-SLOT-ORDER'],
    ['are over', slot('2022-01-10T09:00:00Z', '2022-01-10T13:00:00Z'), 'AP-SLOT-AHEAD'],
  ])('that %s are found', (_, body, requirement) =>
    expect(slots(body)).toEqual([`${requirement} /availableTimeslots/0/timeslotEndDateTime`]),
  );

  test.each([
    ['summer time in winter', '2027-01-11T09:00:00+01:00', '2027-01-11T13:00:00+01:00'],
    ['another country', '2027-01-11T09:00:00-05:00', '2027-01-11T13:00:00-05:00'],
  ])('with the offset of %s are found', (_, start, end) =>
    expect(slots(slot(start, end))).toEqual([
      'AP-SLOT-OFFSET /availableTimeslots/0/timeslotStartDateTime',
      'AP-SLOT-OFFSET /availableTimeslots/0/timeslotEndDateTime',
    ]),
  );

  test('may have the offset of winter time in summer, which is the same moment as Z', () => {
    expect(slots(slot('2027-07-12T09:00:00+00:00', '2027-07-12T13:00:00+00:00'))).toEqual([]);
  });

  test('are over by the clock of the supplier, where it shows its time', () => {
    const body = slot('2025-12-31T09:00:00Z', '2025-12-31T13:00:00Z');
    expect(slots(body)).toEqual(['AP-SLOT-AHEAD /availableTimeslots/0/timeslotEndDateTime']);
    expect(slots(body, {}, 'Tue, 30 Dec 2025 12:00:00 GMT')).toEqual([]);
  });

  test.each<[string, string | undefined, string[]]>([
    ['WEEKDAY_AM', 'WEEKDAY_AM', []],
    ['WEEKDAY', 'WEEKDAY_AM', []],
    ['WEEKDAY_AM', 'WEEKDAY', []],
    ['WEEKDAY_AM', undefined, []],
    ['WEEKDAY_AM', 'WEEKDAY_PM', ['AP-SLOT-FILTER /availableTimeslots/0/classification']],
    ['SATURDAY', 'SUNDAY_AM', ['AP-SLOT-FILTER /availableTimeslots/0/classification']],
  ])('asked for as %s and offered as %s', (asked, classification, findings) => {
    const body = slot(
      '2027-01-11T09:00:00Z',
      '2027-01-11T13:00:00Z',
      classification === undefined ? {} : { classification },
    );
    expect(slots(body, { classifications: [asked] })).toEqual(findings);
  });

  test('start on the day that was asked for, by local time, or later', () => {
    const body = slot('2027-06-30T23:30:00Z', '2027-07-01T04:00:00Z');
    expect(slots(body, { appointmentFromDate: '2027-07-01' })).toEqual([]);
    expect(slots(body, { appointmentFromDate: '2027-07-02' })).toEqual([
      'AP-SLOT-FROM /availableTimeslots/0/timeslotStartDateTime',
    ]);
  });

  test('have a classification from the documented list, and a start', () => {
    const body = { availableTimeslots: [{ timeslotEndDateTime: '2027-01-11T13:00:00Z', classification: 'NOON' }] };
    expect(slots(body)).toEqual([
      'AP-SLOTS-BODY /availableTimeslots/0/timeslotStartDateTime',
      'AP-SLOTS-BODY /availableTimeslots/0/classification',
    ]);
  });
});

describe('the address of an answer', () => {
  const availability = (identifier: JsonObject) =>
    judged(checkAvailability, { address }, { status: 200, body: { address: { identifier } } }).findings;

  test('is the one that was asked about, or the same place by another kind of identifier', () => {
    expect(availability(address)).toEqual([]);
    expect(availability({ id: 'A00012345', type: 'NAD' })).toEqual([]);
    expect(availability({ id: '100000000001', type: 'UPRN' })).toEqual(['SA-ADDRESS /address/identifier']);
  });

  test('is looked at in a search for appointments too, where it is there', () => {
    expect(slots({ address, availableTimeslots: [] })).toEqual([]);
    expect(slots({ address: { id: '1', type: 'UPRN' } })).toEqual(['AP-SLOTS-ADDRESS /address']);
  });
});

describe('what is not surely documented', () => {
  test('is noted, never found', () => {
    const body = {
      address: { identifier: address },
      serviceSpecifications: 'none',
      siteInformation: { newLine: 'yes' },
    };
    const { findings, notes } = judged(checkAvailability, { address }, { status: 200, body });
    expect(findings).toEqual([]);
    expect(notes.join()).toMatch(/serviceSpecifications must be a list.*newLine must be true or false/);
  });

  test('leaves an undocumented answer alone, empty or not', () => {
    for (const operation of [amendOrder, createEthernetOrder]) {
      const sent = { id: 1, orderId: 2 };
      expect(judged(operation, {}, { sent, text: '', headers: correlation }).findings).toEqual([]);
      expect(judged(operation, {}, { sent, body: {} }).findings).toEqual([]);
    }
  });

  test('lets a success answer go without the headers that the documents do not show there, but not with wrong ones', () => {
    const sent = { id: 1, serviceId: 'S1' };
    const without = judged(startServiceTest, {}, { sent, body: sent, headers: jsonType });
    expect(without.findings).toEqual([]);
    const notEchoed = without.habits.filter(({ kind }) => kind === 'headers-not-echoed');
    expect(notEchoed.map(({ what }) => what)).toEqual(['X-Request-ID', 'X-Conversation-ID']);
    const wrong = judged(startServiceTest, {}, { sent, body: sent, headers: [...jsonType, ['X-Request-ID', 'other']] });
    expect(wrong.findings).toEqual(['API-ACCEPTED-HEADERS']);
  });

  test('may come back changed in an order, unlike what is documented', () => {
    const sent = { id: 123, tenant: 'TENANT1', requestedCompletionDate: '2027-01-10' };
    const changed = (change: JsonObject) =>
      judged(createOrder, {}, { sent, body: { ...acknowledged, ...sent, ...change } }).findings;
    expect(changed({ requestedCompletionDate: '2027-01-11' })).toEqual([]);
    expect(changed({ tenant: 'TENANT2' })).toEqual(['API-UNCHANGED /tenant']);
  });
});

describe('data of the request in the answer', () => {
  const order = {
    id: 123,
    serviceOrderItem: { serviceCharacteristics: [{ name: 'ENNI_ID', value: '1' }] },
  };

  test('may be left out and added to where the documents do not show the whole answer', () => {
    expect(judged(createOrder, {}, { sent: order, body: acknowledged }).findings).toEqual([]);
    const more = {
      ...acknowledged,
      ...order,
      serviceOrderItem: {
        serviceCharacteristics: [
          { name: 'A', value: 'B' },
          { name: 'ENNI_ID', value: '1' },
        ],
      },
    };
    expect(judged(createOrder, {}, { sent: order, body: more }).findings).toEqual([]);
  });

  test('are altered when an item of a list is', () => {
    const other = {
      ...acknowledged,
      ...order,
      serviceOrderItem: { serviceCharacteristics: [{ name: 'ENNI_ID', value: '2' }] },
    };
    expect(judged(createOrder, {}, { sent: order, body: other }).findings).toEqual([
      'API-UNCHANGED /serviceOrderItem/serviceCharacteristics',
    ]);
  });

  test('are the same when a date-time names the same moment', () => {
    const timeslot = {
      timeslotStartDateTime: '2027-07-12T09:00:00+01:00',
      timeslotEndDateTime: '2027-07-12T13:00:00+01:00',
    };
    const answered = { timeslotStartDateTime: '2027-07-12T08:00:00.000Z', timeslotEndDateTime: '2027-07-12T12:00:00Z' };
    const reserved = (change: JsonObject) =>
      judged(
        reserveAppointment,
        {},
        { sent: { id: 1, timeslot }, body: { id: 1, timeslot: { ...answered, ...change } } },
      ).findings;
    expect(reserved({})).toEqual([]);
    expect(reserved({ timeslotEndDateTime: '2027-07-12T13:00:00Z' })).toEqual([
      'API-UNCHANGED /timeslot/timeslotEndDateTime',
    ]);
  });

  test('are not compared where the answer has a value of its own of that name', () => {
    expect(judged(requestQuote, {}, { sent: { id: 7 }, body: { id: 'a-quote' } }).findings).toEqual([]);
  });
});

describe('a new order', () => {
  const answered = (body: JsonObject, operation: OperationKey = createOrder) =>
    judged(operation, {}, { sent: { id: 1 }, body: { id: 1, ...body } });

  test.each(['ACKNOWLEDGED'])('is %s', (status) => expect(answered({ status }).findings).toEqual([]));

  test.each(['REJECTED', 'CANCELLED', 'FAILED', 'PARTIAL', 'COMPLETED', 'PENDING_AMENDMENT', 'PENDING_CANCELLATION'])(
    'is not %s',
    (status) => {
      for (const operation of [createOrder, createEthernetOrder])
        expect(answered({ status }, operation).findings).toEqual(['OR-CREATE-STATUS /status']);
    },
  );

  test.each(['HELD', 'PENDING', 'SENT_TO_SUPPLIER', 'acknowledged', 'SUBMITTED'])('is warned about as %s', (status) => {
    for (const operation of [createOrder, createEthernetOrder])
      expect(answered({ status }, operation).findings).toEqual(['OR-CREATE-STATUS-DESCRIBED /status']);
  });

  test('has a status, unless it is an Ethernet order', () => {
    expect(answered({}).findings).toEqual(['OR-CREATE-STATUS-DESCRIBED /status']);
    expect(answered({}, createEthernetOrder).findings).toEqual([]);
  });

  test('is noted where it has fields that no one sent', () => {
    const { findings, notes } = answered({ status: 'ACKNOWLEDGED', tenant: 'TENANT1' });
    expect(findings).toEqual([]);
    expect(notes).toContainEqual('The 201 has a tenant that the request did not send.');
  });

  test('that is in progress has its dates', () => {
    const dates = { committedDate: '2027-01-10T09:00:00Z', targetDate: '2027-01-10T09:00:00Z' };
    expect(answered({ status: 'IN_PROGRESS', ...dates }).findings).toEqual([]);
    expect(answered({ status: 'IN_PROGRESS', committedDate: dates.committedDate }).findings).toEqual([
      'OR-COMMIT-DATES /targetDate',
    ]);
  });
});

describe('a reservation', () => {
  const reserved = (body: JsonObject) => judged(reserveAppointment, {}, { sent: { id: 1 }, body }).findings;

  test('has a reference that orders can name', () => {
    expect(reserved({ supplierReference: 'a'.repeat(50) })).toEqual([]);
    expect(reserved({ supplierReference: 'a'.repeat(51) })).toEqual(['AP-RESERVATION-FORM /supplierReference']);
    expect(reserved({ supplierReference: '' })).toEqual(['AP-RESERVATION-FORM /supplierReference']);
  });

  test('expires later, if it says when', () => {
    expect(reserved({})).toEqual([]);
    expect(reserved({ expiryDateTime: '2026-01-01T02:00:00Z' })).toEqual([]);
    expect(reserved({ expiryDateTime: '2025-12-31T22:00:00Z' })).toEqual(['AP-RESERVATION-EXPIRY /expiryDateTime']);
  });
});
