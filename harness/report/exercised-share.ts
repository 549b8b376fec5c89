/** What one keyword at one place has been exercised by. */
interface Exercised {
  readonly shown: readonly string[];
  readonly notShown: readonly string[];
  /** Whether it was broken, or how often; undefined where that does not count. */
  readonly broken?: boolean | number;
}

/** The share of all edges and near-misses that were exercised, in percent, to one decimal; 100 when there are none. */
export function exercisedShare(rows: readonly Exercised[]): number {
  const count = (number: (row: Exercised) => number) => rows.reduce((sum, row) => sum + number(row), 0);
  const done = count(({ shown, broken = false }) => shown.length + (Number(broken) > 0 ? 1 : 0));
  const all = count(({ shown, notShown, broken }) => shown.length + notShown.length + (broken === undefined ? 0 : 1));
  return all === 0 ? 100 : Math.floor((1000 * done) / all) / 10;
}
