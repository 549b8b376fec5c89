import type { Fault } from '../../variations/fault.js';
import { correlationIds } from './correlation-ids.js';
import { crashes } from './crashes.js';
import { errorBodies } from './error-bodies.js';
import { mediaTypes } from './media-types.js';
import { refusalCodes } from './refusal-codes.js';
import { successStatus } from './success-status.js';
import { transmission } from './transmission.js';

/** Status codes, headers and bodies of answers that are wrong in any operation, and answers that never come. */
export const answers: readonly Fault[] = [
  ...successStatus,
  ...refusalCodes,
  ...crashes,
  ...errorBodies,
  ...correlationIds,
  ...mediaTypes,
  ...transmission,
];
