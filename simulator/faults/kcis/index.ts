import type { Fault } from '../../variations/fault.js';
import { amendments } from './amendments.js';
import { content } from './content.js';
import { form } from './form.js';
import { histories } from './histories.js';
import { laterAmendments } from './later-amendments.js';
import { undoneAmendments } from './undone-amendments.js';
import { missing } from './missing.js';
import { promises } from './promises.js';
import { stateChanges } from './state-changes.js';
import { states } from './states.js';

/** Sends wrong KCIs, or none. */
export const kcis: readonly Fault[] = [
  ...form,
  ...content,
  ...states,
  ...missing,
  ...stateChanges,
  ...laterAmendments,
  ...undoneAmendments,
  ...amendments,
  ...histories,
  ...promises,
];
