import { page } from '../requirements/sources.js';
import { sentencesOf } from './sentence.js';

/** What the pages on the whole API say. */
export const wholeApiSentences = {
  ...sentencesOf(page.index, 'docs-1.15', [
    [
      'api.security',
      'OAuth 2.0 client credentials are recommended; mutual TLS and Basic are possible by agreement.',
      ['API-AUTH-REQUIRED', 'API-AUTH-VALID', 'API-AUTH-CODE'],
      ['takes-tokens-of-other-clients'],
    ],
    [
      'api.answers',
      'Each operation lists its responses.',
      ['API-ANSWER', 'API-STATUS'],
      ['chunked', 'closes-connections'],
    ],
    [
      'api.tokens-by-agreement',
      'How a supplier authenticates the Fibre Cafe is agreed with it.',
      'The profile says which way is used; requests without it, and with other credentials, are judged the same.',
      ['takes-tokens-in-queries'],
    ],
    ['api.updates', 'Asynchronous updates go to the separate Supplier Updates API.', ['KCI-ENTITY']],
  ]),
  ...sentencesOf(page.amendOrder, 'docs-1.15', [
    [
      'api.error-body',
      'An error has a uuid, a code and messages.',
      ['API-ERROR-BODY', 'API-REJECTION-REASON'],
      ['messages-as-objects', 'other-error-codes'],
    ],
    ['api.error-uuid', 'The uuid identifies the error.', ['API-ERROR-UUID']],
    [
      'api.error-code',
      'The code is one of six; nothing ties it to a status.',
      ['API-ERROR-BODY'],
      ['other-error-codes'],
    ],
  ]),
  ...sentencesOf(page.responseCodes, 'guide', [
    ['api.server-errors', 'A server error says that a system has failed.', ['API-NO-SERVER-ERROR']],
    [
      'api.readable-messages',
      'The Fibre Cafe passes the messages of an error on to the tenant.',
      ['API-REJECTION-REASON'],
      ['messages-as-objects'],
    ],
    [
      'api.no-body',
      'A 403 and a 503 have no body.',
      'The page is about what tenants see. With a body or without one, both pass.',
    ],
    [
      'api.code-of-status',
      'Each status has its error code, such as INVALID_REQUEST for 422.',
      'The table is that of the API of tenants, and on the side of suppliers nothing ties a code to a status.',
      ['other-error-codes'],
    ],
    ['api.late-answers', 'A supplier that answers late is reported to the tenant as timed out.', ['API-ANSWER']],
    ['api.firewall', 'A 403 usually comes from a firewall.', ['API-UNUSUAL-TEXT']],
  ]),
  ...sentencesOf(page.identifiers, 'guide', [
    [
      'api.references',
      "A supplier's reference identifies one thing; it may be left out.",
      [
        'OR-REFERENCE-UNIQUE',
        'AP-RESERVATION-UNIQUE',
        'ST-REFERENCE-UNIQUE',
        'OR-AMEND-REFERENCE',
        'OR-CANCEL-REFERENCE',
      ],
      ['order-references-any', 'sparse-orders', 'empty-reservations', 'sparse-tests'],
    ],
    [
      'api.alphanumeric',
      'The references of suppliers are alphanumeric.',
      'A sample of the same pages has a hyphen in one, and no schema of orders has a pattern: any text passes.',
      ['order-references-any'],
    ],
    [
      'api.sequential-ids',
      'The ids of the Fibre Cafe rise by one.',
      'It says how they are made. No supplier is asked to check it, and a gap or a lower id is a valid id.',
    ],
    [
      'api.repeated-ids',
      'An id names one thing.',
      'What a supplier does with an id that comes again is nowhere said: any documented answer passes, a server error fails.',
      ['one-problem-a-service'],
    ],
    ['api.ids', 'The ids of the Fibre Cafe are numbers, unique for each tenant.', ['KCI-TENANT', 'API-UNCHANGED']],
    [
      'api.one-of-both',
      'A KCI has at least one of the id and the reference.',
      ['KCI-ENTITY', 'KCI-REFERENCE'],
      ['goes-by-id'],
    ],
  ]),
};
