import { headerValues, type Headers } from '../report/exchange.js';

const words =
  'redacted|removed|masked|hidden|filtered|anonymised|anonymized|sanitised|sanitized|scrubbed|obfuscated|secret';

/** A text in whose place something else stood, such as `[redacted]`, `<REMOVED>` or `*****`. */
const whole = new RegExp(`^\\s*(?:[[({<*_-]*\\s*(?:${words})\\s*[\\])}>*_-]*|[*xX•.#]{3,})\\s*$`, 'i');

/** The same within another text. */
const within = new RegExp(`[[({<*_](?:${words})[\\])}>*_]|\\*{3,}|•{3,}`, 'i');

/** Whether a value was removed from a capture before it came here: then it is unknown, not wrong. */
export function isRedacted(text: string): boolean {
  return whole.test(text);
}

/** Whether a sentence quotes a value that was removed from a capture. */
export function quotesRedacted(text: string): boolean {
  return within.test(text);
}

/** The headers whose values are known. */
export function knownHeaders(headers: Headers): Headers {
  return headers.filter(([, value]) => !isRedacted(value));
}

/** Whether a header was there, but its value was removed. */
export function isRemoved(headers: Headers, name: string): boolean {
  const values = headerValues(headers, name);
  return values.length > 0 && values.every(isRedacted);
}
