import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { problemNames } from '../../variations/operation-names.js';

/** Gives no answer, or only a part of it. */
export const transmission: readonly Fault[] = [
  ...violating('API-ANSWER', [
    [
      'never-answers',
      'Leaves a request that it accepts without an answer.',
      ['create', 'resolutions', 'availability', 'order'],
      { transmits: ({ status }) => (status < 300 ? 'never' : undefined) },
    ],
    [
      'never-refuses',
      'Leaves a request that it refuses without an answer.',
      ['create', 'slots', 'quote'],
      { transmits: ({ status }) => (status < 300 ? undefined : 'never') },
    ],
    [
      'resets-connection',
      'Resets the connection before the answer.',
      [...problemNames, 'quote', 'slots', 'test'],
      { transmits: () => 'reset' },
    ],
    [
      'cuts-body-off',
      'Closes the connection after half of the body that it announced.',
      ['create', 'cancel', 'reserve', 'order-cancel'],
      { transmits: ({ body }) => (body === undefined ? undefined : 'cut-off') },
    ],
    [
      'stops-after-headers',
      'Closes the connection after the headers.',
      ['cancel', 'resolutions', 'order-amend', 'ethernet'],
      { transmits: () => 'headers-only' },
    ],
  ]),
];
