import { cancelProblem } from '../../contract/requirements/index.js';
import { killMatrix } from './kill.js';

killMatrix(
  `faults of ${cancelProblem}`,
  (fault) => fault.operation === cancelProblem,
  () => (purpose) => purpose.operation === cancelProblem,
);
