import { withHeader } from '../../messages/answer.js';
import type { Fault } from '../../variations/fault.js';
import { onOperations, type OperationName } from '../../variations/on-operations.js';
import { onSuccess } from '../../variations/variation.js';

type Header = 'X-Request-ID' | 'X-Conversation-ID';

const requirements = { 'X-Request-ID': 'API-REQUEST-ID', 'X-Conversation-ID': 'API-CONVERSATION-ID' } as const;

const cases: readonly (readonly [
  name: string,
  description: string,
  header: Header,
  operation: OperationName,
  change: (value: string) => string,
])[] = [
  [
    'request-id-cut-at-comma',
    'Answers an X-Request-ID up to its first comma.',
    'X-Request-ID',
    'create',
    (value) => value.split(',')[0] ?? '',
  ],
  [
    'request-id-lowered-with-percent',
    'Answers an X-Request-ID with a percent sign in lower case.',
    'X-Request-ID',
    'quote',
    (value) => (value.includes('%') ? value.toLowerCase() : value),
  ],
  [
    'conversation-id-cut-at-64',
    'Answers the first 64 characters of an X-Conversation-ID.',
    'X-Conversation-ID',
    'amend',
    (value) => value.slice(0, 64),
  ],
  [
    'request-id-cut-at-128',
    'Answers the first 128 characters of an X-Request-ID.',
    'X-Request-ID',
    'cancel',
    (value) => value.slice(0, 128),
  ],
  [
    'conversation-id-quotes-escaped',
    'Answers an X-Conversation-ID with a backslash before each quote.',
    'X-Conversation-ID',
    'resolutions',
    (value) => value.replaceAll('"', '\\"'),
  ],
  [
    'conversation-id-spaces-encoded',
    'Answers an X-Conversation-ID with %20 for each space.',
    'X-Conversation-ID',
    'test',
    (value) => value.replaceAll(' ', '%20'),
  ],
  [
    'request-id-decoded',
    'Answers an X-Request-ID with a space for each %20.',
    'X-Request-ID',
    'availability',
    (value) => value.replaceAll('%20', ' '),
  ],
  [
    'conversation-id-spaces-collapsed',
    'Answers an X-Conversation-ID with one space for several.',
    'X-Conversation-ID',
    'slots',
    (value) => value.replaceAll(/ +/g, ' '),
  ],
  [
    'request-id-escaped-for-html',
    'Answers an X-Request-ID with &amp; for each ampersand.',
    'X-Request-ID',
    'reserve',
    (value) => value.replaceAll('&', '&amp;'),
  ],
  [
    'conversation-id-cut-at-semicolon',
    'Answers an X-Conversation-ID up to its first semicolon.',
    'X-Conversation-ID',
    'ethernet',
    (value) => value.split(';')[0] ?? '',
  ],
  [
    'request-id-without-backslashes',
    'Answers an X-Request-ID without its backslashes.',
    'X-Request-ID',
    'order-amend',
    (value) => value.replaceAll('\\', ''),
  ],
  [
    'conversation-id-plus-as-space',
    'Answers an X-Conversation-ID with a space for each plus sign.',
    'X-Conversation-ID',
    'order-cancel',
    (value) => value.replaceAll('+', ' ').trim(),
  ],
];

/** Header values that come back changed where they have something rare in them. */
export const rareHeaders: readonly Fault[] = cases.flatMap(([name, description, header, operation, change]) =>
  onOperations(
    {
      name,
      requirement: requirements[header],
      description,
      behaviour: onSuccess((answer) => {
        const value = answer.headers[header];
        return value === undefined ? answer : withHeader(answer, header, change(value));
      }),
    },
    [operation],
  ),
);
