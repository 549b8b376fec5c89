import type { Style } from '../variations/style.js';
import { appointmentStyles } from './appointments.js';
import { bodyStyles } from './bodies.js';
import { demandStyles } from './demands.js';
import { fullAnswerStyles } from './full-answers.js';
import { headerStyles } from './headers.js';
import { leftOpenStyles } from './left-open.js';
import { lifecycleStyles } from './lifecycles.js';
import { referenceStyles } from './references.js';
import { rejectionStyles } from './rejections.js';
import { sparseAnswerStyles } from './sparse-answers.js';
import { updateStyles } from './updates.js';

/** Every conforming style: each makes the supplier differ in what the documents leave open, and in nothing else. */
export const styles: readonly Style[] = [
  ...headerStyles,
  ...bodyStyles,
  ...referenceStyles,
  ...rejectionStyles,
  ...lifecycleStyles,
  ...updateStyles,
  ...sparseAnswerStyles,
  ...fullAnswerStyles,
  ...appointmentStyles,
  ...demandStyles,
  ...leftOpenStyles,
];
