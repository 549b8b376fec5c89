import { findAppointments } from '../../contract/requirements/index.js';
import { killMatrixOf } from './kill.js';

killMatrixOf(findAppointments);
