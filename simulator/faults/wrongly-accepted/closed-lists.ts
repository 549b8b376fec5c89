import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { isJsonArray, isJsonObject, plainText } from '../../json/json.js';

const known: ReadonlySet<string> = new Set('NEW START TAKEOVER TRANSFER SWAP A-END B-END MULTI-POINT'.split(' '));

/** Accepts values outside the closed lists. */
export const closedLists: readonly Fault[] = [
  ...violating('API-FIELD-ENUM', [
    [
      'unlisted-status-accepted',
      'Accepts a decision outside the closed list.',
      ['resolutions'],
      { overlooks: ({ kind }) => kind === 'value-unlisted' },
    ],
    [
      'lower-case-decision-accepted',
      'Accepts a decision in lower case.',
      ['resolutions'],
      {
        overlooks: ({ kind }, { body }) =>
          kind === 'value-unlisted' && /^(accepted|rejected)$/.test(plainText(body['status'])),
      },
    ],
    [
      'unlisted-value-accepted',
      'Accepts a value outside its closed list.',
      ['quote', 'order'],
      { overlooks: ({ kind }) => kind === 'value-unlisted' },
    ],
    [
      'lower-case-value-accepted',
      'Accepts a value of a closed list in lower case.',
      ['quote', 'order'],
      {
        overlooks: ({ kind }, { body }) => {
          const sites = isJsonArray(body['sites']) ? body['sites'] : [];
          const roles = sites.map((site) => (isJsonObject(site) ? site['role'] : undefined));
          const values = body['orderType'] === undefined ? roles : [body['orderType']];
          return kind === 'value-unlisted' && values.every((value) => known.has(plainText(value).toUpperCase()));
        },
      },
    ],
  ]),
];
