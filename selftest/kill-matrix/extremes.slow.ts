import { describeExtremes } from './conforming-extremes.js';

describeExtremes([1, 7_920]);
