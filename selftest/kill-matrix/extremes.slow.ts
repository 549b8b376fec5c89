import { describeExtremes } from './conforming-extremes.js';

// Twenty seeds are tried by `npm run test:styles`.
describeExtremes([3]);
// An example asks the same with any seed: only properties, walks and KCIs are others with another one.
describeExtremes([158_381], ({ kind }) => kind !== 'example');
