import type { Fault } from '../variations/fault.js';
import { onSuccessBody } from '../variations/variation.js';
import { onOperations } from '../variations/on-operations.js';

const name = 'reference-outside-pattern';
const description = 'Answers with a reference in lower case, with a hyphen.';
const behaviour = onSuccessBody((body) => ({ ...body, supplierReference: 'ab-1' }));

/** Answers with a reference of the amendment or cancellation itself that breaks its documented form. */
export const referenceOutsidePattern: readonly Fault[] = [
  ...onOperations({ name, requirement: 'SP-AMEND-BODY', description, behaviour }, ['amend']),
  ...onOperations({ name, requirement: 'SP-CANCEL-BODY', description, behaviour }, ['cancel']),
];
