import type { Requirement } from './requirement.js';
import {
  amendOrder,
  bodyOperations,
  cancelOrder,
  createEthernetOrder,
  createOrder,
  decideResolution,
  everyOperation,
  findAppointments,
  queryOperations,
  requestQuote,
  reserveAppointment,
  serviceProblemOperations,
  startServiceTest,
} from './operations.js';
import { page } from './sources.js';

/** Requirements that all operations share: transport, status codes, headers, authentication, layout of requests. */
export const apiRequirements = {
  'API-ANSWER': {
    level: 'MUST',
    statement: 'Every request is answered with one complete HTTP response.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'Each operation lists its responses. A connection that is closed or reset, a body shorter than announced, or no answer within the time-out is not on any list. No time-out is documented, so the supplier profile sets it.',
    operations: everyOperation,
    judgedBy: 'A reset, a truncated or endless body, or a time-out fails if it happens again on repeat.',
  },
  'API-STATUS': {
    level: 'MUST',
    statement: 'The status code of an answer is documented for the operation.',
    source: page.createProblem,
    sureness: 'older-docs',
    reading:
      'The text of the 1.15 page also mentions 200, 201, 202 and 422. An undocumented 4xx still says no, and only its number is unusual: API-REFUSAL-STATUS covers it.',
    operations: everyOperation,
    judgedBy:
      'Any 1xx, 2xx or 3xx that is not listed fails. A request answered 429 or 503 is repeated first; if that does not help, the result is inconclusive.',
  },
  'API-REFUSAL-STATUS': {
    level: 'SHOULD',
    statement: 'A request that is refused gets a status code that is documented for the operation.',
    source: page.createProblem,
    sureness: 'older-docs',
    reading:
      'No operation lists 404, 405, 409 or 413, yet each of them refuses a request as clearly as 400 or 422 does. HTTP gives them that meaning, so a supplier that uses them gets a warning and not a failure.',
    operations: everyOperation,
    judgedBy:
      'A 4xx that is not listed produces a warning where the request must or may be refused. 415 for a body that is not JSON passes, since HTTP itself allows it.',
  },
  'API-NO-SERVER-ERROR': {
    level: 'MUST',
    statement: 'No request, valid or invalid, is answered with a server error.',
    source: page.responseCodes,
    sureness: 'guide',
    reading:
      'Server errors are documented for a supplier that has failed, so a server error to a request of this suite means that it has. 501 and 503 are covered separately.',
    operations: everyOperation,
    judgedBy: 'Any 5xx other than 501 and 503 fails.',
  },
  'API-IMPLEMENTED': {
    level: 'MUST',
    statement: 'An operation that the supplier profile declares as implemented does not answer 501.',
    source: page.createProblem,
    sureness: 'older-docs',
    operations: everyOperation,
    reading:
      'A profile declares the operations that it names under `implements`. A 501 for any other operation means that the supplier does not implement it: the documents list 501 for five operations, and the code NOT_IMPLEMENTED for others as well.',
    judgedBy:
      'A 501 to an operation that the profile names fails, and so does one to an operation that has accepted a request. Otherwise the test cases of the operation are not applicable, and the run is partial.',
  },
  'API-CONTENT-TYPE': {
    level: 'MUST',
    statement: 'The body of a success answer has the media type application/json.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: everyOperation,
    judgedBy: 'The Content-Type of a 200 or 201 must be application/json, with any parameters and in any letter case.',
  },
  'API-REQUEST-ID': {
    level: 'MUST',
    statement: 'A 200 or 201 about a service problem has the X-Request-ID of the request.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The header is shown as required on these answers only. Elsewhere its absence is noted, and another value than that of the request is covered by API-ACCEPTED-HEADERS and API-ERROR-HEADERS.',
    operations: serviceProblemOperations,
    judgedBy: 'The header (its name in any letter case) must be present once, with exactly the value of the request.',
  },
  'API-CONVERSATION-ID': {
    level: 'MUST',
    statement: 'A 200 or 201 about a service problem has the X-Conversation-ID of the request.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The header is shown as required on these answers only. Elsewhere its absence is noted, and another value than that of the request is covered by API-ACCEPTED-HEADERS and API-ERROR-HEADERS.',
    operations: serviceProblemOperations,
    judgedBy: 'The header (its name in any letter case) must be present once, with exactly the value of the request.',
  },
  'API-ACCEPTED-HEADERS': {
    level: 'SHOULD',
    statement:
      'X-Request-ID and X-Conversation-ID on a 202, or on a success answer outside the service problems, have the values of the request.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The documents show the two headers on the 200 and 201 about service problems only, so elsewhere their absence is noted. A header of that name has that meaning wherever it appears, so another value is a SHOULD.',
    operations: everyOperation.filter((operation) => operation !== decideResolution),
    judgedBy: 'Either header with another value than that of the request produces a warning; its absence is noted.',
  },
  'API-ERROR-HEADERS': {
    level: 'SHOULD',
    statement: 'X-Request-ID and X-Conversation-ID on an error answer have the values of the request.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The headers identify the events of a request and its answer. They are shown only on success answers, so on errors their absence is noted, and another value is a SHOULD.',
    operations: everyOperation,
    judgedBy:
      'A 400, 401 or 422 in which either header has another value than that of the request produces a warning; its absence is noted.',
  },
  'API-ERROR-BODY': {
    level: 'SHOULD',
    statement: 'A 400, 401 or 422 has a JSON body with uuid, code (one of the six documented) and messages.',
    source: page.amendOrder,
    sureness: 'docs-1.15',
    reading: 'The 1.15 pages show this body for two order operations; the copies of the other pages end before it.',
    operations: everyOperation,
    judgedBy:
      'The body is checked against the Error schema. A missing field, a field of the wrong type or an unknown code produces a warning.',
  },
  'API-ERROR-UUID': {
    level: 'SHOULD',
    statement: 'Two errors have two different uuids.',
    source: page.amendOrder,
    sureness: 'docs-1.15',
    reading:
      'The uuid identifies one error, so that it can be found in logs. The body is shown for two operations only, so a repeated one is a SHOULD, as the body itself is.',
    operations: everyOperation,
    judgedBy: 'Two requests are refused for the same reason. The same uuid in both answers produces a warning.',
  },
  'API-REJECTION-REASON': {
    level: 'SHOULD',
    statement: 'A 422 gives at least one reason for the rejection.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: everyOperation,
    judgedBy: 'An error body without messages, or with only blank ones, produces a warning.',
  },
  'API-AUTH-REQUIRED': {
    level: 'MUST',
    statement: 'A request without authentication is not accepted.',
    source: page.index,
    sureness: 'docs-1.15',
    operations: everyOperation,
    judgedBy:
      'A request that is valid except for its missing Authorization header must not be answered 2xx. A token in the query string authenticates a request too, but not where the documents show it, so accepting it is noted.',
  },
  'API-AUTH-VALID': {
    level: 'MUST',
    statement: 'A request with credentials that the supplier did not issue, or that have expired, is not accepted.',
    source: page.index,
    sureness: 'docs-1.15',
    operations: everyOperation,
    judgedBy:
      'A request that is valid except for a made-up token, another scheme, or the expired token from the profile must not be answered 2xx. The token of another client may be accepted: the documents do not mention it.',
  },
  'API-AUTH-CODE': {
    level: 'SHOULD',
    statement: 'A request that is not authorised is answered 401.',
    source: page.createProblem,
    sureness: 'older-docs',
    operations: everyOperation,
    judgedBy: 'Another documented rejection (400, 403, 422) of missing or made-up credentials produces a warning.',
  },
  'API-HEADER-REQUIRED': {
    level: 'MUST',
    statement: 'A request without X-Request-ID, X-Conversation-ID or Tenant is not accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'Tenant is listed for all operations except quotes and Ethernet orders, where it is neither sent nor required.',
    operations: everyOperation,
    judgedBy: 'A request that is valid except for one missing header must not be answered 2xx.',
  },
  'API-HEADER-UNLISTED': {
    level: 'MUST',
    statement: 'A request is accepted without the header Tenant where the documents do not list it.',
    source: page.quote,
    sureness: 'docs-1.15',
    reading:
      'Requests for quotes and Ethernet orders have no Tenant. A supplier that demands one refuses every request as it is documented.',
    operations: [requestQuote, createEthernetOrder],
    judgedBy: 'A refusal of the plain request fails if the same request with the header Tenant is accepted.',
  },
  'API-HEADER-CODE': {
    level: 'SHOULD',
    statement: 'A request without a required header is answered 400.',
    source: page.createProblem,
    sureness: 'older-docs',
    operations: everyOperation,
    judgedBy: 'Another documented rejection (401, 403, 422) of a missing header produces a warning.',
  },
  'API-JSON-ONLY': {
    level: 'MUST',
    statement: 'A request whose body is not well-formed JSON is not accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: bodyOperations,
    judgedBy: 'A truncated JSON text, an empty body, a form or an XML document must not be answered 2xx.',
  },
  'API-JSON-CODE': {
    level: 'SHOULD',
    statement: 'A malformed JSON body is answered 400.',
    source: page.createProblem,
    sureness: 'older-docs',
    reading:
      '422 is documented only for well-formed requests. An empty body, or one in another format, may get either code.',
    operations: bodyOperations,
    judgedBy: 'Another documented rejection (401, 403, 422) of a truncated JSON text produces a warning.',
  },
  'API-FIELD-REQUIRED': {
    level: 'MUST',
    statement: 'A request without a required field is not accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: bodyOperations,
    judgedBy:
      'A request that is valid except for one missing field, at any depth, must be rejected with 400 or 422; the documents describe both.',
  },
  'API-FIELD-TYPE': {
    level: 'MUST',
    statement: 'A request with a field of the wrong JSON type is not accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'A null in an optional field is not judged: many systems treat it as absent.',
    operations: bodyOperations,
    judgedBy: 'A request that is valid except for the type of one field must be rejected with 400 or 422.',
  },
  'API-FIELD-ENUM': {
    level: 'MUST',
    statement: 'A request with a value outside a closed list is not accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'A list is closed if it is shown as a list and no page shows another value. SWAP, an order type on only one of two copies of a page, may be accepted or rejected.',
    operations: [requestQuote, createOrder, decideResolution],
    judgedBy: 'A request that is valid except for one value outside its closed list must be rejected with 400 or 422.',
  },
  'API-FIELD-LIMIT': {
    level: 'SHOULD',
    statement: 'A request with a value outside its documented length, minimum, pattern or number of items is rejected.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: bodyOperations,
    judgedBy: 'A 2xx answer to a request that is valid except for one limit produces a warning.',
  },
  'API-FIELD-CODE': {
    level: 'SHOULD',
    statement: 'A request with a missing or invalid field is rejected with 400 or 422.',
    source: page.createProblem,
    sureness: 'older-docs',
    reading:
      '400 is described for a missing mandatory parameter, 422 for a request that fails validation. A missing or invalid field can be read as either.',
    operations: bodyOperations,
    judgedBy: 'A 401 or 403 to an authorised request with one missing or invalid field produces a warning.',
  },
  'API-PARAMETER-REQUIRED': {
    level: 'MUST',
    statement: 'A request without a required query parameter, or without a required part of one, is not accepted.',
    source: page.availability,
    sureness: 'docs-1.15',
    operations: queryOperations,
    judgedBy: 'A request that is valid except for one missing parameter must be rejected with 400 or 422.',
  },
  'API-PARAMETER-TYPE': {
    level: 'MUST',
    statement: 'A request with a JSON parameter that is malformed or contains a wrong JSON type is not accepted.',
    source: page.availability,
    sureness: 'docs-1.15',
    operations: queryOperations,
    judgedBy:
      'A truncated JSON text, plain text instead of JSON, and a number instead of a string must be rejected with 400 or 422.',
  },
  'API-PARAMETER-ENUM': {
    level: 'MUST',
    statement: 'A request with a value outside the closed list of a query parameter is not accepted.',
    source: page.availableAppointments,
    sureness: 'docs-1.15',
    operations: queryOperations,
    judgedBy: 'An undocumented service type or classification must be rejected with 400 or 422.',
  },
  'API-PARAMETER-LIMIT': {
    level: 'SHOULD',
    statement: 'A request with a query parameter outside its documented length or format is rejected.',
    source: page.availableAppointments,
    sureness: 'older-docs',
    operations: [findAppointments],
    judgedBy: 'A 200 for a service specification of 0 or 51 characters, or for an invalid date, produces a warning.',
  },
  'API-PARAMETER-CODE': {
    level: 'SHOULD',
    statement: 'A request with a missing or invalid query parameter is rejected with 400 or 422.',
    source: page.createProblem,
    sureness: 'older-docs',
    reading: '400 is described for a missing mandatory parameter, 422 for a request that fails validation.',
    operations: queryOperations,
    judgedBy: 'A 401 or 403 to an authorised request with one missing or invalid parameter produces a warning.',
  },
  'API-VALID-ACCEPTED': {
    level: 'MUST',
    statement: 'A valid request is accepted if one that differs only in free text or optional fields is accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: everyOperation,
    reading:
      'Header names are case-insensitive in HTTP (RFC 9110, 5.1), so a request that changes only their case is the same request.',
    judgedBy: 'The refusal of a variant fails if the plain request is accepted both before and after it.',
  },
  'API-UNUSUAL-TEXT': {
    level: 'SHOULD',
    statement:
      'Text with emoji, right-to-left script, line breaks or white space at its ends is accepted, and so are unusual phone numbers and e-mail addresses that match their patterns.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The schemas allow them, but no page mentions them, and many systems behind an API cannot store them. Ordinary text (accents, quotes, percent signs, markup, any documented length) is the MUST of API-VALID-ACCEPTED. A 403 to markup or to ../ usually comes from a firewall in front of the supplier, so it belongs here.',
    operations: [requestQuote, createOrder, amendOrder, createEthernetOrder, ...serviceProblemOperations],
    judgedBy:
      'Refusing a request only because of a value like this produces a warning, and so does a 403 to text that contains markup or ../.',
  },
  'API-HEADER-FORM': {
    level: 'SHOULD',
    statement: 'X-Request-ID and X-Conversation-ID are accepted in any form.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The documents give the two headers the type string, without a pattern; UUIDs are what the guide shows. A supplier that takes only UUIDs refuses what is valid, but never what the Fibre Cafe sends today.',
    operations: everyOperation,
    judgedBy:
      'Refusing every request whose ids are not UUIDs, while the same request with UUIDs is accepted, produces a warning.',
  },
  'API-JSON-LAYOUT': {
    level: 'MUST',
    statement:
      'The order of keys, insignificant white space and escapes make no difference in a JSON body or JSON parameter.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The body is documented as application/json and the parameters as JSON texts; in JSON, these have no meaning (RFC 8259).',
    operations: everyOperation,
    judgedBy:
      'The same valid body or parameter in another layout must be accepted, and its data must come back unchanged.',
  },
  'API-NUMBER-FORM': {
    level: 'SHOULD',
    statement: 'A number is accepted in any spelling that JSON allows.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The ids have the type number, and in JSON 23467, 23467.0, 2.3467E+4 and 234670e-1 are the same number (RFC 8259). Some JSON parsers recognise whole numbers by their spelling, and the pages show only digits, so a refusal is a SHOULD.',
    operations: bodyOperations.filter((operation) => operation !== decideResolution),
    judgedBy:
      'Refusing a request for the spelling of its ids, while the same request with plain digits is accepted, produces a warning. A server error fails by API-NO-SERVER-ERROR.',
  },
  'API-UNCHANGED': {
    level: 'MUST',
    statement: 'Accepted data comes back unchanged in the answer.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The documents show the fields of the request again in a 200 or 201. An order comes back as it was sent; where the documents do not show all its fields, lists may contain more items. A date-time may come back with another offset, and text in another Unicode normal form, which is noted. White space at the ends of a text is covered by API-OUTER-SPACE. The answers to order amendments and Ethernet orders are not visible, so nothing is compared there.',
    operations: [
      requestQuote,
      reserveAppointment,
      createOrder,
      cancelOrder,
      startServiceTest,
      ...serviceProblemOperations,
    ],
    judgedBy:
      'Each field of the request that is also in the answer must have the same value. List items may be in any order.',
  },
  'API-OUTER-SPACE': {
    level: 'SHOULD',
    statement: 'White space at the ends of an accepted text comes back in the answer.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'Data that was accepted comes back as it was sent; but white space at the ends carries no meaning that a person would miss, so trimming it is a SHOULD and not the MUST of API-UNCHANGED.',
    operations: [requestQuote, createOrder, ...serviceProblemOperations],
    judgedBy:
      'A text that comes back without the white space at its ends, and is otherwise the same, produces a warning.',
  },
  'API-COMPLETE': {
    level: 'MAY',
    statement: 'Accepted optional data comes back in the answer.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The schema of the answer allows optional fields to be left out. A tenant cannot distinguish that from lost data, so an absence is noted.',
    operations: serviceProblemOperations,
    judgedBy: 'Not judged: an optional field of the request that is missing from the answer is noted.',
    notTestedBecause: 'The schema of the answer lets a supplier leave optional fields out.',
  },
} as const satisfies Record<string, Requirement>;
