import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { withHeader, withoutHeader } from '../../messages/answer.js';
import { problemNames } from '../../variations/operation-names.js';
import { onSuccess } from '../../variations/variation.js';

/** Labels bodies with a wrong media type, or with none. */
export const mediaTypes: readonly Fault[] = [
  ...violating('API-CONTENT-TYPE', [
    [
      'html-media-type',
      'Labels its JSON body as HTML.',
      [...problemNames, 'availability', 'reserve', 'order-amend'],
      onSuccess((answer) => (answer.body === undefined ? answer : withHeader(answer, 'Content-Type', 'text/html'))),
    ],
    [
      'plain-media-type',
      'Labels its JSON body as plain text.',
      ['create', 'resolutions', 'quote', 'order', 'test'],
      onSuccess((answer) =>
        answer.body === undefined ? answer : withHeader(answer, 'Content-Type', 'text/plain; charset=utf-8'),
      ),
    ],
    [
      'no-media-type',
      'Leaves out the media type of its body.',
      ['amend', 'cancel', 'slots', 'order-cancel', 'ethernet'],
      onSuccess((answer) => withoutHeader(answer, 'Content-Type')),
    ],
  ]),
];
