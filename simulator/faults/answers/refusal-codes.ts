import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { businessObjections, fieldObjections, parameterObjections, type Grade } from '../../messages/objection.js';
import { grading } from '../../variations/variation.js';
import { operationNames, problemNames } from '../../variations/operation-names.js';

const badRequest: Grade = { status: 400, code: 'INVALID_REQUEST' };
const unauthorised: Grade = { status: 401, code: 'NOT_AUTHORISED' };
const forbidden: Grade = { status: 403, code: 'INVALID_REQUEST' };
const notFound: Grade = { status: 404, code: 'NOT_FOUND' };
const conflict: Grade = { status: 409, code: 'INVALID_REQUEST' };
const invalid: Grade = { status: 422, code: 'INVALID_REQUEST' };

const rejecting = (grade: Grade): Behaviour => grading(grade, ({ kind }) => businessObjections.has(kind));

/** Refuses requests with a status code that does not belong to the reason. */
export const refusalCodes: readonly Fault[] = [
  ...violating('API-REFUSAL-STATUS', [
    [
      'not-found-for-unknown',
      'Answers 404 for a service, problem, order or resolution that it does not know.',
      [...problemNames, 'order-amend', 'order-cancel', 'test'],
      grading(notFound, ({ kind }) => kind.endsWith('-unknown') && businessObjections.has(kind)),
    ],
    [
      'conflict-for-ended',
      'Answers 409 for a problem or order that has ended or a resolution that is decided.',
      ['cancel', 'order-amend', 'order-cancel'],
      grading(conflict, ({ kind }) => kind.endsWith('-ended') || kind === 'resolution-decided'),
    ],
    [
      'conflict-for-slot',
      'Answers 409 for a slot that is taken or was never offered.',
      ['reserve'],
      grading(conflict, ({ kind }) => kind.startsWith('slot-')),
    ],
    [
      'not-found-for-parameter',
      'Answers 404 for a missing or invalid parameter.',
      ['availability', 'slots'],
      grading(notFound, ({ kind }) => parameterObjections.has(kind)),
    ],
    [
      'teapot-for-missing-field',
      'Answers 418 for a missing field.',
      ['create', 'cancel', 'quote', 'order', 'ethernet', 'test'],
      grading({ status: 418, code: 'MALFORMED_REQUEST' }, ({ kind }) => kind === 'field-missing'),
    ],
  ]),
  ...violating('API-FIELD-CODE', [
    [
      'forbidden-for-field',
      'Answers 403 for a missing or invalid field.',
      [...problemNames, 'quote', 'order', 'order-cancel', 'test'],
      grading(forbidden, ({ kind }) => fieldObjections.has(kind)),
    ],
    [
      'unauthorised-for-field',
      'Answers 401 for a missing or invalid field.',
      ['create', 'reserve', 'order-amend', 'ethernet'],
      grading(unauthorised, ({ kind }) => fieldObjections.has(kind)),
    ],
  ]),
  ...violating('API-AUTH-CODE', [
    [
      'bad-request-for-unauthorised',
      'Answers 400 for missing or unknown credentials.',
      [...problemNames, 'availability', 'slots', 'order', 'ethernet'],
      grading({ status: 400, code: 'NOT_AUTHORISED' }, ({ kind }) => kind.startsWith('credentials-')),
    ],
    [
      'forbidden-for-unauthorised',
      'Answers 403 for missing or unknown credentials.',
      ['amend', 'resolutions', 'quote', 'reserve', 'order-amend', 'order-cancel', 'test'],
      grading({ status: 403, code: 'NOT_AUTHORISED' }, ({ kind }) => kind.startsWith('credentials-')),
    ],
  ]),
  ...violating('API-JSON-CODE', [
    [
      'invalid-for-malformed-json',
      'Answers 422 for malformed JSON.',
      [...problemNames, 'quote', 'reserve', 'order', 'order-amend', 'order-cancel', 'ethernet', 'test'],
      grading(invalid, ({ kind }) => kind === 'json-malformed'),
    ],
  ]),
  ...violating('API-HEADER-CODE', [
    [
      'invalid-for-missing-header',
      'Answers 422 for a missing header.',
      operationNames,
      grading(invalid, ({ kind }) => kind === 'header-missing'),
    ],
  ]),
  ...violating('API-PARAMETER-CODE', [
    [
      'forbidden-for-parameter',
      'Answers 403 for a missing or invalid parameter.',
      ['availability', 'slots'],
      grading(forbidden, ({ kind }) => parameterObjections.has(kind)),
    ],
    [
      'unauthorised-for-parameter',
      'Answers 401 for a missing or invalid parameter.',
      ['availability', 'slots'],
      grading(unauthorised, ({ kind }) => parameterObjections.has(kind)),
    ],
  ]),
  ...violating('SP-REJECTION-CODE', [
    [
      'bad-request-for-rejection',
      'Answers 400 where a well-formed request is rejected.',
      problemNames,
      rejecting(badRequest),
    ],
    [
      'forbidden-for-rejection',
      'Answers 403 where a well-formed request is rejected.',
      ['cancel'],
      rejecting(forbidden),
    ],
  ]),
  ...violating('OR-REJECTION-CODE', [
    [
      'bad-request-for-rejection',
      'Answers 400 where a well-formed request is rejected.',
      ['order-amend', 'order-cancel'],
      rejecting(badRequest),
    ],
    [
      'forbidden-for-rejection',
      'Answers 403 where a well-formed request is rejected.',
      ['order-amend', 'order-cancel'],
      rejecting(forbidden),
    ],
    [
      'unauthorised-for-rejection',
      'Answers 401 where a well-formed request is rejected.',
      ['order-amend', 'order-cancel'],
      rejecting(unauthorised),
    ],
  ]),
  ...violating('ST-REJECTION-CODE', [
    [
      'bad-request-for-rejection',
      'Answers 400 where a well-formed request is rejected.',
      ['test'],
      rejecting(badRequest),
    ],
    ['forbidden-for-rejection', 'Answers 403 where a well-formed request is rejected.', ['test'], rejecting(forbidden)],
    [
      'unauthorised-for-rejection',
      'Answers 401 where a well-formed request is rejected.',
      ['test'],
      rejecting(unauthorised),
    ],
  ]),
];
