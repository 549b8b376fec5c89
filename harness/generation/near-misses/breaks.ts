import type { Break } from '../values/break.js';
import { numberBreaks } from './number-breaks.js';
import { objectBreaks } from './object-breaks.js';
import { listBreaks } from './list-breaks.js';
import type { Place } from './places.js';
import type { SchemaGraph } from '../schema/schema-graph.js';
import { textBreaks } from './text-breaks.js';
import { valueBreaks } from './value-breaks.js';

/** The ways to break the keyword of a place; some may break others too, which only validation can tell. */
export function breaksOf(graph: SchemaGraph, place: Place): readonly Break[] {
  return [
    ...valueBreaks(place),
    ...textBreaks(place),
    ...numberBreaks(place),
    ...listBreaks(graph, place),
    ...objectBreaks(place),
  ];
}
