import { amendProblem } from '../../contract/requirements/index.js';
import { killMatrix } from './kill.js';

killMatrix(
  `faults of ${amendProblem}`,
  (fault) => fault.operation === amendProblem,
  () => (purpose) => purpose.operation === amendProblem,
);
