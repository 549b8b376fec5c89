import { decideResolution } from '../../contract/requirements/index.js';
import { killMatrix } from './kill.js';

killMatrix(
  `faults of ${decideResolution}`,
  (fault) => fault.operation === decideResolution,
  () => (purpose) => purpose.operation === decideResolution,
);
