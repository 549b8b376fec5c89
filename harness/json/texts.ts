import { isJsonObject, type Json, type JsonObject } from './json.js';

/** A value with all its texts changed; the names of fields stay as they are. */
export function withTexts(value: JsonObject, change: (text: string) => string): JsonObject;
export function withTexts(value: Json, change: (text: string) => string): Json;
export function withTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => withTexts(item, change));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withTexts(part, change)]));
}

/** A text in one Unicode normal form. */
export function normalised(text: string): string {
  return text.normalize('NFC');
}

/**
 * A text, in one Unicode normal form, without the white space around it; some software counts U+FEFF as white space, as
 * `trim` does.
 */
export function trimmed(text: string): string {
  return normalised(text).trim();
}
