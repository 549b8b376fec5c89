import { faults } from '../../simulator/index.js';
import type { Examination } from './examine.js';

/** A supplier in one of the extremes that the documents allow: styles, and SHOULDs that it does not follow. */
export interface Extreme extends Required<Pick<Examination, 'styles' | 'faults'>> {
  readonly name: string;
}

/** The names of the faults that begin so, whatever the operation. */
function everywhere(...beginnings: readonly string[]): readonly string[] {
  return faults.map(({ name }) => name).filter((name) => beginnings.some((begin) => name.startsWith(`${begin}-on-`)));
}

/** Suppliers that must be found conformant: with warnings for the SHOULDs that they do not follow, and nothing else. */
export const extremes: readonly Extreme[] = [
  {
    name: 'the strictest',
    styles: [
      'listed-codes-only',
      'anchored-patterns',
      'refuses-control-characters',
      'demands-reasons',
      'refuses-cpe',
      'refuses-unknown-fields',
      'refuses-unknown-parameters',
      'refuses-bare-braces',
      'refuses-swap',
      'knows-its-references',
      'tenants-agree',
      'all-422',
    ],
    faults: everywhere(
      'uuids-only',
      'point-zero-refused',
      'exponent-refused',
      'emoji-refused',
      'line-break-refused',
      'right-to-left-refused',
      'outer-space-refused',
      'unusual-contacts-refused',
      'firewall',
    ),
  },
  {
    name: 'the loosest',
    styles: [
      'takes-tokens-in-queries',
      'takes-tokens-of-other-clients',
      'removes-emptied-fields',
      'repeats-decisions',
      'several-engineers',
      'extra-fields',
      'body-on-202',
      'composed-letters',
      'messages-as-objects',
      'winter-offset-all-year',
    ],
    faults: everywhere(
      'cancelled-problem-cancelled',
      'cancelled-order-cancelled',
      'cancelled-problem-decided',
      'long-text-accepted',
      'short-text-accepted',
      'unmatched-pattern-accepted',
      'small-number-accepted',
      'texts-trimmed',
      'names-trimmed',
    ),
  },
  {
    name: 'the laziest',
    styles: [
      'no-echo-elsewhere',
      'no-echo-on-202',
      'no-echo-on-errors',
      'required-fields-only',
      'sparse-availability',
      'empty-quotes',
      'empty-reservations',
      'sparse-orders',
      'bodiless-amendments',
      'empty-cancellations',
      'sparse-tests',
      'plain-slots',
      'listed-codes-only',
      'anchored-patterns',
    ],
    faults: everywhere('not-found-for-unknown', 'conflict-for-ended', 'conflict-for-slot'),
  },
];
