import type { Headers } from './exchange.js';
import { formsOf } from './secrets/forms.js';

/** What stands in the place of a secret. */
export const mark = '[redacted]';
const secretHeaders = new Set(['authorization', 'proxy-authorization', 'cookie', 'set-cookie']);

/** Below this length a value is so common in other texts that replacing it would only garble the evidence. */
const shortestSecret = 4;

/** A secret that could stand in a sentence of ours, such as `test`: replacing it there would only garble the sentence. */
const commonWord = /^[A-Za-z]?[a-z]{1,11}$/;

/** What stands at the end of a text that was shortened. */
const cut = '…';

/** Removes secrets from everything that is stored or shown. */
export class Redactor {
  /** In all their forms, the longest first. */
  #secrets: readonly string[] = [];
  readonly #values = new Set<string>();
  /** What a shell makes into a secret, where that is not simply the usual variable. */
  readonly #expressions = new Map<string, string>();

  constructor(secrets: readonly string[]) {
    for (const secret of secrets) this.add(secret);
  }

  /** Learns a secret, with the forms in which it travels. */
  add(secret: string): void {
    if (secret === '' || this.#values.has(secret)) return;
    this.#values.add(secret);
    if (secret.length < shortestSecret) return;
    // Longest first: one that begins with another would be left with its end showing.
    const all = [...this.#secrets, ...formsOf(secret)].sort((a, b) => b.length - a.length);
    this.#secrets = [...new Set(all)];
  }

  /** Says in which environment variable a reader has a secret; FCC_TOKEN by default. */
  name(secret: string, variable: string): void {
    this.express(secret, `$${variable}`);
  }

  /** Says what a reader's shell makes into a secret, between double quotes. */
  express(secret: string, expression: string): void {
    this.add(secret);
    this.#expressions.set(secret, expression);
  }

  /** What a shell makes into the secret in a text, between double quotes. */
  expressionIn(text: string): string {
    // The longest first: what is made from a secret may contain it.
    const known = [...this.#expressions].sort(([one], [other]) => other.length - one.length);
    return known.find(([secret]) => text.includes(secret))?.[1] ?? '$FCC_TOKEN';
  }

  /** Whether a text holds a secret, however short. */
  hides(text: string): boolean {
    return [...this.#values].some((secret) => text.includes(secret)) || this.text(text) !== text;
  }

  /** A text of others, such as an answer, without secrets. */
  text(text: string): string {
    return withoutSecrets(text, this.#secrets);
  }

  /** Whether any of these texts holds what `text` removes; quicker than to clean each where none does. */
  finds(texts: readonly string[]): boolean {
    const all = texts.join('\n');
    return all.includes(cut) || this.#secrets.some((secret) => all.includes(secret));
  }

  /**
   * A sentence of this suite without secrets. What it quotes of others has been cleaned before; a secret that is a common
   * word may be one of the suite's own.
   */
  sentence(text: string): string {
    return withoutSecrets(
      text,
      this.#secrets.filter((secret) => !commonWord.test(secret)),
    );
  }

  /** @param clean what becomes of each value; those of headers that hold secrets are replaced as a whole */
  headers(headers: Headers, clean = (value: string) => this.text(value)): Headers {
    return headers.map(([name, value]) => [name, isSecretHeader(name) ? mark : clean(value)] as const);
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

/** Whether the value of a header is never shown, whatever it is. */
export function isSecretHeader(name: string): boolean {
  return secretHeaders.has(name.toLowerCase());
}

/** @param secrets the longest first */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) if (clean.includes(secret)) clean = clean.replaceAll(secret, mark);
  if (!clean.includes(cut)) return clean;
  const parts = clean.split(cut);
  const last = parts.length - 1;
  return parts.map((part, index) => (index === last ? part : withoutBeginning(part, secrets))).join(cut);
}

/** Removes the beginning of a secret that a shortened text ends with. */
function withoutBeginning(text: string, secrets: readonly string[]): string {
  for (const secret of secrets)
    for (let length = secret.length - 1; length >= shortestSecret; length--)
      if (text.endsWith(secret.slice(0, length))) return text.slice(0, -length) + mark;
  return text;
}
