import type { Fault } from '../../variations/fault.js';
import { jsonLayouts } from './json-layouts.js';
import { optionalFields } from './optional-fields.js';
import { values } from './values.js';

/** Refuses what it must accept. */
export const wronglyRefused: readonly Fault[] = [...values, ...optionalFields, ...jsonLayouts];
