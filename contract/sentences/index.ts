import { kciSentences } from './kcis.js';
import { otherSentences } from './other-areas.js';
import type { Sentence } from './sentence.js';
import { serviceProblemSentences } from './service-problems.js';

export type { Sentence } from './sentence.js';

/** Every normative sentence of the public documents by its permanent id, with what became of it. */
export const sentences: Readonly<Record<string, Sentence>> = {
  ...serviceProblemSentences,
  ...otherSentences,
  ...kciSentences,
};
