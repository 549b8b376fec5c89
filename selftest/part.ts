/**
 * The part of a list that is tried: all of it, or with `TEST_PART=2/6` the second of every six. `.ci/run` tries another
 * part of what takes longest for each commit, since the whole takes longer than it has.
 */
export function partOf<T>(items: readonly T[]): readonly T[] {
  const { part, parts } = chosen();
  return items.filter((_, index) => index % parts === part - 1);
}

/** How many of a number of like runs are done: all, or with `TEST_PART=2/6` a sixth. */
export function partOfRuns(runs: number): number {
  return Math.ceil(runs / chosen().parts);
}

function chosen(): { readonly part: number; readonly parts: number } {
  const [part, parts] = (process.env['TEST_PART'] ?? '1/1').split('/').map(Number);
  if (part === undefined || parts === undefined || !(part >= 1 && part <= parts))
    throw new Error('TEST_PART is a part of a whole, such as 2/6.');
  return { part, parts };
}
