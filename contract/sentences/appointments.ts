import { page } from '../requirements/sources.js';
import { sentencesOf } from './sentence.js';

/** What the pages on slots and reservations say. */
export const appointmentSentences = {
  ...sentencesOf(page.availableAppointments, 'docs-1.15', [
    [
      'ap.slots',
      'The answer has the slots that are available for the service at the address.',
      ['AP-SLOTS-BODY', 'AP-SLOTS-ADDRESS', 'AP-SLOT-USABLE', 'AP-SLOT-TAKEN'],
      ['no-slots', 'no-slot-list', 'bare-searches', 'several-engineers'],
    ],
    [
      'ap.classifications',
      'Slots are of one of 15 classifications; a search can ask for some.',
      ['AP-SLOT-FILTER', 'API-PARAMETER-ENUM'],
      ['plain-slots'],
    ],
    [
      'ap.parameters',
      'A search has an address, a service specification and a purpose; the first two are JSON in the query.',
      ['API-PARAMETER-REQUIRED', 'API-PARAMETER-TYPE', 'API-PARAMETER-CODE', 'API-JSON-LAYOUT'],
      ['bare-searches', 'refuses-bare-braces', 'refuses-unknown-parameters'],
    ],
    [
      'ap.comma',
      'Several classifications are written with commas between them.',
      ['API-VALID-ACCEPTED'],
      ['refuses-raw-commas'],
    ],
    [
      'ap.mandatory',
      'All parameters are mandatory.',
      'The list of parameters on the same page marks some as optional.',
    ],
    ['ap.codes', 'A search answers 200, 400, 401, 403, 422, 500 or 503.', ['API-STATUS', 'API-REFUSAL-STATUS']],
    [
      'ap.installing',
      'Appointments are for installing a service.',
      'The purposes beside it are to repair and to modify as well; a supplier may offer some of them.',
      ['installs-only'],
    ],
    ['ap.from', 'A search can ask for slots from a day on.', ['AP-SLOT-FROM', 'API-PARAMETER-LIMIT']],
    [
      'ap.purpose',
      'The purpose is PROVIDE, REPAIR or MODIFY, in a text.',
      'A repair needs more than the request gives, so a supplier may refuse a purpose.',
      ['installs-only'],
    ],
  ]),
  ...sentencesOf(page.appointing, 'guide', [
    ['ap.time', 'A slot starts before it ends, in the future.', ['AP-SLOT-ORDER', 'AP-SLOT-AHEAD']],
    [
      'ap.offset',
      'The date-times of slots have the offset that gives the right local time.',
      ['AP-SLOT-OFFSET'],
      ['winter-offset-all-year', 'reservations-in-utc'],
    ],
    [
      'ap.standard',
      'A slot is standard or premium.',
      'It shows a tenant what a slot costs. Whether it is true cannot be seen.',
      ['plain-slots'],
    ],
    [
      'ap.mapped',
      'The Fibre Cafe may map the classes of a supplier to its own.',
      'It is agreed with the Fibre Cafe. What comes in an answer is one of the listed classes, or left out.',
      ['plain-slots'],
    ],
    ['ap.local-time', 'The local time of a slot stays when the clocks change.', ['AP-SLOT-LOCAL-TIME']],
  ]),
  ...sentencesOf(page.reservation, 'docs-1.15', [
    [
      'ap.reserve',
      'A reservation holds one slot that was offered.',
      ['AP-RESERVATION-BODY', 'AP-SLOT-USABLE'],
      ['empty-reservations'],
    ],
    [
      'ap.reserve.request',
      'A reservation has an id, an address, a service specification and a slot with start and end.',
      ['API-FIELD-REQUIRED', 'API-FIELD-TYPE', 'API-FIELD-LIMIT', 'API-VALID-ACCEPTED'],
    ],
    [
      'ap.taken',
      'What is reserved is not free any more.',
      ['AP-SLOT-TAKEN', 'AP-SLOT-HELD', 'API-REFUSAL-STATUS'],
      ['several-engineers', 'one-engineer-in-reserve', 'every-other-slot'],
    ],
    [
      'ap.no-cancellation',
      'A reservation lapses; no operation cancels it.',
      'It is why a run reserves few slots, and lists them as left behind.',
    ],
    ['ap.expiry', 'The answer says when the reservation lapses.', ['AP-RESERVATION-EXPIRY'], ['expiries-with-offset']],
    [
      'ap.confirmed',
      'A reservation is confirmed once an order names it.',
      ['AP-RESERVATION-USABLE', 'AP-RESERVATION-FORM'],
    ],
  ]),
};
