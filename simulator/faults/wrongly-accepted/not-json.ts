import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { problemNames } from '../../variations/operation-names.js';

/** Accepts bodies that are not well-formed JSON. */
export const notJson: readonly Fault[] = [
  ...violating('API-JSON-ONLY', [
    [
      'cut-off-json-accepted',
      'Accepts malformed JSON, and takes plausible values for what it cannot read.',
      [...problemNames, 'quote', 'order', 'test'],
      { overlooks: ({ kind }) => kind === 'json-malformed' },
    ],
    [
      'empty-body-accepted',
      'Accepts an empty body, and takes plausible values for what is missing.',
      [...problemNames, 'reserve', 'order-amend'],
      {
        overlooks: ({ kind, at }, { request }) =>
          at === '' && (kind === 'body-empty' || (kind === 'media-type' && request.text === '')),
      },
    ],
    [
      'form-accepted',
      'Accepts a form, and takes plausible values for what is missing.',
      ['amend', 'resolutions', 'order-cancel', 'test'],
      {
        overlooks: ({ kind }, { request }) => kind === 'media-type' && request.header('Content-Type').includes('form'),
      },
    ],
    [
      'xml-accepted',
      'Accepts an XML document, and takes plausible values for what is missing.',
      ['create', 'resolutions', 'ethernet', 'reserve'],
      {
        overlooks: ({ kind }, { request }) => kind === 'media-type' && request.header('Content-Type').includes('xml'),
      },
    ],
  ]),
];
