import { withHeader, type Answer } from '../messages/answer.js';
import type { Style } from '../variations/style.js';

/** Styles of headers and of the way in which an answer is written to the connection. */
export const headerStyles: readonly Style[] = [
  {
    name: 'lower-case-headers',
    description: 'Writes the names of all headers in lower case.',
    behaviour: { headerName: (name) => name.toLowerCase() },
  },
  {
    name: 'upper-case-headers',
    description: 'Writes the names of all headers in upper case.',
    behaviour: { headerName: (name) => name.toUpperCase() },
  },
  {
    name: 'charset',
    description: 'Adds the character set to the media type.',
    behaviour: { answers: (answer) => ofMediaType(answer, 'application/json; charset=utf-8') },
  },
  {
    name: 'media-type-letter-case',
    description: 'Writes the media type in another letter case, without white space before its parameter.',
    behaviour: { answers: (answer) => ofMediaType(answer, 'Application/JSON;charset=UTF-8') },
  },
  {
    name: 'more-headers',
    description: 'Sends headers that the documents do not know.',
    behaviour: {
      answers: (answer) => withHeader(withHeader(answer, 'X-Powered-By', 'Example'), 'Cache-Control', 'no-store'),
    },
  },
  {
    name: 'closes-connections',
    description: 'Closes the connection after each answer.',
    behaviour: { answers: (answer) => withHeader(answer, 'Connection', 'close') },
  },
  {
    name: 'chunked',
    description: 'Sends bodies in chunks, without announcing their length.',
    behaviour: { transmits: () => 'chunked' },
  },
];

function ofMediaType(answer: Answer, mediaType: string): Answer {
  return answer.body === undefined ? answer : withHeader(answer, 'Content-Type', mediaType);
}
