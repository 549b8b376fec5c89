import type { Style } from '../variations/style.js';
import { onSuccessBody } from '../variations/variation.js';
import { cancelProblem, amendProblem } from '../../contract/requirements/index.js';
import { without } from '../json/json.js';

/** Styles of the references that a supplier makes. */
export const referenceStyles: readonly Style[] = [
  {
    name: 'references-any',
    description: 'Hands out references outside the pattern of amendments and cancellations, and takes them back.',
    behaviour: {
      references: (kind, count) => {
        if (kind !== 'problem') return undefined;
        return count % 2 === 1 ? `a-${count}` : `Ref ${count}`;
      },
    },
  },
  {
    name: 'long-references',
    description: 'Hands out references of 30 characters; their pattern binds the first 25 only.',
    behaviour: {
      references: (kind, count) =>
        kind === 'problem' || kind === 'resolution'
          ? `LONG_${kind[0]?.toUpperCase()}_${String(count).padStart(23, '0')}`
          : undefined,
    },
  },
  {
    name: 'order-references-any',
    description: 'Hands out references of orders and reservations that follow no pattern, and takes them back.',
    behaviour: {
      references: (kind, count) => (kind === 'order' || kind === 'reservation' ? `a123-${count} ü` : undefined),
    },
  },
  {
    name: 'no-amendment-references',
    description: 'Leaves the optional references of amendments and cancellations out.',
    behaviour: onSuccessBody((body, { request }) =>
      request.operation === amendProblem || request.operation === cancelProblem
        ? without(body, '/supplierReference')
        : body,
    ),
  },
];
