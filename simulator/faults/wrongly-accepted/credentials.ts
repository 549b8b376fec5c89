import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { operationNames, problemNames } from '../../variations/operation-names.js';

/** Accepts requests without valid credentials. */
export const credentials: readonly Fault[] = [
  ...violating('API-AUTH-REQUIRED', [
    [
      'open-to-all',
      'Accepts a request without credentials.',
      operationNames,
      { overlooks: ({ kind }) => kind === 'credentials-missing' },
    ],
  ]),
  ...violating('API-AUTH-VALID', [
    [
      'any-bearer-token',
      'Accepts any bearer token.',
      [...problemNames, 'availability', 'reserve', 'order', 'order-cancel', 'test'],
      {
        overlooks: ({ kind }, { request }) =>
          kind === 'credentials-unknown' && /^bearer /i.test(request.header('Authorization')),
      },
    ],
    [
      'any-scheme',
      'Accepts any credentials that are not a bearer token.',
      ['create', 'cancel', 'quote', 'slots', 'order-amend', 'ethernet'],
      {
        overlooks: ({ kind }, { request }) =>
          kind === 'credentials-unknown' && !/^bearer /i.test(request.header('Authorization')),
      },
    ],
    [
      'expired-token-accepted',
      'Accepts an expired token.',
      ['create', 'availability', 'quote', 'slots', 'order-cancel', 'ethernet', 'test'],
      { overlooks: ({ kind }) => kind === 'credentials-expired' },
    ],
  ]),
];
