import type { Json } from '../../json/json.js';
import { edgesOf, type Edge } from './edges.js';
import { exercisedShare } from '../../report/exercised-share.js';
import type { NearMissValue } from '../near-misses/schema-near-misses.js';
import { labelOf, placesOf, type Place } from '../near-misses/places.js';
import { someAt } from '../schema/pointer-templates.js';
import type { SchemaGraph } from '../schema/schema-graph.js';
import type { ValueOptions } from '../values/value-options.js';

/** How far the keyword at one place has been exercised. */
export interface CoverageRow {
  /** JSON pointer of the place, `*` for every item of a list; of the required value where the keyword is `required`. */
  readonly pointer: string;
  readonly keyword: string;
  /** The edges that valid values have shown, and those that they have not. */
  readonly shown: readonly string[];
  readonly notShown: readonly string[];
  /** How often a near-miss has broken it; undefined where no near-miss is certain. */
  readonly broken?: number;
}

/** Which keywords at which places were exercised by valid values and by near-misses. */
export interface KeywordCoverage {
  readonly rows: readonly CoverageRow[];
  /** The share of all edges and near-misses that were exercised, in percent, to one decimal; 100 when there are none. */
  readonly percentage: number;
}

/** Counts what values exercise, as they are sent. */
export interface CoverageCounter {
  readonly sentValid: (value: Json) => void;
  readonly sentNearMiss: (nearMiss: Pick<NearMissValue, 'keyword' | 'pointer'>) => void;
  readonly coverage: () => KeywordCoverage;
}

/** Every edge of every place of a schema, each once. */
export function allEdges(graph: SchemaGraph, options: ValueOptions = {}): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const place of placesOf(graph, options))
    for (const edge of edgesOf(graph, place)) {
      const key = keyOf(edge);
      if (!edges.has(key)) edges.set(key, edge);
    }
  return [...edges.values()];
}

/** Whether a whole value shows an edge anywhere. */
export function shows(value: Json, { place, isShownBy }: Edge): boolean {
  return someAt(value, place.pointer, isShownBy);
}

/**
 * Starts counting.
 * @param breakable the places that have near-misses which are certain, or may have some
 * @param counts whether the edges of a place count; all by default
 * @param isBreakable whether a place that was not broken has any at all; all by default
 */
export function countCoverage(
  graph: SchemaGraph,
  breakable: readonly Place[],
  options: ValueOptions = {},
  counts: (place: Place) => boolean = () => true,
  isBreakable: (place: Place) => boolean = () => true,
): CoverageCounter {
  const edges = allEdges(graph, options).filter(({ place }) => counts(place));
  const shown = new Set<string>();
  const broken = new Map(breakable.map((place) => [rowOf(place), 0]));
  return {
    sentValid: (value) => {
      for (const edge of edges) if (!shown.has(keyOf(edge)) && shows(value, edge)) shown.add(keyOf(edge));
    },
    sentNearMiss: ({ pointer, keyword }) => {
      for (const place of breakable)
        if (place.keyword === keyword && isAt(pointer, labelOf(place)))
          broken.set(rowOf(place), (broken.get(rowOf(place)) ?? 0) + 1);
    },
    coverage: () => {
      const rows = new Map<string, CoverageRow>();
      for (const edge of edges) {
        const row = rows.get(rowOf(edge.place)) ?? emptyRow(edge.place);
        const list = shown.has(keyOf(edge)) ? 'shown' : 'notShown';
        rows.set(rowOf(edge.place), { ...row, [list]: [...row[list], edge.name] });
      }
      for (const place of breakable) {
        if (broken.get(rowOf(place)) === 0 && !isBreakable(place)) continue;
        const row = rows.get(rowOf(place)) ?? emptyRow(place);
        rows.set(rowOf(place), { ...row, broken: broken.get(rowOf(place)) ?? 0 });
      }
      const all = [...rows.values()];
      return { rows: all, percentage: exercisedShare(all) };
    },
  };
}

function emptyRow(place: Place): CoverageRow {
  return { pointer: labelOf(place), keyword: place.keyword, shown: [], notShown: [] };
}

function rowOf(place: Place): string {
  return `${labelOf(place)} ${place.keyword}`;
}

function keyOf({ place, name }: Edge): string {
  return `${rowOf(place)} ${name}`;
}

function isAt(pointer: string, template: string): boolean {
  const steps = pointer.split('/');
  const wanted = template.split('/');
  return steps.length === wanted.length && wanted.every((step, index) => step === '*' || step === steps[index]);
}
