import type { Fault } from '../variations/fault.js';
import { isJsonArray, isJsonObject, plainText } from '../json/json.js';
import { onOperations } from '../variations/on-operations.js';

const requirement = 'API-FIELD-ENUM';

/** Accepts values outside the closed lists of quotes and orders. */
export const valueOutsideListAccepted: readonly Fault[] = [
  ...onOperations(
    {
      name: 'unlisted-value-accepted',
      requirement,
      description: 'Accepts a value outside its closed list.',
      behaviour: { overlooks: ({ kind }) => kind === 'value-unlisted' },
    },
    ['quote', 'order'],
  ),
  ...onOperations(
    {
      name: 'lower-case-value-accepted',
      requirement,
      description: 'Accepts a value of a closed list in lower case.',
      behaviour: {
        overlooks: ({ kind }, { body }) => {
          const sites = isJsonArray(body['sites']) ? body['sites'] : [];
          const roles = sites.map((site) => (isJsonObject(site) ? site['role'] : undefined));
          const values = body['orderType'] === undefined ? roles : [body['orderType']];
          return kind === 'value-unlisted' && values.every((value) => known.has(plainText(value).toUpperCase()));
        },
      },
    },
    ['quote', 'order'],
  ),
];

const known: ReadonlySet<string> = new Set('NEW START TAKEOVER TRANSFER SWAP A-END B-END MULTI-POINT'.split(' '));
