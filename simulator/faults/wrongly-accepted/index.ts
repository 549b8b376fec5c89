import type { Fault } from '../../variations/fault.js';
import { closedLists } from './closed-lists.js';
import { credentials } from './credentials.js';
import { limits } from './limits.js';
import { missingParts } from './missing-parts.js';
import { notJson } from './not-json.js';
import { parameters } from './parameters.js';
import { types } from './types.js';

/** Accepts what it must refuse. */
export const wronglyAccepted: readonly Fault[] = [
  ...credentials,
  ...missingParts,
  ...notJson,
  ...types,
  ...limits,
  ...closedLists,
  ...parameters,
];
