import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { withoutBody, withHeader } from '../../messages/answer.js';
import { onSuccess } from '../../variations/variation.js';

/** Answers accepted requests with another status code than the documented one. */
export const successStatus: readonly Fault[] = [
  ...violating('API-STATUS', [
    [
      'accepted-for-created',
      'Answers 202 and defers what it must do at once.',
      ['quote', 'reserve', 'test'],
      onSuccess((answer) => ({ ...withoutBody(answer), status: 202 })),
    ],
    [
      'accepted-for-ok',
      'Answers 202 instead of 200.',
      ['resolutions', 'availability', 'slots'],
      onSuccess((answer) => ({ ...answer, status: 202 })),
    ],
    [
      'created-for-ok',
      'Answers 201 instead of 200.',
      ['resolutions', 'availability', 'slots'],
      onSuccess((answer) => ({ ...answer, status: 201 })),
    ],
    [
      'no-content',
      'Answers an accepted request with 204.',
      ['amend', 'resolutions', 'order-amend', 'order-cancel', 'ethernet'],
      onSuccess((answer) => ({ ...withoutBody(answer), status: 204 })),
    ],
    [
      'redirects',
      'Answers an accepted request with a redirection.',
      ['create', 'slots', 'quote'],
      onSuccess((answer) => withHeader({ ...withoutBody(answer), status: 302 }, 'Location', '/')),
    ],
  ]),
  ...violating(
    'API-STATUS',
    [
      [
        'ok-for-created',
        'Answers 200 instead of 201.',
        ['create', 'amend', 'cancel', 'quote', 'reserve', 'order', 'ethernet', 'test'],
        onSuccess((answer) => ({ ...answer, status: 200 })),
      ],
    ],
    { mode: 'sync' },
  ),
];
