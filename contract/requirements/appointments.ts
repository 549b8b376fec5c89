import { findAppointments, reserveAppointment } from './operations.js';
import type { Requirement } from './requirement.js';
import { page } from './sources.js';

/** Requirements of Appointment Management. */
export const appointmentRequirements = {
  'AP-SLOTS-BODY': {
    level: 'MUST',
    statement: 'The fields in the answer to an appointment search have the documented types.',
    source: page.availableAppointments,
    sureness: 'docs-1.15',
    reading: 'Each slot has a start and an end. The list itself may be empty or absent.',
    operations: [findAppointments],
    judgedBy: 'The body is checked against the AvailableAppointments schema.',
  },
  'AP-SLOTS-ADDRESS': {
    level: 'MUST',
    statement: 'The answer to an appointment search is about the requested address.',
    source: page.availableAppointments,
    sureness: 'docs-1.15',
    reading: 'The answer may leave out the address, or identify the same place by another type of identifier.',
    operations: [findAppointments],
    judgedBy: 'An identifier with the type from the request but a different id fails.',
  },
  'AP-SLOT-ORDER': {
    level: 'MUST',
    statement: 'A slot ends after it starts.',
    source: page.availableAppointments,
    sureness: 'docs-1.15',
    operations: [findAppointments],
    judgedBy: 'A slot whose end is not later than its start fails.',
  },
  'AP-SLOT-AHEAD': {
    level: 'MUST',
    statement: 'An offered slot is in the future.',
    source: page.availableAppointments,
    sureness: 'docs-1.15',
    reading: 'An appointment in the past is not available.',
    operations: [findAppointments],
    judgedBy: "A slot that has already ended fails. The time is the supplier's own if its answer has a Date header.",
  },
  'AP-SLOT-OFFSET': {
    level: 'MUST',
    statement: 'The offset of a slot is correct for United Kingdom local time.',
    source: page.appointing,
    sureness: 'guide',
    reading:
      'Z names a moment without reference to local time, so it passes all year. +00:00 in summer names the same moment as Z, so it is noted. Any other offset must be the one in force on that day.',
    operations: [findAppointments],
    judgedBy:
      'On both sides of a clock change, an offset that is not in force in the United Kingdom at that moment fails.',
  },
  'AP-SLOT-LOCAL-TIME': {
    level: 'SHOULD',
    statement: 'Slots keep their United Kingdom local time across a clock change.',
    source: page.appointing,
    sureness: 'guide',
    reading:
      'The page asks for the local time of a slot to be right. Times in UTC that stay the same on both sides of a clock change are an hour off on one of them.',
    operations: [findAppointments],
    judgedBy:
      'Slots are searched for on both sides of a clock change. If they all have the same times in UTC, and share no local time, that produces a warning. Not applicable if no slots are offered on both sides of the change.',
  },
  'AP-SLOT-FILTER': {
    level: 'MUST',
    statement: 'Only slots of the requested classifications are offered.',
    source: page.availableAppointments,
    sureness: 'docs-1.15',
    reading:
      'A slot without a classification is not judged. A whole day matches each part of it, and the reverse: WEEKDAY and WEEKDAY_AM.',
    operations: [findAppointments],
    judgedBy: 'A slot whose day or part of the day does not match any requested classification fails.',
  },
  'AP-SLOT-FROM': {
    level: 'MUST',
    statement: 'No offered slot is before the first requested day.',
    source: page.availableAppointments,
    sureness: 'docs-1.15',
    reading: 'The parameter is called appointmentFromDate. The day is a day in United Kingdom local time.',
    operations: [findAppointments],
    judgedBy: 'A slot that starts on an earlier day fails.',
  },
  'AP-SLOT-USABLE': {
    level: 'MUST',
    statement: 'An offered slot is available for reservation.',
    source: page.reservation,
    sureness: 'docs-1.15',
    reading: 'Someone else may take a slot in the meantime, so three are tried.',
    operations: [findAppointments],
    judgedBy:
      'Slots are reserved as soon as they are offered. If every attempt is refused and a refused slot is offered again, that fails.',
  },
  'AP-SLOT-TAKEN': {
    level: 'MUST',
    statement: 'A slot that is no longer available for reservation is no longer offered.',
    source: page.availableAppointments,
    sureness: 'docs-1.15',
    reading: 'A supplier with several engineers may keep offering a slot as long as it can be reserved.',
    operations: [findAppointments],
    judgedBy:
      'A slot is reserved. If it is offered again, it is reserved again. If that is refused and the slot is still offered afterwards, that fails.',
  },
  'AP-SLOT-HELD': {
    level: 'SHOULD',
    statement: 'A slot that a reservation holds, and that is no longer offered, is not given to others as well.',
    source: page.reservation,
    sureness: 'docs-1.15',
    reading:
      'A reservation holds one slot that a search returned, until it lapses. The documents do not say that another one must be refused, or that a search returns every free slot: a supplier may have several engineers and keep one in reserve, so a second reservation alone is only noted. A supplier that answers with the same reservation again has not given the slot away.',
    operations: [reserveAppointment],
    judgedBy:
      'A slot that a search returns is reserved twice. If both reservations are confirmed, each with its own reference, the search is repeated. If the slot is no longer offered, but the slots returned with it are, it is reserved twice more; if all four reservations are confirmed and it is still not offered, that produces a warning. Otherwise an order names the first reservation. If that order is refused, and one that names a fresh reservation of another slot is accepted, that produces a warning.',
  },
  'AP-RESERVATION-BODY': {
    level: 'MUST',
    statement: 'The fields in the 201 to a reservation have the documented types.',
    source: page.reservation,
    sureness: 'older-docs',
    reading: 'The documents do not show which fields are required, so an absence is only noted.',
    operations: [reserveAppointment],
    judgedBy:
      'The body must be a JSON object. Each documented field that is present is checked against the AppointmentReservation schema.',
  },
  'AP-RESERVATION-EXPIRY': {
    level: 'MUST',
    statement: 'The expiry of a reservation is in the future.',
    source: page.reservation,
    sureness: 'docs-1.15',
    reading: 'The slot is held until then. A reservation that has expired when it is confirmed holds nothing.',
    operations: [reserveAppointment],
    judgedBy: "An expiry in the past fails. The time is the supplier's own if its answer has a Date header.",
  },
  'AP-RESERVATION-UNIQUE': {
    level: 'MUST',
    statement: 'Different reservations have different supplier references.',
    source: page.identifiers,
    sureness: 'guide',
    reading: 'A reference identifies one reservation; it may be absent.',
    operations: [reserveAppointment],
    judgedBy: 'Several slots are reserved. A reference that appears twice fails.',
  },
  'AP-RESERVATION-FORM': {
    level: 'SHOULD',
    statement: 'The reference of a reservation fits into the orders and service problems that name it.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The answer shows no limit, but appointmentReservationReference has 1 to 50 characters. Each half follows its own schema, so a longer reference is a SHOULD.',
    operations: [reserveAppointment],
    judgedBy: 'A reference of no characters, or of more than 50, produces a warning.',
  },
  'AP-RESERVATION-USABLE': {
    level: 'MUST',
    statement: 'An order that names a confirmed reservation is accepted.',
    source: page.reservation,
    sureness: 'docs-1.15',
    reading: 'An order that names the reservation takes up the held slot.',
    operations: [reserveAppointment],
    judgedBy: 'Refusing an order that differs from an accepted one only in naming a fresh reservation fails.',
  },
} as const satisfies Record<string, Requirement>;
