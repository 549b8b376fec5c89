import { requestQuote } from './operations.js';
import type { Requirement } from './requirement.js';
import { page } from './sources.js';

/** Requirements of Quote Management. */
export const quoteRequirements = {
  'QU-BODY': {
    level: 'MUST',
    statement: 'The fields in the 201 to a quote have the documented types.',
    source: page.quote,
    sureness: 'older-docs',
    reading:
      'The only copy of the answer is truncated, so its required fields and what it says about prices are not known.',
    operations: [requestQuote],
    judgedBy: 'The body must be a JSON object. Each visible field that is present is checked against the Quote schema.',
  },
} as const satisfies Record<string, Requirement>;
