import type { RequirementId } from '../../../contract/requirements/index.js';
import { withHeader, withoutHeader, type Answer } from '../../messages/answer.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { whereEchoIsShown } from '../../variations/echo-level.js';
import { violating } from '../../variations/fault-tables.js';
import { problemNames, type OperationName } from '../../variations/operation-names.js';
import { onRefusal, onSuccess } from '../../variations/variation.js';

type Header = 'X-Request-ID' | 'X-Conversation-ID';

/** A defect that both headers can have. In its name and description, `*` stands for the header. */
type IdRow = readonly [
  name: string,
  description: string,
  operations: Readonly<Record<Header, readonly OperationName[]>>,
  behaviour: (header: Header) => Behaviour,
];

const bothUnchanged = { 'X-Request-ID': 'API-REQUEST-ID', 'X-Conversation-ID': 'API-CONVERSATION-ID' } as const;
const other = { 'X-Request-ID': 'X-Conversation-ID', 'X-Conversation-ID': 'X-Request-ID' } as const;

/** Answers without the two headers that follow a request, or with other values in them. */
export const correlationIds: readonly Fault[] = [
  ...whereEchoIsShown(
    violatingWithIds(bothUnchanged, [
      [
        'no-*',
        'Leaves * out of the answer to an accepted request.',
        { 'X-Request-ID': problemNames, 'X-Conversation-ID': problemNames },
        (header) => onSuccess((answer) => (answer.body === undefined ? answer : withoutHeader(answer, header))),
      ],
      [
        'no-*-now-and-then',
        'Leaves * out of every fifth answer to an accepted request.',
        { 'X-Request-ID': ['create'], 'X-Conversation-ID': ['amend'] },
        (header) => {
          let count = 0;
          return onSuccess((answer) => {
            count += 1;
            return answer.body === undefined || count % 5 > 0 ? answer : withoutHeader(answer, header);
          });
        },
      ],
      [
        'fresh-*',
        'Answers with an invented *.',
        {
          'X-Request-ID': ['create', 'resolutions', 'availability', 'order'],
          'X-Conversation-ID': ['amend', 'cancel', 'quote', 'order-amend'],
        },
        (header) => onSuccess((answer) => withHeader(answer, header, crypto.randomUUID())),
      ],
      [
        'previous-*',
        'Answers with the * of the request before.',
        {
          'X-Request-ID': ['amend', 'cancel', 'slots', 'order-amend', 'test'],
          'X-Conversation-ID': ['create', 'resolutions', 'reserve', 'order-cancel'],
        },
        (header) =>
          onSuccess((answer, { previous }) =>
            withHeader(answer, header, previous[header] ?? answer.headers[header] ?? ''),
          ),
      ],
      [
        'swapped-*',
        'Answers with the value of the other id as *.',
        {
          'X-Request-ID': ['create', 'quote', 'order-cancel'],
          'X-Conversation-ID': ['resolutions', 'availability', 'ethernet'],
        },
        (header) => onSuccess((answer) => withHeader(answer, header, answer.headers[other[header]] ?? '')),
      ],
      [
        'truncated-*',
        'Answers with the first 20 characters of the *.',
        { 'X-Request-ID': ['cancel', 'reserve', 'ethernet'], 'X-Conversation-ID': ['amend', 'slots', 'test'] },
        (header) => onSuccess((answer) => withHeader(answer, header, answer.headers[header]?.slice(0, 20) ?? '')),
      ],
      [
        'upper-case-*',
        'Answers with the * in upper case.',
        {
          'X-Request-ID': ['amend', 'test', 'order', 'resolutions'],
          'X-Conversation-ID': ['cancel', 'order', 'quote'],
        },
        (header) => onSuccess((answer) => inUpperCase(answer, header)),
      ],
      [
        'lower-case-*',
        'Answers with the * in lower case.',
        { 'X-Request-ID': ['create', 'reserve'], 'X-Conversation-ID': ['cancel', 'ethernet'] },
        (header) => onSuccess((answer) => withHeader(answer, header, answer.headers[header]?.toLowerCase() ?? '')),
      ],
      [
        'spaced-*',
        'Answers with blanks in place of the hyphens of the *.',
        { 'X-Request-ID': ['order-amend', 'availability'], 'X-Conversation-ID': ['order-cancel', 'slots'] },
        (header) =>
          onSuccess((answer) => withHeader(answer, header, (answer.headers[header] ?? '').replaceAll('-', ' '))),
      ],
      [
        'doubled-*',
        'Answers with the header * twice.',
        { 'X-Request-ID': ['create', 'quote', 'order-amend'], 'X-Conversation-ID': ['amend', 'order', 'reserve'] },
        (header) => onSuccess((answer) => withHeaderTwice(answer, header)),
      ],
      [
        'joined-*',
        'Answers with the value of * twice, joined by a comma.',
        {
          'X-Request-ID': ['cancel', 'slots', 'order-cancel'],
          'X-Conversation-ID': ['resolutions', 'test', 'availability', 'ethernet'],
        },
        (header) => onSuccess((answer) => withValueTwice(answer, header)),
      ],
      [
        '*-as-number',
        'Treats an * that consists of digits as a number.',
        {
          'X-Request-ID': ['availability', 'slots', 'order', 'order-cancel', 'test', 'amend', 'resolutions'],
          'X-Conversation-ID': ['quote', 'reserve', 'order-amend', 'ethernet', 'create', 'cancel'],
        },
        withoutLeadingZeros,
      ],
    ]),
  ),
  ...violatingWithIds(
    { 'X-Request-ID': 'API-ACCEPTED-HEADERS', 'X-Conversation-ID': 'API-ACCEPTED-HEADERS' },
    [
      [
        'accepted-with-fresh-*',
        'Answers 202 with an invented *.',
        { 'X-Request-ID': ['create', 'amend', 'cancel'], 'X-Conversation-ID': ['create', 'amend', 'cancel'] },
        (header) =>
          onSuccess((answer) => (answer.status === 202 ? withHeader(answer, header, crypto.randomUUID()) : answer)),
      ],
      [
        'accepted-with-doubled-*',
        'Answers 202 with the header * twice.',
        { 'X-Request-ID': ['create', 'order', 'cancel', 'order-amend'], 'X-Conversation-ID': ['order-cancel'] },
        (header) => onSuccess((answer) => (answer.status === 202 ? withHeaderTwice(answer, header) : answer)),
      ],
      [
        'accepted-with-joined-*',
        'Answers 202 with the value of * twice, joined by a comma.',
        { 'X-Request-ID': [], 'X-Conversation-ID': ['amend', 'order-cancel', 'ethernet'] },
        (header) => onSuccess((answer) => (answer.status === 202 ? withValueTwice(answer, header) : answer)),
      ],
      [
        'accepted-with-upper-case-*',
        'Answers 202 with the * in upper case.',
        { 'X-Request-ID': ['amend', 'ethernet'], 'X-Conversation-ID': ['create', 'cancel', 'order', 'order-amend'] },
        (header) => onSuccess((answer) => (answer.status === 202 ? inUpperCase(answer, header) : answer)),
      ],
    ],
    { mode: 'async' },
  ),
  ...violatingWithIds({ 'X-Request-ID': 'API-ERROR-HEADERS', 'X-Conversation-ID': 'API-ERROR-HEADERS' }, [
    [
      'refused-with-fresh-*',
      'Answers an error with an invented *.',
      {
        'X-Request-ID': ['resolutions', 'cancel', 'order', 'order-cancel', 'ethernet', 'test', 'reserve'],
        'X-Conversation-ID': ['create', 'amend', 'ethernet', 'availability', 'quote', 'slots', 'order-amend'],
      },
      (header) => onRefusal((answer) => withHeader(answer, header, crypto.randomUUID())),
    ],
    [
      'refused-with-doubled-*',
      'Answers an error with the header * twice.',
      {
        'X-Request-ID': ['create', 'amend', 'cancel', 'slots', 'reserve', 'order', 'order-cancel', 'ethernet', 'test'],
        'X-Conversation-ID': ['availability', 'quote', 'order-amend'],
      },
      (header) => onRefusal((answer) => withHeaderTwice(answer, header)),
    ],
    [
      'refused-with-joined-*',
      'Answers an error with the value of * twice, joined by a comma.',
      {
        'X-Request-ID': ['reserve', 'order', 'ethernet'],
        'X-Conversation-ID': ['quote', 'resolutions', 'availability', 'slots', 'test', 'create', 'cancel'],
      },
      (header) => onRefusal((answer) => withValueTwice(answer, header)),
    ],
    [
      'refused-with-upper-case-*',
      'Answers an error with the * in upper case.',
      { 'X-Request-ID': ['resolutions'], 'X-Conversation-ID': ['amend', 'order-amend', 'order-cancel'] },
      (header) => onRefusal((answer) => inUpperCase(answer, header)),
    ],
  ]),
];

function violatingWithIds(
  requirements: Readonly<Record<Header, RequirementId>>,
  rows: readonly IdRow[],
  traits: Pick<Fault, 'mode'> = {},
): readonly Fault[] {
  return (['X-Request-ID', 'X-Conversation-ID'] as const).flatMap((header) =>
    violating(
      requirements[header],
      rows.map(([name, description, operations, behaviour]) => [
        name.replace('*', header === 'X-Request-ID' ? 'request-id' : 'conversation-id'),
        description.replace('*', header),
        operations[header],
        behaviour(header),
      ]),
      traits,
    ),
  );
}

function withoutLeadingZeros(header: Header): Behaviour {
  return onSuccess((answer) => {
    const value = answer.headers[header];
    return value !== undefined && /^\d+$/.test(value) ? withHeader(answer, header, `${BigInt(value)}`) : answer;
  });
}

/** The header once more, under its name in lower case: so it goes out twice. */
function withHeaderTwice(answer: Answer, header: Header): Answer {
  const value = answer.headers[header];
  return value === undefined ? answer : withHeader(answer, header.toLowerCase(), value);
}

function withValueTwice(answer: Answer, header: Header): Answer {
  const value = answer.headers[header];
  return value === undefined ? answer : withHeader(answer, header, `${value}, ${value}`);
}

function inUpperCase(answer: Answer, header: Header): Answer {
  return withHeader(answer, header, answer.headers[header]?.toUpperCase() ?? '');
}
