import { page } from '../requirements/sources.js';
import { sentencesOf } from './sentence.js';

/** What the page on service tests says. */
export const serviceTestSentences = {
  ...sentencesOf(page.serviceTest, 'docs-1.15', [
    [
      'st.accepted',
      'A test of a live service is answered 201 with its reference, and starts.',
      ['ST-BODY', 'ST-VALIDATES'],
      ['sparse-tests'],
    ],
    [
      'st.request',
      'A service test has an id, a service, its specification and the type of the problem.',
      ['API-FIELD-REQUIRED', 'API-FIELD-TYPE', 'API-FIELD-LIMIT', 'API-VALID-ACCEPTED'],
      ['refuses-cpe', 'listed-codes-only'],
    ],
    [
      'st.codes',
      'A service test answers 201, 400, 401, 403, 422, 500, 501 or 503, and never 202.',
      ['API-STATUS', 'API-REFUSAL-STATUS'],
    ],
    [
      'st.result-fields',
      'The result of a test has measures and an outcome.',
      'Their names are known from the side of tenants only, so what a KCI has of them is not judged.',
    ],
    [
      'st.validity',
      'A test is valid for two hours, and a green one forbids a service problem.',
      'It is a rule of the process. On the side of suppliers a problem need not name a test, so no refusal is expected.',
    ],
    ['st.rejected', 'A rejected test is answered 422.', ['ST-REJECTION-CODE', 'API-REJECTION-REASON']],
    ['st.result', 'The result of a test follows by KCI.', ['ST-RESULT-KCI']],
    [
      'st.reference',
      'The reference of a test is what a service problem names it by.',
      ['ST-REFERENCE-FORM', 'ST-REFERENCE-UNIQUE'],
    ],
  ]),
};
