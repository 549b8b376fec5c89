import { sendUpdate } from '../../contract/requirements/index.js';
import { killMatrix } from './kill.js';

killMatrix(
  `faults of ${sendUpdate}`,
  (fault) => fault.operation === sendUpdate,
  () => (purpose) => purpose.operation === sendUpdate,
);
