import { findAppointments, reserveAppointment } from '../../contract/requirements/index.js';
import { headerValues } from '../report/exchange.js';
import type { Finding } from '../report/finding.js';
import { isJsonObject, type Json } from '../json/json.js';
import type { Reply } from '../wire/reply.js';
import { slotsOf, type Slot } from './slots.js';
import { inUk, writtenOffset } from './uk-time.js';
import { quote } from '../json/quote.js';
import { finding, type Oracle } from './oracle.js';

/** The documented classifications: a day, and a part of it. */
const days = /^(WEEKDAY|SATURDAY|SUNDAY)(_(AM|PM|EARLY|EVENING))?$/;

/** How far two clocks may be apart, in milliseconds. */
const clockTolerance = 5 * 60_000;

/** Slots end after they start, lie ahead, have a right offset, and are those that were asked for. */
export const offersSlots: Oracle = (reply) => {
  if (reply.operation.key !== findAppointments || reply.status !== 200) return [];
  return slotsOf(reply.body).flatMap((slot) => [
    ...endsAfterStart(reply, slot),
    ...liesAhead(reply, slot),
    ...hasRightOffset(reply, slot),
    ...isOfClassification(reply, slot),
    ...isFromDay(reply, slot),
  ]);
};

/** The expiry of a reservation lies ahead. */
export const holdsSlot: Oracle = (reply) => {
  if (reply.operation.key !== reserveAppointment || reply.status !== 201 || !isJsonObject(reply.body)) return [];
  const { expiryDateTime } = reply.body;
  const expiry = typeof expiryDateTime === 'string' ? Date.parse(expiryDateTime) : NaN;
  if (!(expiry < supplierTime(reply) - clockTolerance)) return [];
  return [
    finding(reply, 'AP-RESERVATION-EXPIRY', {
      reason: 'The reservation has expired when it is confirmed.',
      expected: 'an expiry that lies ahead',
      actual: quote(expiryDateTime),
      pointer: '/expiryDateTime',
    }),
  ];
};

function endsAfterStart(reply: Reply, slot: Slot): Finding[] {
  if (slot.end > slot.start) return [];
  return [
    finding(reply, 'AP-SLOT-ORDER', {
      reason: 'A slot does not end after it starts.',
      expected: `an end after ${slot.timeslotStartDateTime}`,
      actual: quote(slot.timeslotEndDateTime),
      pointer: `${slot.pointer}/timeslotEndDateTime`,
    }),
  ];
}

function liesAhead(reply: Reply, slot: Slot): Finding[] {
  const now = supplierTime(reply);
  if (Math.max(slot.start, slot.end) > now - clockTolerance) return [];
  return [
    finding(reply, 'AP-SLOT-AHEAD', {
      reason: 'A slot is offered that is over already.',
      expected: `a slot that ends after ${new Date(now).toISOString()}`,
      actual: quote(slot.timeslotEndDateTime),
      pointer: `${slot.pointer}/timeslotEndDateTime`,
    }),
  ];
}

function hasRightOffset(reply: Reply, slot: Slot): Finding[] {
  return (['timeslotStartDateTime', 'timeslotEndDateTime'] as const).flatMap((name) => {
    const offset = writtenOffset(slot[name]);
    const right = inUk(Date.parse(slot[name])).offsetMinutes;
    if (offset === undefined || offset === right) return [];
    if (offset === 0) {
      reply.journal.note('Slots in summer have the offset +00:00, which names the same moment as Z.');
      return [];
    }
    return [
      finding(reply, 'AP-SLOT-OFFSET', {
        reason: `The offset of a slot's ${name} is not that of local time in the United Kingdom.`,
        expected: `${right === 60 ? '+01:00' : '+00:00'}, or Z`,
        actual: quote(slot[name]),
        pointer: `${slot.pointer}/${name}`,
      }),
    ];
  });
}

function isOfClassification(reply: Reply, { classification, pointer }: Slot): Finding[] {
  const asked: Json | undefined = reply.asked['classifications'];
  // One that no document has is for the schema to find.
  if (!Array.isArray(asked) || classification === undefined || !days.test(classification)) return [];
  if ((asked as string[]).some((wanted) => match(wanted, classification))) return [];
  return [
    finding(reply, 'AP-SLOT-FILTER', {
      reason: 'A slot of another classification is offered than those that were asked for.',
      expected: (asked as string[]).join(' or '),
      actual: quote(classification),
      pointer: `${pointer}/classification`,
    }),
  ];
}

/** A day as a whole matches its parts. */
function match(wanted: string, classification: string): boolean {
  return (
    wanted === classification || wanted.startsWith(`${classification}_`) || classification.startsWith(`${wanted}_`)
  );
}

function isFromDay(reply: Reply, slot: Slot): Finding[] {
  const from: Json | undefined = reply.asked['appointmentFromDate'];
  if (typeof from !== 'string' || inUk(slot.start).day >= from) return [];
  return [
    finding(reply, 'AP-SLOT-FROM', {
      reason: 'A slot is offered that lies before the day from which appointments were asked for.',
      expected: `slots from ${from}`,
      actual: quote(slot.timeslotStartDateTime),
      pointer: `${slot.pointer}/timeslotStartDateTime`,
    }),
  ];
}

/** Now, by the supplier's own clock where its answer has a Date: a wrong clock is not a fault of its calendar. */
function supplierTime({ response, exchange }: Reply): number {
  const [date = ''] = headerValues(response?.headers ?? [], 'date');
  const dated = Date.parse(date);
  return Number.isNaN(dated) ? Date.parse(exchange.startedAt) : dated;
}
