import { requestQuote } from './operations.js';
import type { Requirement } from './requirement.js';
import { page } from './sources.js';

/** Requirements of Quote Management. */
export const quoteRequirements = {
  'QU-BODY': {
    level: 'MUST',
    statement: 'The 201 to a quote has its fields in the documented types.',
    source: page.quote,
    sureness: 'older-docs',
    reading:
      'The only copy of the answer is cut inside it: which fields it must have, and what it says of prices, is not known.',
    operations: [requestQuote],
    judgedBy: 'The body is a JSON object, and each of the visible fields that it has is held against the Quote schema.',
  },
} as const satisfies Record<string, Requirement>;
