/**
 * How much a plain request carries: only what is required, also optional fields that need nothing in the supplier, or
 * also what it can refer to in the supplier. The first that a supplier accepts is the one that variants are compared
 * with. Not every operation has all three.
 */
export const requestVariants = ['minimal', 'optional', 'references'] as const;
export type RequestVariant = (typeof requestVariants)[number];
