/**
 * The part of a list that is tried: all of it, or with `KILL_MATRIX_PART=2/6` the second of every six. `.ci/run` tries
 * another part for each commit, since the whole takes longer than it has; `npm run test:kill-matrix` tries everything.
 */
export function partOf<T>(items: readonly T[]): readonly T[] {
  const [part, parts] = (process.env['KILL_MATRIX_PART'] ?? '1/1').split('/').map(Number);
  if (part === undefined || parts === undefined || !(part >= 1 && part <= parts))
    throw new Error('KILL_MATRIX_PART is a part of a whole, such as 2/6.');
  return items.filter((_, index) => index % parts === part - 1);
}
