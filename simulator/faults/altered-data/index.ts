import type { Fault } from '../../variations/fault.js';
import { fields } from './fields.js';
import { lookAlikes } from './look-alikes.js';
import { mixedAtOnce } from './mixed-at-once.js';
import { texts } from './texts.js';

/** Answers data otherwise than they were sent. */
export const alteredData: readonly Fault[] = [...fields, ...texts, ...lookAlikes, ...mixedAtOnce];
