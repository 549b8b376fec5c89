import { withHeader } from '../../messages/answer.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { whereEchoIsShown } from '../../variations/echo-level.js';
import { violating } from '../../variations/fault-tables.js';
import { onSuccess } from '../../variations/variation.js';

/** Header values that come back changed where they have something rare in them. */
export const rareHeaders: readonly Fault[] = [
  ...whereEchoIsShown([
    ...violating('API-REQUEST-ID', [
      [
        'request-id-cut-at-comma',
        'Answers an X-Request-ID up to its first comma.',
        ['create'],
        changed('X-Request-ID', (value) => value.split(',')[0] ?? ''),
      ],
      [
        'request-id-lowered-with-percent',
        'Answers an X-Request-ID with a percent sign in lower case.',
        ['quote'],
        changed('X-Request-ID', (value) => (value.includes('%') ? value.toLowerCase() : value)),
      ],
      [
        'request-id-cut-at-128',
        'Answers the first 128 characters of an X-Request-ID.',
        ['cancel'],
        changed('X-Request-ID', (value) => value.slice(0, 128)),
      ],
      [
        'request-id-decoded',
        'Answers an X-Request-ID with a space for each %20.',
        ['availability'],
        changed('X-Request-ID', (value) => value.replaceAll('%20', ' ')),
      ],
      [
        'request-id-escaped-for-html',
        'Answers an X-Request-ID with &amp; for each ampersand.',
        ['reserve'],
        changed('X-Request-ID', (value) => value.replaceAll('&', '&amp;')),
      ],
      [
        'request-id-without-backslashes',
        'Answers an X-Request-ID without its backslashes.',
        ['order-amend'],
        changed('X-Request-ID', (value) => value.replaceAll('\\', '')),
      ],
    ]),
    ...violating('API-CONVERSATION-ID', [
      [
        'conversation-id-cut-at-64',
        'Answers the first 64 characters of an X-Conversation-ID.',
        ['amend'],
        changed('X-Conversation-ID', (value) => value.slice(0, 64)),
      ],
      [
        'conversation-id-quotes-escaped',
        'Answers an X-Conversation-ID with a backslash before each quote.',
        ['resolutions'],
        changed('X-Conversation-ID', (value) => value.replaceAll('"', '\\"')),
      ],
      [
        'conversation-id-spaces-encoded',
        'Answers an X-Conversation-ID with %20 for each space.',
        ['test'],
        changed('X-Conversation-ID', (value) => value.replaceAll(' ', '%20')),
      ],
      [
        'conversation-id-spaces-collapsed',
        'Answers an X-Conversation-ID with one space for several.',
        ['slots'],
        changed('X-Conversation-ID', (value) => value.replaceAll(/ +/g, ' ')),
      ],
      [
        'conversation-id-cut-at-semicolon',
        'Answers an X-Conversation-ID up to its first semicolon.',
        ['ethernet'],
        changed('X-Conversation-ID', (value) => value.split(';')[0] ?? ''),
      ],
      [
        'conversation-id-plus-as-space',
        'Answers an X-Conversation-ID with a space for each plus sign.',
        ['order-cancel'],
        changed('X-Conversation-ID', (value) => value.replaceAll('+', ' ').trim()),
      ],
    ]),
  ]),
];

function changed(header: 'X-Request-ID' | 'X-Conversation-ID', change: (value: string) => string): Behaviour {
  return onSuccess((answer) => {
    const value = answer.headers[header];
    return value === undefined ? answer : withHeader(answer, header, change(value));
  });
}
