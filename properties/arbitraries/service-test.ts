import type { RequestParts } from './request-parts.js';
import { problemTypes } from './service-problem.js';

/** Any test of the plain service; the list of problem types is open. */
export const anyServiceTest: RequestParts = {
  name: 'service-test',
  open: ['problemType'],
  overrides: () => ({ '/problemType': problemTypes }),
};
