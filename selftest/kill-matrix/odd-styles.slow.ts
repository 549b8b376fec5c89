import { styleMatrix } from './style.js';

styleMatrix(1);
