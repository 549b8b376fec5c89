import { appointmentSentences } from './appointments.js';
import { availabilityAndQuoteSentences } from './availability-and-quotes.js';
import { kciSentences } from './kcis.js';
import { orderSentences } from './orders.js';
import type { Sentence } from './sentence.js';
import { serviceProblemSentences } from './service-problems.js';
import { serviceTestSentences } from './service-tests.js';
import { wholeApiSentences } from './whole-api.js';

export type { Sentence } from './sentence.js';

/** Every normative sentence of the public documents by its permanent id, with what became of it. */
export const sentences: Readonly<Record<string, Sentence>> = {
  ...serviceProblemSentences,
  ...wholeApiSentences,
  ...availabilityAndQuoteSentences,
  ...appointmentSentences,
  ...orderSentences,
  ...serviceTestSentences,
  ...kciSentences,
};
