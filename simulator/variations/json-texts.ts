import type { ApiRequest } from './behaviour.js';

/** The JSON texts of a request: its body, or its query parameters as far as they are JSON. */
export function jsonTextsOf({ text, query }: ApiRequest): readonly string[] {
  if (query === '') return [text];
  const search = new URLSearchParams(query);
  return ['address', 'serviceSpecification'].flatMap((name) => search.getAll(name));
}
