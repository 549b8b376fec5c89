import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { BoundedPattern } from '../../json/bounded-pattern.js';
import { matching as textsMatching } from '../schema/pattern.js';
import type { Schema } from '../../../contract/schema.js';
import { plainText } from './example-value.js';

const dayMs = 86_400_000;

/** A text in each format that JSON Schema and OpenAPI name; dates lie ahead, ids are fresh. */
const formats: Readonly<Record<string, () => string>> = {
  'date-time': () => `${dayAhead()}T09:00:00Z`,
  date: dayAhead,
  time: () => '09:00:00Z',
  duration: () => 'P1D',
  uuid: () => randomUUID(),
  email: () => 'conformance@example.com',
  'idn-email': () => 'conformance@example.com',
  hostname: () => 'www.example.com',
  'idn-hostname': () => 'www.example.com',
  ipv4: () => '192.0.2.1',
  ipv6: () => '2001:db8::1',
  uri: () => 'https://www.example.com/',
  url: () => 'https://www.example.com/',
  iri: () => 'https://www.example.com/',
  'uri-reference': () => '/conformance',
  byte: () => 'Y29uZm9ybWFuY2U=',
  regex: () => '^a$',
  'json-pointer': () => '/a',
};

/** A text of a schema: of its format, of its pattern, else one that nothing else is called, as far as its length allows. */
export function sampleText(schema: Schema): string {
  const { format, pattern, minLength = 1, maxLength = Infinity } = schema;
  const made = format === undefined ? undefined : formats[format]?.();
  if (made !== undefined && pattern === undefined) return made;
  if (pattern !== undefined) return matching(new BoundedPattern(pattern, 'u'), minLength, maxLength) ?? made ?? '';
  const unique = `conformance-${randomUUID().slice(0, 8)}`;
  return minLength <= unique.length && unique.length <= maxLength
    ? unique
    : plainText(Math.max(minLength, Math.min(12, maxLength)));
}

/** Texts that were made for a pattern: a large description asks for the same again and again. */
const known = new Map<string, string | undefined>();

/** A text that a pattern takes, within the lengths; undefined where none was found among many. */
function matching(pattern: RegExp, shortest: number, longest: number): string | undefined {
  const key = JSON.stringify([pattern.source, shortest, longest]);
  if (!known.has(key)) known.set(key, firstMatching(pattern, shortest, longest));
  return known.get(key);
}

function firstMatching(pattern: RegExp, shortest: number, longest: number): string | undefined {
  const fits = (text: string) => pattern.test(text) && [...text].length >= shortest && [...text].length <= longest;
  try {
    const plain = plainText(Math.max(shortest, Math.min(12, longest)));
    if (fits(plain)) return plain;
    return fc.sample(textsMatching(pattern.source, shortest, longest, []), { seed: 1, numRuns: 200 }).find(fits);
  } catch {
    // No text can be made for a pattern like this.
    return undefined;
  }
}

function dayAhead(): string {
  return new Date(Date.now() + 30 * dayMs).toISOString().slice(0, 10);
}
