import { textsIn } from '../json/json.js';
import { onOperations, problemNames } from '../variations/on-operations.js';

/** Answers 500 to a text outside ASCII. */
export const crashesOnNonAscii = onOperations(
  {
    name: 'crashes-on-non-ascii',
    requirement: 'API-NO-SERVER-ERROR',
    description: 'Answers 500 to a text outside ASCII.',
    behaviour: {
      objects: ({ body }) =>
        textsIn(body).some(({ text }) => /[\u{80}-\u{10ffff}]/u.test(text))
          ? { kind: 'refused', at: '', message: 'Unexpected failure', grade: { status: 500, code: 'SUPPLIER_FAULT' } }
          : undefined,
    },
  },
  [...problemNames, 'quote', 'ethernet', 'order-amend'],
);
