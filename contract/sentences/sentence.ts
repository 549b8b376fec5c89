import type { RequirementId, Sureness } from '../requirements/index.js';

/** One normative sentence of the public documents, in our own words, and what became of it. */
export interface Sentence {
  readonly says: string;
  /** The public page that states it. */
  readonly source: string;
  readonly sureness: Sureness;
  /** The requirements that it led to; none with the reason why. */
  readonly requirements: readonly RequirementId[];
  readonly noneBecause?: string;
  /** Ways to conform that the reference supplier shows, where the sentence leaves a choice: styles by their names. */
  readonly styles?: readonly string[];
}

/** A row: the permanent id, what the sentence says, its requirements or the reason why it has none, and styles. */
type Row = readonly [id: string, says: string, led: readonly RequirementId[] | string, styles?: readonly string[]];

/** The sentences of one page. */
export function sentencesOf(
  source: string,
  sureness: Sureness,
  rows: readonly Row[],
): Readonly<Record<string, Sentence>> {
  return Object.fromEntries(
    rows.map(([id, says, led, styles]) => {
      const requirements = typeof led === 'string' ? [] : led;
      const sentence: Sentence = {
        says,
        source,
        sureness,
        requirements,
        ...(typeof led === 'string' && { noneBecause: led }),
        ...(styles && { styles }),
      };
      return [id, sentence] as const;
    }),
  );
}
