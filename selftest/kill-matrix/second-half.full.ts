import { faults } from '../../simulator/index.js';
import { concernedBy, killMatrix } from './kill.js';

// In halves, so that two workers share them.
killMatrix(
  'every fault against every test purpose that could notice it, the second half',
  (fault) => Math.floor(faults.indexOf(fault) / 7) % 2 === 1,
  concernedBy,
);
