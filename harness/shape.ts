/**
 * How much a plain request carries: only what is required, or also optional fields that need nothing in the supplier.
 * The first that a supplier accepts is the one that variants are compared with.
 */
export const shapes = ['required fields only', 'optional fields too'] as const;
export type Shape = (typeof shapes)[number];
