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

/** Requirements that every operation shares: transport, status codes, headers, authentication, layout of requests. */
export const apiRequirements = {
  'API-ANSWER': {
    level: 'MUST',
    statement: 'Every request is answered with one complete HTTP response.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'Each operation lists its responses; a connection that is closed or reset without one, a body shorter than announced, or no answer within the time-out is none of them. No time-out is documented, so the supplier profile sets it.',
    operations: everyOperation,
    judgedBy: 'A reset, a truncated or endless body, or a time-out fails when a repeat shows it again.',
  },
  'API-STATUS': {
    level: 'MUST',
    statement: 'The status code of an answer is one of those documented for the operation.',
    source: page.createProblem,
    sureness: 'older-docs',
    reading: 'The codes of the answers 200, 201, 202 and 422 are also in the text of the 1.15 page.',
    operations: everyOperation,
    judgedBy:
      'Any code outside the list fails. 429 and 503 are repeated first, then inconclusive; 415 to a body that is not JSON is left to HTTP.',
  },
  'API-NO-SERVER-ERROR': {
    level: 'MUST',
    statement: 'A request, valid or not, is not answered with a server error.',
    source: page.responseCodes,
    sureness: 'guide',
    reading:
      'Server errors are documented for a failed supplier; a supplier that fails on a request of the suite has failed. 501 and 503 have requirements of their own.',
    operations: everyOperation,
    judgedBy: 'Any 5xx other than 501 and 503 fails.',
  },
  'API-IMPLEMENTED': {
    level: 'MUST',
    statement: 'An operation that the supplier profile declares as implemented is not answered with 501.',
    source: page.createProblem,
    sureness: 'older-docs',
    operations: everyOperation,
    reading:
      'A profile without `implements` declares everything; one that has it declares what it names, and a documented 501 to anything else says that the supplier does not have it.',
    judgedBy:
      'A 501 fails, unless the profile excludes the operation, or names others only: then its test cases are not applicable.',
  },
  'API-CONTENT-TYPE': {
    level: 'MUST',
    statement: 'The body of a success answer has the media type application/json.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: everyOperation,
    judgedBy: 'The Content-Type of a 200 or 201 must be application/json; parameters and letter case are free.',
  },
  'API-REQUEST-ID': {
    level: 'MUST',
    statement:
      "A success answer carries the request's X-Request-ID, where the documents show that header, and no other value anywhere.",
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The header is shown as required on the 200 and 201 answers about service problems. Where the documents show no headers its absence is noted, or on a 202 about service problems is API-ACCEPTED-HEADERS; but a header of that name has that meaning wherever it comes, so a wrong value is this requirement on every operation.',
    operations: everyOperation,
    judgedBy:
      'The header must be there (its name in any letter case) where the documents show it, and wherever it comes have exactly the value of the request.',
  },
  'API-CONVERSATION-ID': {
    level: 'MUST',
    statement:
      "A success answer carries the request's X-Conversation-ID, where the documents show that header, and no other value anywhere.",
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The header is shown as required on the 200 and 201 answers about service problems. Where the documents show no headers its absence is noted, or on a 202 about service problems is API-ACCEPTED-HEADERS; but a header of that name has that meaning wherever it comes, so a wrong value is this requirement on every operation.',
    operations: everyOperation,
    judgedBy:
      'The header must be there (its name in any letter case) where the documents show it, and wherever it comes have exactly the value of the request.',
  },
  'API-ACCEPTED-HEADERS': {
    level: 'SHOULD',
    statement: 'A 202 answer carries the X-Request-ID and X-Conversation-ID of the request.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'The two headers are documented for success answers, but shown on the 200 and 201 only: hence SHOULD.',
    operations: serviceProblemOperations.slice(0, 3),
    judgedBy: 'Either header missing on a 202 warns.',
  },
  'API-ERROR-HEADERS': {
    level: 'SHOULD',
    statement: 'An error answer carries the X-Request-ID and X-Conversation-ID of the request.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The headers identify request and answer events; they are shown on success answers only, so on errors this is a SHOULD.',
    operations: everyOperation,
    judgedBy:
      'Either header missing, or with another value, on a 400, 401 or 422 warns; where the request lacked the header nothing is asked.',
  },
  'API-ERROR-BODY': {
    level: 'SHOULD',
    statement: 'A 400, 401 or 422 has a JSON body with uuid, code (one of the six documented) and messages.',
    source: page.amendOrder,
    sureness: 'docs-1.15',
    reading: 'The 1.15 pages show this body on two order operations; the rest of the pages are cut before it.',
    operations: everyOperation,
    judgedBy: 'The body is held against the Error schema; a missing or ill-typed field or an unknown code warns.',
  },
  'API-REJECTION-REASON': {
    level: 'SHOULD',
    statement: 'A 422 tells at least one reason for the rejection.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: everyOperation,
    judgedBy: 'An error body whose messages are empty or blank warns.',
  },
  'API-AUTH-REQUIRED': {
    level: 'MUST',
    statement: 'A request without authentication is not accepted.',
    source: page.index,
    sureness: 'docs-1.15',
    operations: everyOperation,
    judgedBy:
      'A request that is valid but for its missing Authorization header must not be answered 2xx, also when the token stands in the query string instead: the header is where the documents have it.',
  },
  'API-AUTH-VALID': {
    level: 'MUST',
    statement: 'A request with credentials that the supplier did not issue, or that have expired, is not accepted.',
    source: page.index,
    sureness: 'docs-1.15',
    operations: everyOperation,
    judgedBy:
      'A request that is valid but for a made-up token, another scheme, or the expired token that the profile has, must not be answered 2xx. The token of another client may be taken: no document speaks of it.',
  },
  'API-AUTH-CODE': {
    level: 'SHOULD',
    statement: 'A request that is not authorised is answered 401.',
    source: page.createProblem,
    sureness: 'older-docs',
    operations: everyOperation,
    judgedBy: 'Another documented rejection (400, 403, 422) to missing or made-up credentials warns.',
  },
  'API-HEADER-REQUIRED': {
    level: 'MUST',
    statement: 'A request without X-Request-ID, X-Conversation-ID or Tenant is not accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'Tenant is listed for all operations but quotes and Ethernet orders, where it is neither sent nor asked for.',
    operations: everyOperation,
    judgedBy: 'A request that is valid but for one missing header must not be answered 2xx.',
  },
  'API-HEADER-CODE': {
    level: 'SHOULD',
    statement: 'A request without a required header is answered 400.',
    source: page.createProblem,
    sureness: 'older-docs',
    operations: everyOperation,
    judgedBy: 'Another documented rejection (401, 403, 422) to a missing header warns.',
  },
  'API-JSON-ONLY': {
    level: 'MUST',
    statement: 'A request whose body is not well-formed JSON is not accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: bodyOperations,
    judgedBy: 'A cut-off JSON text, an empty body, and a form or XML document must not be answered 2xx.',
  },
  'API-JSON-CODE': {
    level: 'SHOULD',
    statement: 'A malformed JSON body is answered 400.',
    source: page.createProblem,
    sureness: 'older-docs',
    reading: '422 is documented for well-formed requests only. An empty or foreign body may have either code.',
    operations: bodyOperations,
    judgedBy: 'Another documented rejection (401, 403, 422) to a cut-off JSON text warns.',
  },
  'API-FIELD-REQUIRED': {
    level: 'MUST',
    statement: 'A request without a required field is not accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: bodyOperations,
    judgedBy:
      'A request that is valid but for one missing field, at any depth, must be rejected with 400 or 422, both of which the documents describe.',
  },
  'API-FIELD-TYPE': {
    level: 'MUST',
    statement: 'A request with a field of another JSON type than the documented one is not accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading: 'An optional field that is null is left alone: many systems read it as absent.',
    operations: bodyOperations,
    judgedBy: 'A request that is valid but for the type of one field must be rejected with 400 or 422.',
  },
  'API-FIELD-ENUM': {
    level: 'MUST',
    statement: 'A request with a value outside a closed list is not accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'A list is closed where it is shown as one and no page shows a value outside it. SWAP, an order type on one of two copies of a page, is neither demanded nor refused.',
    operations: [requestQuote, createOrder, decideResolution],
    judgedBy: 'A request that is valid but for one value outside its closed list must be rejected with 400 or 422.',
  },
  'API-FIELD-LIMIT': {
    level: 'SHOULD',
    statement: 'A request with a value outside its documented length, minimum, pattern or number of items is rejected.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: bodyOperations,
    judgedBy: 'A request that is valid but for one limit and is answered 2xx warns.',
  },
  'API-FIELD-CODE': {
    level: 'SHOULD',
    statement: 'A request with a missing or invalid field is rejected with 400 or 422.',
    source: page.createProblem,
    sureness: 'older-docs',
    reading:
      '400 is described for a missing mandatory parameter, 422 for a request that fails validation; a missing or invalid field is both.',
    operations: bodyOperations,
    judgedBy: 'A 401 or 403 to a request that is authorised, but has one missing or invalid field, warns.',
  },
  'API-PARAMETER-REQUIRED': {
    level: 'MUST',
    statement: 'A request without a required query parameter, or without a required part of it, is not accepted.',
    source: page.availability,
    sureness: 'docs-1.15',
    operations: queryOperations,
    judgedBy: 'A request that is valid but for one missing parameter must be rejected with 400 or 422.',
  },
  'API-PARAMETER-TYPE': {
    level: 'MUST',
    statement: 'A request whose JSON parameter is malformed, or has a wrong JSON type in it, is not accepted.',
    source: page.availability,
    sureness: 'docs-1.15',
    operations: queryOperations,
    judgedBy:
      'A JSON text that is cut off, a plain text in place of one, and a number in place of a text in it must be rejected with 400 or 422.',
  },
  'API-PARAMETER-ENUM': {
    level: 'MUST',
    statement: 'A request with a value outside the closed list of a query parameter is not accepted.',
    source: page.availableAppointments,
    sureness: 'docs-1.15',
    operations: queryOperations,
    judgedBy: 'A service type or classification that is not documented must be rejected with 400 or 422.',
  },
  'API-PARAMETER-LIMIT': {
    level: 'SHOULD',
    statement: 'A request with a query parameter outside its documented length or format is rejected.',
    source: page.availableAppointments,
    sureness: 'older-docs',
    operations: [findAppointments],
    judgedBy: 'A service specification of 0 or 51 characters, or a date that is none, answered 200 warns.',
  },
  'API-PARAMETER-CODE': {
    level: 'SHOULD',
    statement: 'A request with a missing or invalid query parameter is rejected with 400 or 422.',
    source: page.createProblem,
    sureness: 'older-docs',
    reading: '400 is described for a missing mandatory parameter, 422 for a request that fails validation.',
    operations: queryOperations,
    judgedBy: 'A 401 or 403 to a request that is authorised, but has one missing or invalid parameter, warns.',
  },
  'API-VALID-ACCEPTED': {
    level: 'MUST',
    statement:
      'A valid request is accepted where one that differs only in free text or in optional fields is accepted.',
    source: page.serviceProblems,
    sureness: 'seed',
    operations: everyOperation,
    judgedBy:
      'A plain valid request is accepted, the variant is refused, the plain one is accepted again: then the refusal fails.',
  },
  'API-JSON-LAYOUT': {
    level: 'MUST',
    statement:
      'The order of keys, insignificant white space and escapes in a JSON body or JSON parameter make no difference.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'The body is documented as application/json, and the parameters as JSON texts, which gives them no meaning (RFC 8259).',
    operations: everyOperation,
    judgedBy: 'The same valid body or parameter in another layout is accepted, and its data come back unchanged.',
  },
  'API-UNCHANGED': {
    level: 'MUST',
    statement: 'Data that were accepted come back unchanged in the answer.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'A 200 or 201 documents the fields of the request again, as those of the same request. An order is answered as it was sent; where the list of its fields is not visible, a list may have items besides. A date-time may come back with another offset. What an answer to an amendment of an order or to an Ethernet order has is not visible: nothing is compared there.',
    operations: [
      requestQuote,
      reserveAppointment,
      createOrder,
      cancelOrder,
      startServiceTest,
      ...serviceProblemOperations,
    ],
    judgedBy: 'Each field of the request that the answer has must be equal; the order of list items is free.',
  },
  'API-COMPLETE': {
    level: 'SHOULD',
    statement: 'Optional data that were accepted come back in the answer.',
    source: page.serviceProblems,
    sureness: 'seed',
    reading:
      'Optional fields may be left out by the schema of the answer; a tenant cannot tell that from lost data. Where the documents do not show all of an answer, an absence is noted only.',
    operations: serviceProblemOperations,
    judgedBy: 'An optional field of the request that the answer leaves out warns.',
  },
} as const satisfies Record<string, Requirement>;
