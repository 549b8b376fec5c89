export type { Fault } from './variations/fault.js';
export { faults } from './faults/index.js';
export { rareInputs } from './faults/rare-inputs/index.js';
export type { Mode } from './variations/mode.js';

export { styles } from './styles/index.js';
export { startSupplier, type ReferenceSupplier, type SupplierOptions } from './server/supplier.js';
export { UnknownNameError } from './server/unknown-name.js';
