import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { problemNames } from '../../variations/operation-names.js';

/** Accepts values of another type than the documented one. */
export const types: readonly Fault[] = [
  ...violating('API-FIELD-TYPE', [
    [
      'anything-for-flag-accepted',
      'Accepts anything where true or false is documented.',
      ['amend'],
      { overlooks: ({ types }) => types?.documented === 'boolean' },
    ],
    [
      'anything-for-list-accepted',
      'Accepts anything where a list is documented.',
      ['create', 'amend', 'quote', 'ethernet'],
      { overlooks: ({ types }) => types?.documented === 'array' },
    ],
    [
      'text-for-list-accepted',
      'Accepts a text where a list is documented.',
      ['create', 'quote', 'ethernet'],
      { overlooks: ({ types }) => types?.documented === 'array' && types.received === 'string' },
    ],
    [
      'anything-for-object-accepted',
      'Accepts anything where an object is documented.',
      ['create', 'amend', 'reserve', 'order'],
      { overlooks: ({ types }) => types?.documented === 'object' },
    ],
    [
      'flag-for-text-accepted',
      'Accepts true and false where a text is documented.',
      ['create', 'resolutions', 'ethernet', 'reserve'],
      { overlooks: ({ types }) => types?.documented === 'string' && types.received === 'boolean' },
    ],
    [
      'number-for-text-accepted',
      'Accepts a number where a text is documented.',
      [...problemNames, 'order', 'test', 'order-cancel'],
      { overlooks: ({ types }) => types?.documented === 'string' && types.received === 'number' },
    ],
    [
      'text-for-number-accepted',
      'Accepts a text where a number is documented.',
      ['create', 'amend', 'cancel', 'quote', 'reserve', 'order-amend'],
      { overlooks: ({ types }) => types?.documented === 'number' && types.received === 'string' },
    ],
  ]),
];
