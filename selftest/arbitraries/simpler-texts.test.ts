import { expect, test } from 'vitest';
import { requestQuote } from '../../contract/requirements/index.js';
import { freeParts, isJsonObject, type Json, type JsonObject } from '../../harness/index.js';
import { anyQuote } from '../../properties/arbitraries/site.js';
import { partsOf } from '../../properties/arbitraries/request-parts.js';

const address = { id: '200004033694', type: 'UPRN' };
const plain: JsonObject = {
  id: 1,
  sites: ['A-END', 'B-END'].map((role) => ({
    name: 'Strategic Imperative Offices',
    postcode: 'TW184LG',
    role,
    address,
  })),
  contractDetails: { contractLength: { value: 36, unit: 'MONTH' } },
  service: [{ serviceSpecification: { id: 'ftthl2r' } }],
};

function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  const parts: readonly Json[] = Array.isArray(value) ? value : isJsonObject(value) ? Object.values(value) : [];
  return parts.flatMap(textsOf);
}

test('no simpler request has a blank text, which a supplier may take for none', () => {
  const drawn = [...freeParts(requestQuote, plain, partsOf(anyQuote, plain))(1, 3)];
  const simpler = drawn.flatMap((each) => [...each.simpler()]);
  expect(simpler.length).toBeGreaterThan(10);
  expect(simpler.flatMap(({ value }) => textsOf(value)).filter((text) => text.trim() === '')).toEqual([]);
});
