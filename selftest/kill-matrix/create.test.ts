import { createProblem } from '../../contract/requirements/index.js';
import { killMatrix } from './kill.js';

killMatrix(
  `faults of ${createProblem}`,
  (fault) => fault.operation === createProblem,
  () => (purpose) => purpose.operation === createProblem,
);
