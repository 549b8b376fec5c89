/** The candidate that a mistyped word most probably means; none if nothing is close. Letter case, - and _ do not count. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = plain(word);
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: distance(wanted, plain(candidate)) }))
    .filter(
      (option) => option.distance <= Math.max(1, Math.floor(Math.min(wanted.length, option.candidate.length) / 3)),
    )
    .sort((left, right) => left.distance - right.distance);
  return best?.candidate;
}

function plain(word: string): string {
  return word
    .slice(0, 60)
    .toLowerCase()
    .replaceAll(/[-_\s]/g, '');
}

/** The Levenshtein distance: how many letters to insert, delete or replace. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
