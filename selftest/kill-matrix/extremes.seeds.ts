import { describeExtremes } from './conforming-extremes.js';

describeExtremes(Array.from({ length: 20 }, (_, index) => 1 + index * 7_919));
