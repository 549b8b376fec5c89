import type { Fault } from '../variations/fault.js';
import { onSuccessBody } from '../variations/variation.js';
import { onOperations } from '../variations/on-operations.js';

const name = 'number-for-reference';
const description = 'Answers with a number as its reference.';
const behaviour = onSuccessBody((body) => ({ ...body, supplierReference: 12345678 }));

/** Answers with a number where the supplier's reference is documented as a text. */
export const numberForReference: readonly Fault[] = [
  ...onOperations({ name, requirement: 'SP-CREATE-BODY', description, behaviour }, ['create']),
  ...onOperations({ name, requirement: 'SP-AMEND-BODY', description, behaviour }, ['amend']),
  ...onOperations({ name, requirement: 'SP-CANCEL-BODY', description, behaviour }, ['cancel']),
  ...onOperations({ name, requirement: 'SP-RESOLVE-BODY', description, behaviour }, ['resolutions']),
];
