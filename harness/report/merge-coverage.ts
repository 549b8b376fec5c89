import { exercisedShare } from './exercised-share.js';
import type { OperationCoverage, PlaceCoverage } from './run-report.js';

/** What several runs exercised together, in the order of their operations; each part of a run may have others. */
export function mergeCoverage(parts: readonly OperationCoverage[]): readonly OperationCoverage[] {
  const operations = [...new Set(parts.map(({ operation }) => operation))];
  return operations.map((operation) => {
    const all = parts.filter((part) => part.operation === operation).flatMap(({ places }) => places);
    const places = new Map<string, PlaceCoverage>();
    for (const place of all) {
      const key = `${place.keyword} ${place.pointer}`;
      const known = places.get(key);
      places.set(key, known ? together(known, place) : place);
    }
    return { operation, percentage: exercisedShare([...places.values()]), places: [...places.values()] };
  });
}

function together(one: PlaceCoverage, other: PlaceCoverage): PlaceCoverage {
  const shown = [...new Set([...one.shown, ...other.shown])];
  return {
    ...one,
    shown,
    notShown: one.notShown.filter((edge) => !shown.includes(edge)),
    ...(one.broken !== undefined && { broken: one.broken || other.broken === true }),
  };
}
