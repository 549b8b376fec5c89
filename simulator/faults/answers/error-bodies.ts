import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { withoutBody, withText } from '../../messages/answer.js';
import { operationNames, problemNames } from '../../variations/operation-names.js';
import { onRefusal, onErrorBody } from '../../variations/variation.js';
import { without, isJsonObject, plainText } from '../../json/json.js';

/** Refuses requests with another body than the documented one, or without a reason. */
export const errorBodies: readonly Fault[] = [
  ...violating('API-ERROR-BODY', [
    [
      'empty-error-body',
      'Answers an error without a body.',
      ['create', 'resolutions', 'quote', 'test'],
      onRefusal(withoutBody),
    ],
    [
      'error-without-code',
      'Leaves the code out of an error body.',
      ['cancel', 'slots', 'order'],
      onErrorBody((body) => without(body, '/code')),
    ],
    [
      'error-without-messages',
      'Leaves the messages out of an error body.',
      ['amend', 'reserve', 'order-cancel'],
      onErrorBody((body) => without(body, '/messages')),
    ],
    [
      'error-without-uuid',
      'Leaves the uuid out of an error body.',
      ['amend', 'cancel', 'order-cancel', 'availability'],
      onErrorBody((body) => without(body, '/uuid')),
    ],
    [
      'unknown-error-code',
      'Uses an error code that the documents do not know.',
      ['create', 'resolutions', 'quote', 'slots', 'ethernet'],
      onErrorBody((body) => ({ ...body, code: 'BAD_REQUEST' })),
    ],
    [
      'messages-as-text',
      'Answers the messages of an error as one text.',
      ['create', 'cancel', 'order', 'test'],
      onErrorBody((body) => ({ ...body, messages: 'The request is refused' })),
    ],
    [
      'html-error-page',
      'Answers an error with an HTML page.',
      [...problemNames, 'availability', 'order-amend', 'ethernet'],
      onRefusal((answer) => withText(answer, 'text/html', '<html><body><h1>Something went wrong</h1></body></html>')),
    ],
  ]),
  ...violating('API-ERROR-UUID', [
    [
      'same-error-uuid',
      'Gives all errors one uuid.',
      operationNames,
      onErrorBody((body) => ({ ...body, uuid: '87432dfb-2e47-4532-a1b7-4b113d48867d' })),
    ],
    [
      'error-uuid-by-code',
      'Gives all errors of one code the same uuid.',
      operationNames,
      onErrorBody((body) => ({
        ...body,
        uuid: `87432dfb-2e47-4532-a1b7-${plainText(body['code']).length}b113d48867d`,
      })),
    ],
  ]),
  ...violating('API-REJECTION-REASON', [
    [
      'no-reasons',
      'Rejects without a reason.',
      [...problemNames, 'availability', 'quote', 'order', 'order-amend'],
      rejectingWith([]),
    ],
    [
      'blank-reasons',
      'Rejects with a blank reason.',
      ['create', 'slots', 'reserve', 'order-cancel', 'ethernet', 'test'],
      rejectingWith([' ']),
    ],
  ]),
];

/** Gives other reasons where a well-formed request is rejected. */
function rejectingWith(messages: readonly string[]): Behaviour {
  return onRefusal((answer) =>
    answer.status === 422 && isJsonObject(answer.body) ? { ...answer, body: { ...answer.body, messages } } : answer,
  );
}
