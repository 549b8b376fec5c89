import type { Fault } from '../../variations/fault.js';
import { bodyFaults } from '../../variations/fault-tables.js';

/** Answers a quote in another layout. */
export const quotes: readonly Fault[] = [
  ...bodyFaults('quote', 'QU-BODY', [
    ['flag-for-id', 'Answers true for the id of a quote.', (body) => ({ ...body, id: true })],
    ['null-for-id', 'Answers null for the id of a quote.', (body) => ({ ...body, id: null })],
    ['list-for-id', 'Answers a list with the id of a quote.', (body) => ({ ...body, id: [body['id'] ?? 1] })],
    [
      'null-for-external-identifier',
      'Answers null for a missing external identifier.',
      (body) => (body['externalIdentifier'] === undefined ? { ...body, externalIdentifier: null } : body),
    ],
    ['answer-as-list', 'Answers a list with the one quote.', (body) => [body]],
    ['answer-as-text', 'Answers the id of the quote alone, as a JSON text.', (body) => body['id'] ?? ''],
  ]),
];
