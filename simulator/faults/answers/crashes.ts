import type { Fault } from '../../variations/fault.js';
import { violating } from '../../variations/fault-tables.js';
import { operationNames, problemNames, type OperationName } from '../../variations/operation-names.js';
import { hasEqual, isJsonArray, isJsonObject, lengthOf, textsIn, type JsonObject } from '../../json/json.js';
import type { Behaviour, Context } from '../../variations/behaviour.js';
import { businessObjections } from '../../messages/objection.js';
import { errorAnswer } from '../../messages/answer.js';
import { crashing, grading, serverError } from '../../variations/variation.js';

/** The operations whose requests have texts that a person writes. */
const withFreeText = [...problemNames, 'quote', 'order', 'order-amend', 'ethernet'] as const;

/** How long texts may be that name what is known before, by their pointers. */
const longest: readonly (readonly [RegExp, number])[] = [
  [/\/(serviceId|serviceSpecification\/id|\w+Reference)$/, 50],
  [/\/(supplierQuoteId|externalIdentifier)$/, 64],
];

/** Answers with a server error. */
export const crashes: readonly Fault[] = [
  ...violating('API-NO-SERVER-ERROR', [
    [
      'crashes',
      'Answers 500 to a request that it would accept.',
      [...problemNames, 'availability', 'order', 'test'],
      crashing(() => true),
    ],
    [
      'crashes-on-non-ascii',
      'Answers 500 to a text outside ASCII.',
      [...problemNames, 'quote', 'ethernet', 'order-amend'],
      crashing(({ body }) => textsIn(body).some(({ text }) => /[\u{80}-\u{10ffff}]/u.test(text))),
    ],
    [
      'crashes-on-nul',
      'Answers 500 to a text with the character U+0000.',
      withFreeText,
      crashingOnTexts((text) => text.includes('\u0000')),
    ],
    [
      'crashes-on-control-characters',
      'Answers 500 to a text with a control character other than white space and U+0000.',
      withFreeText,
      crashingOnTexts((text) => /(?![\0\s])\p{Cc}/u.test(text)),
    ],
    [
      'crashes-on-words',
      'Answers 500 to a text that is null, undefined, true, NaN or None.',
      ['amend', 'resolutions', 'quote', 'order-amend'],
      crashingOnTexts((text) => /^(null|undefined|true|NaN|None)\b/.test(text)),
    ],
    [
      'crashes-on-apostrophe',
      'Answers 500 to a text that begins with an apostrophe.',
      ['create', 'cancel', 'order', 'ethernet'],
      crashingOnTexts((text) => text.startsWith("'")),
    ],
    [
      'crashes-on-exponent',
      'Answers 500 to a number with an exponent.',
      ['create', 'cancel', 'quote', 'order', 'test', 'order-amend', 'order-cancel'],
      crashing(({ request }) => /"\s*:\s*-?[\d.]+e/i.test(request.text)),
    ],
    [
      'crashes-on-paths',
      'Answers 500 to a text with the path of a folder or a drive.',
      ['cancel', 'resolutions', 'order-amend', 'ethernet'],
      crashingOnTexts((text) => /^(\.\.\/|[A-Z]:\\)/.test(text)),
    ],
    [
      'crashes-on-many-sites',
      'Answers 500 to more than six sites.',
      ['quote', 'ethernet'],
      crashing(({ body }) => sitesIn(body).length > 6),
    ],
    [
      'crashes-on-equal-characteristics',
      'Answers 500 to two equal characteristics.',
      ['quote', 'ethernet', 'order-amend'],
      crashing(({ body }) =>
        [body, ...sitesIn(body)].some((each) =>
          ['serviceCharacteristics', 'siteCharacteristics'].some((name) => hasEqual(each[name])),
        ),
      ),
    ],
    [
      'crashes-on-longest-name',
      'Answers 500 to an id or a reference of the maximum length.',
      ['quote', 'reserve', 'order', 'order-amend', 'ethernet', 'test', 'create', 'amend'],
      {
        // It breaks before it looks for what is named.
        overlooks: ({ kind }, context) => kind.endsWith('-unknown') && hasLongest(context),
        ...crashing(hasLongest),
      },
    ],
    [
      'crashes-on-malformed-json',
      'Answers 500 for malformed JSON.',
      ['amend', 'resolutions', 'quote', 'order', 'order-amend'],
      grading(serverError, ({ kind }) => kind === 'json-malformed'),
    ],
    [
      'crashes-on-missing-credentials',
      'Answers 500 for missing credentials.',
      ['create', 'slots', 'ethernet'],
      grading(serverError, ({ kind }) => kind === 'credentials-missing'),
    ],
    [
      'crashes-on-missing-field',
      'Answers 500 for a missing field.',
      ['create', 'resolutions', 'reserve', 'order-cancel'],
      grading(serverError, ({ kind }) => kind === 'field-missing'),
    ],
    [
      'crashes-on-missing-header',
      'Answers 500 for a missing header.',
      ['cancel', 'quote', 'order-amend', 'availability'],
      grading(serverError, ({ kind }) => kind === 'header-missing'),
    ],
    [
      'crashes-on-wrong-type',
      'Answers 500 for a field of another type.',
      ['create', 'test', 'order-cancel', 'reserve'],
      grading(serverError, ({ kind }) => kind === 'field-type'),
    ],
    [
      'crashes-on-missing-parameter',
      'Answers 500 for a missing parameter.',
      ['availability', 'slots'],
      grading(serverError, ({ kind }) => kind === 'parameter-missing'),
    ],
    [
      'crashes-on-malformed-parameter',
      'Answers 500 for a parameter that is not well-formed JSON.',
      ['availability', 'slots'],
      grading(serverError, ({ kind }) => kind === 'parameter-malformed'),
    ],
    [
      'bad-gateway-for-unknown',
      'Answers 502 for a problem, order or service that it does not know.',
      ['amend', 'order-amend', 'test'],
      grading(
        { status: 502, code: 'SUPPLIER_FAULT' },
        ({ kind }) => kind.endsWith('-unknown') && businessObjections.has(kind),
      ),
    ],
  ]),
  ...repeatedIds('create', ({ book, body, tenant }) => book.byId(body['id'], tenant)),
  ...repeatedIds('order', ({ orders, body, tenant }) => orders.byId(body['id'], tenant)),
  ...repeatedIds('test', ({ tests, body, tenant }) => tests.byId(body['id'], tenant)),
  ...violating('API-IMPLEMENTED', [
    [
      'not-implemented',
      'Answers 501 to everything.',
      operationNames,
      {
        answers: (_answer, { correlation }) =>
          errorAnswer({ status: 501, code: 'NOT_IMPLEMENTED' }, ['Not implemented'], { ...correlation }),
      },
    ],
  ]),
];

function repeatedIds(operation: OperationName, known: (context: Context) => unknown): readonly Fault[] {
  return violating('API-NO-SERVER-ERROR', [
    [
      'crashes-on-repeated-id',
      'Answers 500 to an id that was used before.',
      [operation],
      crashing((context) => known(context) !== undefined),
    ],
  ]);
}

function hasLongest({ body }: Context): boolean {
  return textsIn(body).some(({ text, pointer }) =>
    longest.some(([name, length]) => name.test(pointer) && lengthOf(text) === length),
  );
}

function crashingOnTexts(picks: (text: string) => boolean): Behaviour {
  return crashing(({ body }) => textsIn(body).some(({ text }) => picks(text)));
}

function sitesIn({ sites, siteInformation = sites }: JsonObject): readonly JsonObject[] {
  return isJsonArray(siteInformation) ? siteInformation.filter(isJsonObject) : [];
}
