import { amendOrder } from '../../contract/requirements/index.js';
import { killMatrixOf } from './kill.js';

killMatrixOf(amendOrder);
