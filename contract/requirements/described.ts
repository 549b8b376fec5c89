import type { Operation } from '../operation.js';
import type { Requirement } from './requirement.js';

/** A requirement on an operation of which nothing is known but its description. */
export interface DescribedRequirement {
  /** The statement, where it has to be another than that of the Supplier API. */
  readonly statement?: string;
  /** How it is judged, where that is otherwise than for the Supplier API. */
  readonly judgedBy?: string;
  /** The operations that it binds; every one unless given. */
  readonly binds?: (operation: Operation) => boolean;
}

/** Requirements that only operations outside the Supplier API have. Their source is the chosen description. */
export const describedOnly = {
  'API-BODY': {
    level: 'MUST',
    statement: 'The body of a success answer follows its documented schema.',
    source: 'the description that was given with --spec',
    sureness: 'seed',
    operations: [],
    judgedBy: 'The body of every success answer is held against the schema of its status code and media type.',
  },
  'API-ANSWER-HEADER': {
    level: 'MUST',
    statement: 'A success answer has the headers that are documented as required, each as its schema says.',
    source: 'the description that was given with --spec',
    sureness: 'seed',
    operations: [],
    judgedBy: 'A required header that is missing, or a documented one whose value breaks its schema, fails.',
  },
} as const satisfies Record<string, Requirement>;

/** Nothing is known of the codes for a situation, so that any documented one will do. */
const anyRejection = 'A request that is valid but for that must be answered with a documented client error (4xx).';

const hasBody = ({ request }: Operation) => request !== undefined;
const hasParameters = ({ queryParameters, pathParameters, headerParameters }: Operation) =>
  queryParameters.length + pathParameters.length + headerParameters.length > 0;
const isProtected = ({ security }: Operation) => security.length > 0;

/** What binds an operation outside the Supplier API; all other requirements are the Fibre Cafe's own. */
export const describedRequirements = {
  'API-ANSWER': {},
  'API-STATUS': {},
  'API-NO-SERVER-ERROR': {},
  'API-IMPLEMENTED': {},
  'API-CONTENT-TYPE': {
    statement: 'The body of a success answer has a media type that is documented for it.',
    judgedBy: 'The Content-Type must be one of those documented for the status code; its parameters are free.',
  },
  'API-BODY': {},
  'API-ANSWER-HEADER': {},
  'API-ERROR-BODY': {
    statement: 'The body of an error answer has a documented media type and follows its documented schema.',
    judgedBy: 'The body of every rejection is held against the schema of its status code; what breaks it warns.',
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
    statement: 'A request with a parameter of another type than the documented one is not accepted.',
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
    statement: 'A valid request is accepted where the same request was accepted before.',
    judgedBy: 'The same request is sent before and after; a refusal in between, shown again, fails.',
  },
  'API-JSON-LAYOUT': {
    statement: 'The order of keys, insignificant white space and escapes in a JSON body make no difference.',
    binds: hasBody,
  },
} as const satisfies Record<string, DescribedRequirement>;
