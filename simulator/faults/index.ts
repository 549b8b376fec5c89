import type { Fault } from '../variations/fault.js';
import { alteredData } from './altered-data/index.js';
import { answers } from './answers/index.js';
import { appointments } from './appointments/index.js';
import { bodies } from './bodies/index.js';
import { kcis } from './kcis/index.js';
import { lifecycles } from './lifecycles/index.js';
import { rareInputs } from './rare-inputs/index.js';
import { wronglyAccepted } from './wrongly-accepted/index.js';
import { wronglyRefused } from './wrongly-refused/index.js';

/** The fault catalogue: every deliberate defect of the reference supplier, by name. */
export const faults: readonly Fault[] = [
  ...answers,
  ...wronglyAccepted,
  ...wronglyRefused,
  ...bodies,
  ...alteredData,
  ...appointments,
  ...lifecycles,
  ...kcis,
  ...rareInputs,
].toSorted((a, b) => (a.name < b.name ? -1 : 1));
