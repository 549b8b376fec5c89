import type { RequestParts } from './request-parts.js';

/** Any test of the plain service; which kinds of problems there are is not a closed list. */
export const anyServiceTest: RequestParts = { name: 'service-test', open: ['problemType'] };
