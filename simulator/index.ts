export type { Fault } from './variations/fault.js';
export { faults } from './faults/index.js';
export { rareInputs } from './faults/rare-inputs/index.js';
export type { Mode } from './variations/mode.js';

export type { Update } from './state/update.js';
export { styles } from './styles/index.js';
export { openDesk, type Dealt, type Desk, type Received } from './server/desk.js';
export { startSupplier, type ReferenceSupplier, type SupplierOptions } from './server/supplier.js';
export { UnknownNameError } from './server/unknown-name.js';
