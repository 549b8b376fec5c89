import type { Headers } from './exchange.js';

/** What stands in the place of a secret. */
export const mark = '[redacted]';
const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/** Below this length a value is so common in other texts that replacing it would only garble the evidence. */
const shortestSecret = 4;

/** What stands at the end of a text that was shortened. */
const cut = '…';

/** Removes secrets from everything that is stored or shown. */
export class Redactor {
  #secrets: ReadonlySet<string> = new Set();
  readonly #values = new Set<string>();
  /** Secrets that a reader has in another variable than the usual one. */
  readonly #variables = new Map<string, string>();

  constructor(secrets: readonly string[]) {
    for (const secret of secrets) this.add(secret);
  }

  /** Learns a secret, with the forms in which it travels: Base64, in URLs and forms, as a JSON string once or twice over. */
  add(secret: string): void {
    if (secret !== '') this.#values.add(secret);
    if (secret.length < shortestSecret) return;
    const forms = [
      secret,
      ...urlEncoded(secret),
      Buffer.from(secret).toString('base64'),
      escaped(secret),
      // As it stands in the JSON of a report that quotes JSON.
      escaped(escaped(secret)),
    ];
    // Longest first: one that begins with another would be left with its end showing.
    const all = [...this.#secrets, ...forms].sort((a, b) => b.length - a.length);
    this.#secrets = new Set(all);
  }

  /** Says in which environment variable a reader has a secret; FCC_TOKEN by default. */
  name(secret: string, variable: string): void {
    this.add(secret);
    this.#variables.set(secret, variable);
  }

  /** The environment variable that has the secret in a text. */
  variableIn(text: string): string {
    for (const [secret, variable] of this.#variables) if (text.includes(secret)) return variable;
    return 'FCC_TOKEN';
  }

  /** Whether a text holds a secret, however short. */
  hides(text: string): boolean {
    return [...this.#values].some((secret) => text.includes(secret)) || this.text(text) !== text;
  }

  text(text: string): string {
    let clean = text;
    for (const secret of this.#secrets) if (clean.includes(secret)) clean = clean.replaceAll(secret, mark);
    return clean.includes(cut) ? this.#withoutBeginnings(clean) : clean;
  }

  /** Removes the beginning of a secret that a shortened text ends with. */
  #withoutBeginnings(text: string): string {
    const parts = text.split(cut);
    const last = parts.length - 1;
    return parts.map((part, index) => (index === last ? part : this.#withoutBeginning(part))).join(cut);
  }

  #withoutBeginning(text: string): string {
    for (const secret of this.#secrets)
      for (let length = secret.length - 1; length >= shortestSecret; length--)
        if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length) + mark;
    return text;
  }

  headers(headers: Headers): Headers {
    return headers.map(
      ([name, value]) => [name, secretHeaders.has(name.toLowerCase()) ? mark : this.text(value)] as const,
    );
  }

  /** A deep copy of plain data with every string cleaned. */
  data<T>(value: T): T {
    if (typeof value === 'string') return this.text(value) as T;
    if (Array.isArray(value)) return value.map((item: unknown) => this.data(item)) as T;
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.data(item)])) as T;
    return value;
  }
}

/** As it stands in a URL or a form, by either of the two rules, its codes in upper or lower case. */
function urlEncoded(text: string): readonly string[] {
  const forms = [encodeURIComponent(text), new URLSearchParams([['', text]]).toString().slice(1)];
  return [...forms, ...forms.map((form) => form.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()))];
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
