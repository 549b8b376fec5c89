import type { Requirement } from './requirement.js';
import {
  bodyOperations,
  cancelOrder,
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
    reading: 'The text of the 1.15 page also mentions 200, 201, 202 and 422.',
    operations: everyOperation,
    judgedBy:
      'Any code that is not listed fails. A request answered 429 or 503 is repeated first; if that does not help, the result is inconclusive. 415 for a body that is not JSON passes, since HTTP itself allows it.',
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
      'A profile without `implements` declares every operation. With `implements`, it declares the operations named there; a documented 501 for any other operation means that the supplier does not implement it.',
    judgedBy:
      'A 501 fails. If the profile excludes the operation, or names only other operations, its test cases are not applicable.',
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
    statement:
      'A success answer has the X-Request-ID of the request where the documents show that header, and never another value.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The header is shown as required on the 200 and 201 answers about service problems. On a 202 about service problems, its absence is covered by API-ACCEPTED-HEADERS; elsewhere the documents show no headers, so its absence is only noted. The header has the same meaning wherever it appears, so a wrong value violates this requirement on every operation.',
    operations: everyOperation,
    judgedBy:
      'The header (its name in any letter case) must be present where the documents show it. Wherever it is present, it must have exactly the value of the request.',
  },
  'API-CONVERSATION-ID': {
    level: 'MUST',
    statement:
      'A success answer has the X-Conversation-ID of the request where the documents show that header, and never another value.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The header is shown as required on the 200 and 201 answers about service problems. On a 202 about service problems, its absence is covered by API-ACCEPTED-HEADERS; elsewhere the documents show no headers, so its absence is only noted. The header has the same meaning wherever it appears, so a wrong value violates this requirement on every operation.',
    operations: everyOperation,
    judgedBy:
      'The header (its name in any letter case) must be present where the documents show it. Wherever it is present, it must have exactly the value of the request.',
  },
  'API-ACCEPTED-HEADERS': {
    level: 'SHOULD',
    statement: 'A 202 answer has the X-Request-ID and X-Conversation-ID of the request.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'The two headers are documented for success answers, but shown only on the 200 and 201; hence SHOULD.',
    operations: serviceProblemOperations.slice(0, 3),
    judgedBy: 'A 202 that lacks either header produces a warning.',
  },
  'API-ERROR-HEADERS': {
    level: 'SHOULD',
    statement: 'An error answer has the X-Request-ID and X-Conversation-ID of the request.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The headers identify the events of a request and its answer. They are shown only on success answers, so on errors this is a SHOULD.',
    operations: everyOperation,
    judgedBy:
      'A 400, 401 or 422 in which either header is missing or has another value produces a warning. A header that the request lacked is not expected.',
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
      'A request that is valid except for its missing Authorization header must not be answered 2xx, even if the token is in the query string: the documents show it only in the header.',
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
    judgedBy: 'The refusal of a variant fails if the plain request is accepted both before and after it.',
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
  'API-UNCHANGED': {
    level: 'MUST',
    statement: 'Accepted data comes back unchanged in the answer.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The documents show the fields of the request again in a 200 or 201. An order comes back as it was sent; where the documents do not show all its fields, lists may contain more items. A date-time may come back with another offset. The answers to order amendments and Ethernet orders are not visible, so nothing is compared there.',
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
  'API-COMPLETE': {
    level: 'SHOULD',
    statement: 'Accepted optional data comes back in the answer.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The schema of the answer allows optional fields to be left out, but a tenant cannot distinguish that from lost data. Where the documents show only part of an answer, an absence is only noted.',
    operations: serviceProblemOperations,
    judgedBy: 'An optional field of the request that is missing from the answer produces a warning.',
  },
} as const satisfies Record<string, Requirement>;
