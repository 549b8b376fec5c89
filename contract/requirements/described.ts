import type { Operation } from '../operation.js';
import type { Requirement } from './requirement.js';

/** A requirement on an operation about which only its description is known. */
export interface DescribedRequirement {
  /** The statement, if it differs from that of the Supplier API. */
  readonly statement?: string;
  /** How it is judged, if that differs from the Supplier API. */
  readonly judgedBy?: string;
  /** The operations that it binds; by default all of them. */
  readonly binds?: (operation: Operation) => boolean;
}

/** Requirements that apply only to operations outside the Supplier API. Their source is the chosen description. */
export const describedOnly = {
  'API-BODY': {
    level: 'MUST',
    statement: 'The body of a success answer follows its documented schema.',
    source: 'the description given with --spec',
    sureness: 'seed',
    operations: [],
    judgedBy: 'The body of every success answer is checked against the schema for its status code and media type.',
  },
  'API-ANSWER-HEADER': {
    level: 'MUST',
    statement: 'A success answer has every header that is documented as required, and each header follows its schema.',
    source: 'the description given with --spec',
    sureness: 'seed',
    operations: [],
    judgedBy: 'A missing required header fails, as does a documented header whose value breaks its schema.',
  },
} as const satisfies Record<string, Requirement>;

/** The description does not say which code fits which situation, so any documented rejection passes. */
const anyRejection = 'A request that is valid except for this must be answered with a documented client error (4xx).';

const hasBody = ({ request }: Operation) => request !== undefined;
const hasParameters = ({ queryParameters, pathParameters, headerParameters }: Operation) =>
  queryParameters.length + pathParameters.length + headerParameters.length > 0;
const isProtected = ({ security }: Operation) => security.length > 0;

/** What binds an operation outside the Supplier API. All other requirements are specific to the Fibre Cafe. */
export const describedRequirements = {
  'API-ANSWER': {},
  'API-STATUS': {},
  'API-NO-SERVER-ERROR': {},
  'API-IMPLEMENTED': {},
  'API-CONTENT-TYPE': {
    statement: 'The body of a success answer has a documented media type.',
    judgedBy: 'The Content-Type must be one of those documented for the status code, with any parameters.',
  },
  'API-BODY': {},
  'API-ANSWER-HEADER': {},
  'API-ERROR-BODY': {
    statement: 'The body of an error answer has a documented media type and follows its documented schema.',
    judgedBy:
      'The body of every rejection is checked against the schema for its status code. A violation produces a warning.',
  },
  'API-AUTH-REQUIRED': { judgedBy: anyRejection, binds: isProtected },
  'API-AUTH-VALID': { judgedBy: anyRejection, binds: isProtected },
  'API-HEADER-REQUIRED': {
    statement: 'A request without a required header is not accepted.',
    judgedBy: anyRejection,
    binds: ({ requiredHeaders }) => requiredHeaders.length > 0,
  },
  'API-JSON-ONLY': { judgedBy: anyRejection, binds: hasBody },
  'API-FIELD-REQUIRED': { judgedBy: anyRejection, binds: hasBody },
  'API-FIELD-TYPE': { judgedBy: anyRejection, binds: hasBody },
  'API-FIELD-ENUM': { judgedBy: anyRejection, binds: hasBody },
  'API-FIELD-LIMIT': { judgedBy: anyRejection, binds: hasBody },
  'API-PARAMETER-REQUIRED': {
    statement: 'A request without a required parameter is not accepted.',
    judgedBy: anyRejection,
    binds: hasParameters,
  },
  'API-PARAMETER-TYPE': {
    statement: 'A request with a parameter of the wrong type is not accepted.',
    judgedBy: anyRejection,
    binds: hasParameters,
  },
  'API-PARAMETER-ENUM': {
    statement: 'A request with a parameter outside its list of values is not accepted.',
    judgedBy: anyRejection,
    binds: hasParameters,
  },
  'API-PARAMETER-LIMIT': {
    statement: 'A request with a parameter outside its documented limits or format is rejected.',
    judgedBy: anyRejection,
    binds: hasParameters,
  },
  'API-VALID-ACCEPTED': {
    statement: 'A valid request is accepted if the same request was accepted before.',
    judgedBy: 'The same request is sent before and after. A refusal in between fails if it happens again on repeat.',
  },
  'API-JSON-LAYOUT': {
    statement: 'The order of keys, insignificant white space and escapes in a JSON body make no difference.',
    binds: hasBody,
  },
} as const satisfies Record<string, DescribedRequirement>;
