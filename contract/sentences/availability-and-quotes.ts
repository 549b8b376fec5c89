import { page } from '../requirements/sources.js';
import { sentencesOf } from './sentence.js';

/** What the pages on availability checks and quotes say. */
export const availabilityAndQuoteSentences = {
  ...sentencesOf(page.availability, 'docs-1.15', [
    [
      'sa.answer',
      'The answer says what is available at the address.',
      ['SA-ADDRESS', 'SA-BODY'],
      ['nothing-available', 'sparse-availability', 'full-availability', 'own-identifiers'],
    ],
    [
      'sa.address',
      'The address is a required JSON parameter with an id and a type.',
      ['API-PARAMETER-REQUIRED', 'API-PARAMETER-TYPE', 'API-JSON-LAYOUT'],
      ['refuses-bare-braces'],
    ],
    [
      'sa.types',
      'The service types are BROADBAND and ETHERNET, by default BROADBAND.',
      ['SA-DEFAULT', 'API-PARAMETER-ENUM'],
      ['refuses-raw-commas'],
    ],
    [
      'sa.headers',
      'An availability check has X-Request-ID, X-Conversation-ID and Tenant.',
      ['API-HEADER-REQUIRED', 'API-HEADER-CODE', 'API-HEADER-FORM'],
    ],
    [
      'sa.services',
      'The answer lists specifications of services with their characteristics, and what is known of the site.',
      'Older pages show these fields, and the newer copy ends before them: what differs is noted.',
      ['full-availability', 'sparse-availability'],
    ],
    [
      'sa.installation',
      'An installation type at a site says that an appointment is needed.',
      'It shows a tenant what to do next. Whether it is true of a site cannot be seen.',
    ],
    [
      'sa.mandatory',
      'All parameters are mandatory.',
      'The list of parameters on the same page marks some as optional.',
    ],
    [
      'sa.codes',
      'An availability check answers 200, 400, 401, 403, 422, 500 or 503.',
      ['API-STATUS', 'API-REFUSAL-STATUS', 'API-PARAMETER-CODE'],
    ],
  ]),
  ...sentencesOf(page.quote, 'docs-1.15', [
    ['qu.headers', 'A request for a quote has no Tenant.', ['API-HEADER-UNLISTED']],
    [
      'qu.request',
      'A request for a quote has sites, a contract and services, and may have an identifier of up to 64 characters.',
      ['API-FIELD-REQUIRED', 'API-FIELD-TYPE', 'API-FIELD-LIMIT', 'API-VALID-ACCEPTED'],
    ],
    [
      'qu.sites',
      'A quote is for at least two sites, each with a name, a postcode, a role and an address.',
      ['API-FIELD-REQUIRED', 'API-FIELD-LIMIT', 'API-FIELD-TYPE'],
    ],
    [
      'qu.codes',
      'A quote answers 201, 400, 401, 403, 422, 500 or 503.',
      ['API-STATUS', 'API-REFUSAL-STATUS', 'API-FIELD-CODE', 'API-JSON-CODE'],
    ],
    [
      'qu.gateway-texts',
      'The texts of 500 and 503 name the gateway.',
      'They are copied from the API of tenants. A server error of a supplier is its own.',
    ],
    [
      'qu.units',
      'The length of a contract has a unit, and a frequency of billing.',
      'Their lists of values are not shown, so any text passes; what is sent is that of the samples.',
    ],
    [
      'qu.id',
      'The id is a whole number in the request, and a UUID in the sample of the answer.',
      'The two contradict each other, so both pass.',
      ['quote-number-ids'],
    ],
    ['qu.roles', 'A site is an A-END, a B-END or MULTI-POINT.', ['API-FIELD-ENUM']],
    ['qu.suppliers', 'Suppliers must be named in the request.', 'The body of the supplier has no such field.'],
    [
      'qu.answer',
      'A quote comes back with the sites and the contract.',
      ['QU-BODY', 'API-UNCHANGED'],
      ['empty-quotes', 'quote-number-ids'],
    ],
  ]),
};
