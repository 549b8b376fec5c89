import { describeExtremes } from './conforming-extremes.js';

// Twenty seeds are tried by `npm run test:styles`.
describeExtremes([3, 158_381]);
